#include <algorithm>

#include "base/utf8.h"
#include "story/html/fragment.h"
#include "story/panel_html.h"

namespace storylens {
namespace {

constexpr std::string_view kSeparator = " · ";

void write_marked(HtmlFragment& html, const MarkedText& marked) {
  const std::string_view text = marked.text;
  std::size_t at = 0;
  for (const auto& [begin, end] : marked.marks) {
    if (begin > at) html.text(text.substr(at, begin - at));
    html.element("mark", {}, text.substr(begin, end - begin));
    at = end;
  }
  if (at < text.size()) html.text(text.substr(at));
}

const char* group_key(SearchKind kind) {
  switch (kind) {
    case SearchKind::Story: return "search.group.story";
    case SearchKind::Entity: return "search.group.entity";
    case SearchKind::Outlet: return "search.group.outlet";
    case SearchKind::Take: return "search.group.take";
    case SearchKind::Stub: return "search.group.stub";
  }
  return "";
}

class ResultsWriter {
 public:
  ResultsWriter(const Bundle& bundle, std::string_view story, const Strings& strings)
      : bundle_(bundle), open_story_(story), strings_(strings) {}

  std::string write(const SearchResults& results, std::string_view query) {
    html_.open("nav", {{"class", "list"}, {"lang", strings_.language()}});
    const std::string count = search_summary(results, query, strings_);
    html_.element("p", {{"class", results.total == 0 ? "none" : "count"}, {"data-block", "count"}}, count);
    if (!results.has_all_words) add_note("some_words");
    if (!results.is_complete) add_note("reading");
    if (results.total == 0 && results.is_complete) {
      add_note("none.shorter");
      add_note("none.hangul");
    }
    for (const SearchGroup& group : results.groups) write_group(group);
    return html_.take();
  }

 private:
  void add_note(std::string_view key) {
    html_.element("p", {{"class", "none"}, {"data-block", key}}, strings_.get("search." + std::string(key)));
  }
  void write_group(const SearchGroup& group);
  void write_result(const SearchResult& result);
  std::string kind_line(const SearchResult& result) const;

  const Bundle& bundle_;
  std::string_view open_story_;
  const Strings& strings_;
  HtmlFragment html_;
  int number_ = 0;
};

void ResultsWriter::write_group(const SearchGroup& group) {
  html_.open("h3", {{"data-block", group_key(group.kind)}});
  html_.text(strings_.get(group_key(group.kind)));
  html_.text(" ");
  const std::string total = std::to_string(group.total);
  html_.element("small", {},
                group.results.size() < group.total
                    ? strings_.format("search.shown", {std::to_string(group.results.size()), total})
                    : total);
  html_.close();
  html_.open("ul");
  for (const SearchResult& result : group.results) write_result(result);
  html_.close();
}

// Of a story its date and language, of a take its story.
std::string ResultsWriter::kind_line(const SearchResult& result) const {
  std::string line;
  const auto add = [&](std::string_view part) {
    if (!part.empty()) line.append(line.empty() ? std::string_view() : kSeparator).append(part);
  };
  if (result.story >= 0) {
    const Story& story = bundle_.stories[static_cast<std::size_t>(result.story)];
    if (result.kind == SearchKind::Take) add(story.headline.empty() ? story.slug : story.headline);
    if (!story.start_date.empty()) add(strings_.date(story.start_date));
    if (language_fit(story.in_language, strings_.language()) == 0)
      add(strings_.language_name(story.in_language));
  }
  if (result.is_similar) add(strings_.get("search.is_similar"));
  return line;
}

void ResultsWriter::write_result(const SearchResult& result) {
  const std::string number = std::to_string(number_++);
  std::string_view slug = open_story_;
  std::string node = result.node_id;
  if (result.story >= 0) {
    slug = bundle_.stories[static_cast<std::size_t>(result.story)].slug;
    node = "story:" + std::string(slug);
  }
  html_.open("li");
  html_.open("p", {{"class", "title"}, {"data-block", "r" + number}});
  html_.open("a",
             {{"href", node_address(slug, result.story >= 0 ? std::string_view() : std::string_view(node))},
              {"data-node", node},
              {"data-result", number},
              {"lang", result.title.language}});
  write_marked(html_, result.title);
  html_.close();
  html_.close();
  if (!result.snippet.text.empty()) {
    html_.open(
        "p",
        {{"class", "snippet"}, {"lang", result.snippet.language}, {"data-block", "r" + number + ".text"}});
    write_marked(html_, result.snippet);
    html_.close();
  }
  const std::string line = kind_line(result);
  if (!line.empty()) html_.element("p", {{"class", "kind"}, {"data-block", "r" + number + ".kind"}}, line);
  html_.close();
}

}  // namespace

std::string search_summary(const SearchResults& results, std::string_view query, const Strings& strings) {
  constexpr std::size_t kLongestQuery = 120;
  if (results.total == 0) {
    const std::string_view cut = utf8_prefix(query, kLongestQuery);
    return strings.format("search.none", {std::string(cut) + (cut.size() < query.size() ? "…" : "")});
  }
  std::string words = strings.count("search.count", static_cast<int>(results.total));
  if (results.similar > 0) words += ", " + strings.count("search.similar", static_cast<int>(results.similar));
  return words;
}

std::string search_results_html(const Bundle& bundle, std::string_view story, std::string_view query,
                                const SearchResults& results, const Strings& strings) {
  return ResultsWriter(bundle, story, strings).write(results, query);
}

}  // namespace storylens
