#include "story/markdown/meta.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.h"
#include "story/json/field_syntax.h"
#include "story/markdown/language_guess.h"
#include "story/markdown/quoted_text.h"
#include "story/markdown/text_fold.h"
#include "story/markdown/words.h"

namespace storylens {
namespace {

constexpr std::array<std::string_view, 4> kSeparators = {"·", "•", "|", "・"};

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

bool stands_apart(std::string_view text, std::size_t at, std::string_view separator) {
  const std::size_t end = at + separator.size();
  return text.substr(at, separator.size()) == separator && (at == 0 || is_space(text[at - 1])) &&
         (end == text.size() || is_space(text[end]));
}

bool has_separator(std::string_view text, std::string_view separator) {
  for (std::size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, at + 1)) {
    if (stands_apart(text, at, separator)) return true;
  }
  return false;
}

// The separator of this line: the canonical one, or else the first of the others that it has.
std::string_view separator_of(std::string_view text) {
  for (const std::string_view separator : kSeparators) {
    if (has_separator(text, separator)) return separator;
  }
  return kSeparators[0];
}

// Where the first part ends: at a separator that is not inside quotes. A quotation begins a value or an item.
std::size_t part_end(std::string_view text, std::string_view separator) {
  char before = ':';
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (stands_apart(text, at, separator)) return at;
    if (text[at] == '"' && (before == ':' || before == ',')) {
      std::size_t end = 0;
      unquoted(text.substr(at), end);
      const std::size_t next = end == std::string_view::npos ? end : text.find_first_not_of(" \t", at + end);
      const bool is_quotation =
          end != std::string_view::npos &&
          (next == std::string_view::npos || text[next] == ',' || stands_apart(text, next, separator));
      if (is_quotation) at += end - 1;
    }
    if (!is_space(text[at])) before = text[at];
  }
  return text.size();
}

std::string unquoted_whole(std::string_view text) {
  if (text.empty() || text[0] != '"') return std::string(text);
  std::size_t end = 0;
  std::string value = unquoted(text, end);
  return end == text.size() ? value : std::string(text);
}

MetaPart part_of(const SourceLine& line, std::string_view text) {
  MetaPart part;
  part.line = line.number;
  part.column = column_of(line, text);
  const auto keyed = text[0] == '"' ? std::nullopt : keyed_text_of(text);
  const std::string_view value = keyed ? keyed->value : text;
  if (keyed) part.key = keyed->key;
  part.value = unquoted_whole(value);
  part.items = split_items(value);
  return part;
}

// What follows `**Label:**` or `**Label**:`, and the label.
struct Labelled {
  std::string_view label;
  std::string_view rest;
};

std::optional<Labelled> labelled(std::string_view line) {
  constexpr std::size_t kLongestLabel = 60;
  line = trimmed(line);
  if (line.substr(0, 2) != "**") return std::nullopt;
  const std::size_t close = line.find("**", 2);
  if (close == std::string_view::npos || close > kLongestLabel) return std::nullopt;
  std::string_view label = trimmed(line.substr(2, close - 2));
  std::string_view rest = line.substr(close + 2);
  for (const std::string_view colon : {":", "："}) {
    if (label.size() > colon.size() && label.substr(label.size() - colon.size()) == colon) {
      return Labelled{trimmed(label.substr(0, label.size() - colon.size())), trimmed(rest)};
    }
    if (!label.empty() && rest.substr(0, colon.size()) == colon) {
      return Labelled{label, trimmed(rest.substr(colon.size()))};
    }
  }
  return std::nullopt;
}

bool needs_quotes(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] == '"' || trimmed(text).size() != text.size()) return true;
  if (text.find_first_of("\r\n") != std::string_view::npos) return true;
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [&](std::string_view separator) { return has_separator(text, separator); });
}

std::string written_value(std::string_view text) {
  return needs_quotes(text) ? quoted(text) : std::string(text);
}

