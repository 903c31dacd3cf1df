#include "story/markdown/graph_section.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "story/json/field_syntax.h"
#include "story/markdown/text_fold.h"
#include "story/markdown/words.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

struct GraphItem {
  SourceLine line;
  std::string_view key;
  GraphKey kind = GraphKey::None;
  std::vector<std::string_view> elements;
};

// Only wiki-links and commas: a sentence that mentions a story is no list.
bool is_wiki_link_list(std::string_view text) {
  return text.substr(0, 2) == "[[" && text.size() > 4 && text.substr(text.size() - 2) == "]]";
}

std::optional<KeyedText> list_of(std::string_view line) {
  const std::optional<std::string_view> item = list_item_of(line);
  return keyed_text_of(item ? *item : line);
}

// Commas inside [[…]] and in the target of [label](target) do not divide.
void add_elements(GraphItem& item, std::string_view list) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    const std::string_view mark = list.substr(std::min(i, list.size()), 2);
    const std::size_t end = mark == "[["   ? list.find("]]", i)
                            : mark == "](" ? list.find(')', i)
                                           : std::string_view::npos;
    if (end != std::string_view::npos) i = end;
    if (i < list.size() && list[i] != ',') continue;
    const std::string_view element = trimmed(list.substr(begin, i - begin));
    if (!element.empty()) item.elements.push_back(element);
    begin = i + 1;
  }
}

struct Reference {
  std::string slug;
  std::string label;
};

// `[[slug]]`, `[[slug|label]]`, `[label](/ko/entity/slug)` or plain words.
Reference reference_of(std::string_view element, bool is_wiki_link_expected) {
  if (is_wiki_link_list(element)) {
    const std::string_view inside = element.substr(2, element.size() - 4);
    if (inside.find_first_of("[]") != std::string_view::npos) return {};
    const std::size_t bar = inside.find('|');
    const std::string_view label =
        bar == std::string_view::npos ? std::string_view() : trimmed(inside.substr(bar + 1));
    return {std::string(trimmed(inside.substr(0, bar))), std::string(label)};
  }
  const std::size_t middle = element.find("](");
  if (element.front() == '[' && element.back() == ')' && middle != std::string_view::npos) {
    const std::string node = node_id_from_link(element.substr(middle + 2, element.size() - middle - 3));
    const std::string_view label = element.substr(1, middle - 1);
    if (label.find_first_of("[]") != std::string_view::npos) return {};  // [[slug|label]] could not hold it
    return {node.substr(node.find(':') + 1), std::string(label)};
  }
  if (element.find_first_of("[]") != std::string_view::npos) return {};
  return {is_wiki_link_expected ? std::string(element) : slug_of(element), std::string(element)};
}

void add_related(Story& story, const GraphItem& item, std::string_view element, Reporter& reporter) {
  Reference reference = reference_of(element, true);
  if (reference.label == reference.slug) reference.label.clear();
  if (is_slug(reference.slug)) {
    story.related.push_back({reference.slug, reference.label, {}});
    return;
  }
  story.other_lines.push_back("- " + std::string(item.key) + ": " + std::string(element));
  reporter.report(Severity::Warning, "not-a-slug",
                  "A related story is given as [[slug]]; this one is kept as text.", item.line.number,
                  column_of(item.line, element));
}

void add_entity(Story& story, const GraphItem& item, std::string_view element, Reporter& reporter) {
  const Reference reference = reference_of(element, false);
  if (is_slug(reference.slug)) {
    story.entities.push_back({reference.slug, reference.label, {}});
    return;
  }
  story.other_lines.push_back("- " + std::string(item.key) + ": " + std::string(element));
  reporter.report(Severity::Warning, "not-a-slug", "No slug can be made of this entity; it is kept as text.",
                  item.line.number, column_of(item.line, element));
}

std::vector<GraphItem> graph_items(Story& story, const std::vector<SourceLine>& lines, std::size_t first,
                                   std::size_t last, Reporter& reporter) {
  std::vector<GraphItem> items;
  for (std::size_t i = first; i < last; ++i) {
    const SourceLine& line = lines[i];
    if (is_blank(line.text) || is_thematic_break(line.text)) continue;
    const std::optional<KeyedText> list = list_of(line.text);
    const std::optional<std::string_view> nested = list_item_of(line.text);
    if (!items.empty() && indentation(line.text) > 0 && !list) {
      add_elements(items.back(), nested ? *nested : trimmed(line.text));
    } else if (list && !heading_of(line)) {
      items.push_back({line, list->key, graph_key(list->key), {}});
      add_elements(items.back(), list->value);
      const bool has_links = !items.back().elements.empty() && is_wiki_link_list(items.back().elements[0]);
      if (items.back().kind == GraphKey::None && has_links) items.back().kind = GraphKey::Related;
    } else {
      story.other_lines.push_back(kept_line(line.text));
      reporter.report(Severity::Warning, "unknown-line",
                      "This line of the graph has no meaning here; it is kept.", line.number);
    }
  }
  return items;
}

bool is_known(const GraphItem& item, GraphKey kind) {
  return item.kind == kind && graph_key(item.key) == kind;
}

}  // namespace

bool holds_graph(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last,
                 bool is_after_takes) {
  constexpr std::size_t kMostUnknownLists = 2;
  std::size_t keyed_count = 0;
  std::size_t other_count = 0;
  std::size_t comma_count = 0;
  bool has_known_key = false;
  for (std::size_t i = first; i < last; ++i) {
    if (is_blank(lines[i].text) || is_thematic_break(lines[i].text)) continue;
    const std::optional<KeyedText> list = lines[i].is_code ? std::nullopt : list_of(lines[i].text);
    if (list && is_wiki_link_list(list->value)) return true;
    const GraphKey key = list ? graph_key(list->key) : GraphKey::None;
    if (key == GraphKey::Related && list->value.find("[[") != std::string_view::npos) return true;
    if (key != GraphKey::None) has_known_key = true;
    if (list) ++keyed_count;
    if (list && list->value.find(", ") != std::string_view::npos) ++comma_count;
    if (!list && indentation(lines[i].text) == 0) ++other_count;
  }
  if (keyed_count == 0 || other_count > 0) return false;
  return has_known_key || (is_after_takes && keyed_count <= kMostUnknownLists && comma_count == keyed_count);
}

void read_graph(Story& story, const std::vector<SourceLine>& lines, std::size_t first, std::size_t last,
                Reporter& reporter) {
  const std::vector<GraphItem> items = graph_items(story, lines, first, last, reporter);
  const auto has_known = [&](GraphKey kind) {
    return std::any_of(items.begin(), items.end(),
                       [&](const GraphItem& item) { return is_known(item, kind); });
  };
  const bool has_related = has_known(GraphKey::Related);
  bool has_entities = has_known(GraphKey::Entities);
  for (const GraphItem& item : items) {
    const bool is_guess = graph_key(item.key) == GraphKey::None;
    if (item.kind == GraphKey::Related && !(is_guess && has_related)) {
      for (const std::string_view element : item.elements) add_related(story, item, element, reporter);
    } else if (item.kind == GraphKey::Entities || (item.kind == GraphKey::None && !has_entities)) {
      for (const std::string_view element : item.elements) add_entity(story, item, element, reporter);
      has_entities = true;
    } else {
      story.other_lines.push_back(kept_line(item.line.text));
      reporter.report(Severity::Warning, "unknown-line", "This list has no meaning here; it is kept.",
                      item.line.number);
    }
  }
}

}  // namespace storylens
