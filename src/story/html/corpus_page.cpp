#include "story/html/corpus_page.h"

#include <algorithm>

#include "base/utf8.h"
#include "story/corpus.h"
#include "story/corpus_html.h"
#include "story/day_number.h"
#include "story/html_writer.h"
#include "story/iso_date.h"
#include "story/takes_address.h"

namespace storylens {

void CorpusPage::words(std::string_view css_class, std::string_view text) {
  html.element("p", {{"class", css_class}, {"data-block", next_block()}}, text);
}

void CorpusPage::heading(std::string_view text) {
  html.element("h2", {{"data-block", next_block()}}, text);
}

std::string page_address(std::string_view page) {
  std::string address = "#page=";
  append_percent_encoded(address, page);
  return address;
}

std::string_view headline_of(const Story& story, std::string& scratch) {
  if (!story.headline.empty()) return story.headline;
  scratch = readable_slug(story.slug);
  return scratch;
}

void write_date(HtmlFragment& html, const Strings& strings, std::string_view iso_date) {
  const std::string words = strings.date(iso_date);
  if (parse_iso_date(iso_date))
    html.element("time", {{"datetime", iso_date}}, words);
  else
    html.text(words);
}

void write_story_link(CorpusPage& page, const Story& story) {
  std::string scratch;
  page.html.element("a",
                    {{"href", node_address(story.slug, {})},
                     {"data-node", "story:" + story.slug},
                     {"lang", story.in_language}},
                    headline_of(story, scratch));
}

void write_page_link(CorpusPage& page, const GraphNode& node) {
  if (node.kind == NodeKind::Story && node.item >= 0) return write_story_link(page, page.story(node.item));
  page.html.open("a", {{"href", page_address(node.id)}});
  page.html.literal(node.label);
  page.html.close();
}

void write_kicker(CorpusPage& page, const Story& story) {
  HtmlFragment& html = page.html;
  html.open("p", {{"class", "kicker"}, {"data-block", page.next_block()}});
  if (!story.type.empty()) {
    html.element("span", {{"class", "type"}}, page.strings.type_name(story.type));
    html.text(kDot);
  }
  if (story.start_date.empty())
    html.text(page.strings.get("corpus.undated"));
  else
    write_date(html, page.strings, story.start_date);
  if (story.start_date.empty() && !story.date_published.empty()) {
    html.text(kDot);
    html.text(page.strings.format("published", {page.strings.date(story.date_published)}));
  }
  if (!story.in_language.empty() && language_fit(story.in_language, page.strings.language()) == 0) {
    html.text(kDot);
    html.text(page.strings.language_name(story.in_language));
  }
  html.close();
}

void write_figures(CorpusPage& page, const Story& story) {
  const ComputedCounts counts = count_takes(story);
  if (counts.takes == 0) return;
  std::string text = page.strings.count("numbers.sources", counts.takes);
  text.append(kDot).append(page.strings.count("numbers.framed", counts.framed));
  text.append(kDot).append(page.strings.count("numbers.link_only", counts.link_only));
  page.words("figures", text);
}

std::string news_words(const Strings& strings, const Story& story, std::string_view since) {
  const StoryNews news = news_since(story, since);
  std::string text;
  const auto add = [&](const std::string& part) { text.append(text.empty() ? "" : kDot).append(part); };
  if (news.is_new && news.is_by_start)
    add(strings.format("since.dated", {strings.date(story.start_date)}));
  else if (news.is_new)
    add(strings.format("since.published", {strings.date(story.date_published)}));
  if (news.is_modified) add(strings.format("since.modified", {strings.date(story.date_modified)}));
  if (!news.corrections.empty()) {
    const Correction& last = story.corrections[static_cast<std::size_t>(news.corrections.back())];
    add(strings.count("since.corrections", static_cast<int>(news.corrections.size())) + " (" +
        strings.date(last.date) + ")");
  }
  return text;
}

void write_news(CorpusPage& page, const Story& story) {
  const std::string text = news_words(page.strings, story, page.view.since);
  if (!text.empty()) page.words("news", text);
}

void write_notes(HtmlFragment& html, const Strings& strings, const CorpusView& view) {
  const auto note = [&](std::string_view block, const std::string& text) {
    html.element("p", {{"class", "note"}, {"lang", strings.language()}, {"data-block", block}}, text);
  };
  if (!view.missing.empty()) note("note.missing", strings.format("corpus.missing", {view.missing}));
  if (!view.since.empty() && !day_number(view.since))
    note("note.since", strings.format("since.broken", {view.since}));
}

void write_left_out(HtmlFragment& html, const Strings& strings, std::string_view key,
                    const std::vector<std::string>& places, int unlisted) {
  constexpr std::size_t kMostPlaces = 20;
  constexpr std::size_t kLongestPlace = 80;  // bytes: the keys in it are the file's own
  if (places.empty() && unlisted == 0) return;
  std::string list;
  for (std::size_t i = 0; i < places.size() && i < kMostPlaces; ++i) {
    if (i > 0) list.append(kDot);
    const std::string_view place = utf8_prefix(places[i], kLongestPlace);
    list.append(place).append(place.size() < places[i].size() ? "…" : "");
  }
  const std::size_t more =
      places.size() - std::min(places.size(), kMostPlaces) + static_cast<std::size_t>(unlisted);
  if (more > 0) list.append(list.empty() ? "+" : " · +").append(std::to_string(more));
  html.element("p", {{"class", "mismatch"}, {"lang", strings.language()}, {"data-block", key}},
               strings.format(key, {list}));
}

// The words of the edition that is shown where it has some, else of the other editions; each sentence once.
void write_evidence(CorpusPage& page, const GraphEdge& edge) {
  bool is_any = false;
  for (const Evidence& evidence : edge.evidence) {
    if (evidence.kind == EvidenceKind::List || evidence.story < 0 || evidence.text.empty()) continue;
    const Story& story = page.story(evidence.story);
    const auto item = static_cast<std::size_t>(evidence.item);
    HtmlFragment& html = page.html;
    // In its own direction, with its quotation marks.
    html.open("p", {{"class", "sentence"}, {"lang", story.in_language}, {"data-block", page.next_block()}});
    html.element("q", {}, "“" + evidence.text + "”");
    html.text(" ");
    html.open("small");
    if (evidence.kind == EvidenceKind::Take && item < story.takes.size()) {
      const Take& take = story.takes[item];
      html.literal(take.outlet_name.empty() ? take.outlet : take.outlet_name);
    } else if (item < story.sections.size()) {
      const Section& section = story.sections[item];
      const std::string role = std::string("section.") + section_role_name(section.role);
      if (section.heading.empty())
        html.element("span", {{"lang", page.strings.language()}}, page.strings.get(role));
      else
        html.text(section.heading);
    }
    html.close();
    html.close();
    is_any = true;
  }
  if (!is_any) page.words("sentence", page.strings.get("entity.listed_only"));
}

std::string corpus_page_html(const Bundle& bundle, const StoryGraph& graph, const Strings& strings,
                             const CorpusView& view) {
  CorpusPage page{bundle, graph, strings, view, BundleIndex(bundle)};
  const std::size_t colon = view.page.find(':');
  const std::string_view kind = std::string_view(view.page).substr(0, colon);
  const std::string_view id =
      colon == std::string::npos ? std::string_view() : std::string_view(view.page).substr(colon + 1);
  page.html.open("article", {{"class", kind}, {"lang", strings.language()}, {"data-story", view.page}});
  if (kind == "entity")
    write_entity_page(page, id);
  else if (kind == "outlet")
    write_outlet_page(page, id);
  else if (kind == "story")
    write_stub_page(page, id);
  else
    write_front_page(page);
  return page.html.take() + "\n";
}

}  // namespace storylens