std::string written_item(std::string_view text) {
  return needs_quotes(text) || text.find(',') != std::string_view::npos ? quoted(text) : std::string(text);
}

class LineWriter {
 public:
  void add(std::string_view part) {
    if (!line_.empty()) line_ += " · ";
    line_ += part;
  }
  void add(std::string_view key, const std::string& value) {
    if (!value.empty()) add(std::string(key) + ": " + written_value(value));
  }
  void add(const std::optional<int>& count, std::string_view singular, std::string_view plural) {
    if (count) add(std::to_string(*count) + " " + std::string(*count == 1 ? singular : plural));
  }
  std::string line() const { return line_.empty() ? std::string() : "**Meta:** " + line_; }

 private:
  std::string line_;
};

}  // namespace

std::optional<std::vector<MetaPart>> meta_parts(const SourceLine& line) {
  const std::optional<Labelled> found = labelled(line.text);
  if (!found) return std::nullopt;
  std::vector<MetaPart> parts;
  std::string_view rest = found->rest;
  const std::string_view separator = separator_of(rest);
  bool has_known_part = false;
  while (!rest.empty()) {
    const std::size_t end = part_end(rest, separator);
    const std::string_view text = trimmed(rest.substr(0, end));
    if (!text.empty()) parts.push_back(part_of(line, text));
    if (!text.empty() && meta_key(parts.back().key) != MetaKey::None) has_known_part = true;
    rest.remove_prefix(std::min(end + separator.size(), rest.size()));
  }
  if (!is_meta_label(found->label) && !(has_known_part && parts.size() > 1)) return std::nullopt;
  return parts;
}

std::string inferred_language(const Story& story) {
  std::string language = language_of_url(story.url);
  return language.empty() ? language_of_text(story.headline) : language;
}

std::string inferred_slug(const Story& story, std::string_view file) {
  const std::string slug = slug_of_url(story.url);
  if (!slug.empty()) return slug;
  const std::string_view name = file.substr(file.find_last_of("/\\") + 1);
  return slug_of(name.substr(0, name.rfind('.')));
}

std::string meta_line(const Story& story) {
  LineWriter writer;
  writer.add("type", story.type);
  writer.add("date", story.start_date);
  writer.add("end", story.end_date);
  writer.add("published", story.date_published);
  writer.add("modified", story.date_modified);
  if (story.in_language != inferred_language(story)) writer.add("lang", story.in_language);
  if (story.slug != inferred_slug(story, {})) writer.add("slug", story.slug);
  std::string heads;
  for (const std::string& rubric : story.rubrics) {
    if (!heads.empty()) heads += ", ";
    heads += written_item(rubric);
  }
  if (!heads.empty()) writer.add("heads: " + heads);
  writer.add("notice", story.notice);
  writer.add(story.declared.takes, "take", "takes");
  writer.add(story.declared.lenses, "lens", "lenses");
  writer.add(story.declared.regions, "region", "regions");
  for (const auto& [key, value] : story.other_meta) {
    const std::string text = written_value(value);
    writer.add(key.empty() ? text : value.empty() ? key + ":" : key + ": " + text);
  }
  return writer.line();
}

bool meta_literal_holds(const Story& story, std::string_view literal) {
  const std::optional<std::vector<MetaPart>> parts = meta_parts({literal, 1, false});
  if (!parts || literal.find_first_of("\r\n") != std::string_view::npos) return false;
  Diagnostics unused;
  Reporter reporter({}, unused);
  Story probe;
  probe.url = story.url;
  probe.headline = story.headline;
  probe.alternative_headline = story.alternative_headline;
  apply_meta(probe, *parts, reporter);
  if (probe.in_language.empty()) probe.in_language = inferred_language(probe);
  if (probe.slug.empty()) probe.slug = inferred_slug(probe, {});
  return meta_line(probe) == meta_line(story) && probe.headline == story.headline && probe.url == story.url &&
         probe.alternative_headline == story.alternative_headline;
}

}  // namespace storylens
