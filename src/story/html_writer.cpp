#include "story/html_writer.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/order.h"
#include "story/corpus.h"
#include "story/corpus_html.h"
#include "story/html/article.h"
#include "story/html/corpus_page.h"
#include "story/iso_date.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

constexpr std::string_view kSeparator = " · ";

void write_corrections(HtmlArticle& article) {
  const Story& story = article.story;
  if (story.corrections.empty() && story.corrections_heading.empty()) return;
  HtmlFragment& html = article.html;
  html.open("section", {{"class", "corrections"}});
  if (story.corrections_heading.empty()) {
    html.element("p", {{"class", "label"}, {"lang", article.words()}, {"data-block", "corrections"}},
                 article.strings.get("corrections"));
  } else {
    html.element("p", {{"class", "label"}, {"data-block", "corrections"}}, story.corrections_heading);
  }
  html.open("ul");
  for (std::size_t i = 0; i < story.corrections.size(); ++i) {
    const Correction& correction = story.corrections[i];
    html.open("li", {{"data-block", "correction" + std::to_string(i)}});
    if (!correction.date.empty()) {
      write_time(article, correction.date, article.strings.date(correction.date));
      html.text(": ");
    }
    html.text(correction.text);
    html.close();
  }
  html.close();
  html.close();
}

// Type, dates, and what else the file's Meta line says.
void write_meta(HtmlArticle& article) {
  const Story& story = article.story;
  const Strings& strings = article.strings;
  HtmlFragment& html = article.html;
  bool is_first = true;
  const auto separate = [&] {
    if (!is_first) html.text(kSeparator);
    is_first = false;
  };
  html.open("p", {{"class", "meta"}, {"lang", article.words()}, {"data-block", "meta"}});
  if (!story.type.empty()) {
    separate();
    html.element("span", {{"class", "type"}}, strings.type_name(story.type));
  }
  if (!story.start_date.empty()) {
    separate();
    write_time(article, story.start_date, strings.date(story.start_date));
  }
  if (!story.end_date.empty()) {
    html.text(" – ");
    write_time(article, story.end_date, strings.date(story.end_date));
    is_first = false;
  }
  if (!story.date_published.empty()) {
    separate();
    write_time(article, story.date_published,
               strings.format("published", {strings.date(story.date_published)}));
  }
  if (!story.date_modified.empty()) {
    separate();
    write_time(article, story.date_modified, strings.format("modified", {strings.date(story.date_modified)}));
  }
  for (const auto& [key, value] : story.other_meta) {
    separate();
    html.literal(key.empty() ? value : key + ": " + value);
  }
  html.close();
}

void write_mismatch(HtmlArticle& article, std::string_view key, const std::optional<int>& declared,
                    int computed) {
  if (!declared || *declared == computed) return;
  article.html.element("p", {{"class", "mismatch"}, {"lang", article.words()}, {"data-block", key}},
                       article.strings.format(key, {std::to_string(*declared), std::to_string(computed)}));
}

void write_numbers(HtmlArticle& article) {
  const Story& story = article.story;
  const Strings& strings = article.strings;
  const ComputedCounts counts = count_takes(story);
  std::string groups = strings.count("numbers.lens_groups", counts.lens_groups);
  if (counts.named_lenses != counts.lens_groups) {
    groups += " (" + strings.count("numbers.named", counts.named_lenses) + ")";
  }
  HtmlFragment& html = article.html;
  html.open("p", {{"class", "numbers"}, {"lang", article.words()}, {"data-block", "numbers"}});
  html.element("strong", {}, strings.count("numbers.sources", counts.takes));
  for (const std::string& part :
       {strings.count("numbers.framed", counts.framed), strings.count("numbers.link_only", counts.link_only),
        groups, strings.count("numbers.regions", counts.regions),
        strings.count("numbers.languages", counts.languages)}) {
    html.text(kSeparator);
    html.text(part);
  }
  html.close();
  write_mismatch(article, "mismatch.takes", story.declared.takes, counts.takes);
  write_mismatch(article, "mismatch.lenses", story.declared.lenses, counts.lens_groups);
  write_mismatch(article, "mismatch.regions", story.declared.regions, counts.regions);
  if (!story.given_slug.empty()) {
    html.element("p", {{"class", "mismatch"}, {"lang", article.words()}, {"data-block", "mismatch.slug"}},
                 strings.format("mismatch.slug", {story.given_slug, story.slug}));
  }
  write_left_out(html, strings, "left_out.story", story.left_out, 0);
}

// What this reader is told: that something was asked for in vain, that the edition is in another language,
// and what is new.
void write_told(HtmlArticle& article) {
  if (article.corpus == nullptr) return;
  const Strings& strings = article.strings;
  const Story& story = article.story;
  write_notes(article.html, strings, *article.corpus);
  const std::vector<int>& editions = article.index.editions(story.slug);
  const bool is_foreign =
      !story.in_language.empty() && std::all_of(editions.begin(), editions.end(), [&](int edition) {
        const Story& other = article.bundle.stories[static_cast<std::size_t>(edition)];
        return language_fit(other.in_language, strings.language()) == 0;
      });
  if (is_foreign) {
    const std::string text = strings.format("corpus.language", {strings.language_name(strings.language()),
                                                                strings.language_name(story.in_language)});
    article.html.element("p", {{"class", "note"}, {"lang", article.words()}, {"data-block", "note.language"}},
                         text);
  }
  if (const std::string news = news_words(strings, story, article.corpus->since); !news.empty()) {
    const std::string text = strings.format("since.story", {strings.date(article.corpus->since), news});
    article.html.element("p", {{"class", "news"}, {"lang", article.words()}, {"data-block", "news"}}, text);
  }
}

void write_header(HtmlArticle& article) {
  const Story& story = article.story;
  HtmlFragment& html = article.html;
  html.open("header");
  write_told(article);
  if (!story.notice.empty()) html.element("p", {{"class", "notice"}, {"data-block", "notice"}}, story.notice);
  write_corrections(article);
  write_meta(article);
  html.element("h1", {{"data-block", "headline"}},
               story.headline.empty() ? readable_slug(story.slug) : story.headline);
  if (!story.alternative_headline.empty()) {
    html.element("p", {{"class", "tagline"}, {"data-block", "tagline"}}, story.alternative_headline);
  }
  if (!story.rubrics.empty()) {
    html.open("ul", {{"class", "rubrics"}, {"data-block", "rubrics"}});
    for (const std::string& rubric : story.rubrics) {
      html.open("li");
      if (&rubric != &story.rubrics.front()) html.element("span", {{"class", "separator"}}, " / ");
      html.text(rubric);
      html.close();
    }
    html.close();
  }
  write_numbers(article);
  write_versions(article);
  html.close();
}

void write_sections(HtmlArticle& article) {
  HtmlFragment& html = article.html;
  for (std::size_t i = 0; i < article.story.sections.size(); ++i) {
    const Section& section = article.story.sections[i];
    const std::string prefix = "s" + std::to_string(i);
    html.open("section", {{"class", section_role_name(section.role)}});
    if (!section.heading.empty()) html.element("h2", {{"data-block", prefix + ".heading"}}, section.heading);
    write_blocks(article, parse_rich_text(section.markdown), prefix);
    html.close();
  }
}

// name: "related" or "referring", of the list, its heading and its blocks.
void write_stories(HtmlArticle& article, const std::string& name,
                   const std::vector<RelatedReference>& references) {
  HtmlFragment& html = article.html;
  const std::string_view heading = article.strings.get(name);
  html.open("nav", {{"class", name}, {"aria-label", heading}});
  html.element("h3", {{"lang", article.words()}, {"data-block", name}}, heading);
  html.open("ul");
  for (std::size_t i = 0; i < references.size(); ++i) {
    const RelatedReference& reference = references[i];
    const int index = article.index.story(reference.slug, article.story.in_language);
    const Story* target = index < 0 ? nullptr : &article.bundle.stories[static_cast<std::size_t>(index)];
    const std::string node = "story:" + reference.slug;
    html.open("li", {{"data-block", name + std::to_string(i)}});
    html.open("a", {{"href", link_to_node(article, node)},
                    {"data-node", node},
                    {"lang", target ? std::string_view(target->in_language) : std::string_view()}});
    if (target != nullptr) {
      html.text(target->headline.empty() ? readable_slug(target->slug) : target->headline);
    } else {
      html.literal(reference.label.empty() ? readable_slug(reference.slug) : reference.label);
    }
    html.close();
    if (target != nullptr && !reference.label.empty() && reference.label != target->headline) {
      html.text(" ");
      html.element("small", {{"class", "label"}}, reference.label);
    }
    if (target == nullptr) {
      html.text(" ");
      html.element("small", {{"class", "stub"}, {"lang", article.words()}}, article.strings.get("stub"));
    }
    html.close();
  }
  html.close();
  html.close();
}

bool refers_to(const Story& story, std::string_view slug) {
  for (const RelatedReference& reference : story.related) {
    if (reference.slug == slug) return true;
  }
  return false;
}

// What refers to this story and is not among what it refers to itself, the newest first. Only of a bundle
// that is all there is: of a part of an archive nothing can be said.
std::vector<RelatedReference> referring_stories(const HtmlArticle& article) {
  std::vector<RelatedReference> references;
  if (article.corpus == nullptr || article.corpus->archive_stories > 0) return references;
  const std::vector<Story>& stories = article.bundle.stories;
  std::vector<int> referring;
  for (int i = 0; i < static_cast<int>(stories.size()); ++i) {
    const Story& other = stories[static_cast<std::size_t>(i)];
    if (other.slug != article.story.slug && refers_to(other, article.story.slug) &&
        !refers_to(article.story, other.slug) &&
        article.index.story(other.slug, article.story.in_language) == i)
      referring.push_back(i);
  }
  sort_stably(referring, [&](int a, int b) {
    return stories[static_cast<std::size_t>(a)].start_date > stories[static_cast<std::size_t>(b)].start_date;
  });
  for (const int i : referring) references.push_back({stories[static_cast<std::size_t>(i)].slug, {}, {}});
  return references;
}

void write_entities(HtmlArticle& article) {
  const Story& story = article.story;
  HtmlFragment& html = article.html;
  html.open("nav", {{"class", "entities"}, {"aria-label", article.strings.get("entities")}});
  html.element("h3", {{"lang", article.words()}, {"data-block", "entities.heading"}},
               article.strings.get("entities"));
  html.open("ul", {{"data-block", "entities"}});
  for (const EntityReference& reference : story.entities) {
    const int index = article.index.entity(reference.slug);
    const std::string node = "entity:" + reference.slug;
    html.open("li");
    if (&reference != &story.entities.front()) html.element("span", {{"class", "separator"}}, kSeparator);
    html.open("a", {{"href", node_address(story.slug, node)}, {"data-node", node}});
    if (index >= 0) {
      html.text(entity_name(article.bundle.entities[static_cast<std::size_t>(index)], story.in_language));
    } else {
      html.literal(reference.label.empty() ? readable_slug(reference.slug) : reference.label);
    }
    html.close();
    html.close();
  }
  html.close();
  html.close();
}

void write_graph(HtmlArticle& article) {
  const Story& story = article.story;
  const std::vector<RelatedReference> referring = referring_stories(article);
  if (story.related.empty() && referring.empty() && story.entities.empty() && story.graph_heading.empty())
    return;
  HtmlFragment& html = article.html;
  html.open("section", {{"class", "graph"}});
  if (story.graph_heading.empty()) {
    html.element("h2", {{"lang", article.words()}, {"data-block", "graph.heading"}},
                 article.strings.get("graph.heading"));
  } else {
    html.open("h2", {{"data-block", "graph.heading"}});
    html.literal(story.graph_heading);
    html.close();
  }
  if (!story.related.empty()) write_stories(article, "related", story.related);
  if (!referring.empty()) write_stories(article, "referring", referring);
  if (!story.entities.empty()) write_entities(article);
  html.close();
}

void write_footer(HtmlArticle& article) {
  const Story& story = article.story;
  HtmlFragment& html = article.html;
  html.open("footer");
  for (std::size_t i = 0; i < story.other_lines.size(); ++i) {
    html.element("p", {{"class", "other"}, {"data-block", "other" + std::to_string(i)}},
                 story.other_lines[i]);
  }
  const Bundle& bundle = article.bundle;
  write_left_out(html, article.strings, "left_out.bundle", bundle.left_out, bundle.left_out_unlisted);
  if (!bundle.license.empty()) {
    html.element("p", {{"class", "license"}, {"lang", article.words()}, {"data-block", "license"}},
                 article.strings.format("license", {bundle.license}));
  }
  if (!story.url.empty()) {
    html.open("p", {{"class", "canonical"}, {"data-block", "canonical"}});
    html.element("span", {{"class", "label"}, {"lang", article.words()}}, article.strings.get("canonical"));
    html.text(": ");
    html.outside_link(story.url);
    html.close();
  }
  if (!article.bundle.report_to.empty()) {
    html.open("p", {{"class", "reporting"}, {"data-block", "report"}});
    write_report_link(article, nullptr);
    html.close();
  }
  if (article.corpus != nullptr && has_front_page(article.bundle)) {
    html.open("p", {{"class", "crumb"}, {"lang", article.words()}, {"data-block", "front"}});
    html.element("a", {{"href", page_address(kFrontPage)}}, article.strings.get("front"));
    html.close();
  }
  html.close();
}

std::string article_html(HtmlArticle article) {
  const Story& story = article.story;
  article.html.open("article", {{"class", "story"},
                                {"id", article.unique_id("story")},
                                {"data-story", story.slug},
                                {"lang", story.in_language},
                                {"dir", story.in_language.empty() ? "auto" : ""}});
  write_header(article);
  write_sections(article);
  write_takes(article);
  write_moments(article);
  write_graph(article);
  write_footer(article);
  return article.html.take() + "\n";
}

}  // namespace

std::string HtmlArticle::unique_id(std::string_view name) {
  std::string id = story.slug;
  for (const std::string_view part : {std::string_view(story.in_language), name}) {
    if (!part.empty()) id.append("-").append(part);
  }
  for (char& c : id) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          c == '-' || c == '_' || c == '.' || (c & '\x80') != 0;
    if (!is_plain) c = '-';
  }
  id = escape_html(id);  // what is left for it to do: controls beyond ASCII
  const auto [place, is_new] = ids.emplace(id, 2);
  if (is_new) return id;
  int& next = place->second;
  std::string numbered;
  do {
    numbered = id + "-" + std::to_string(next++);
  } while (!ids.emplace(numbered, 2).second);
  return numbered;
}

void write_time(HtmlArticle& article, std::string_view iso_date, std::string_view text) {
  if (parse_iso_date(iso_date)) {
    article.html.element("time", {{"datetime", iso_date}, {"lang", article.words()}}, text);
  } else {
    article.html.element("span", {{"lang", article.words()}}, text);
  }
}

std::string story_html(const Bundle& bundle, const Story& story, const Strings& strings,
                       const TakesView* view, const CorpusView* corpus) {
  std::unordered_map<std::string, int> ids;
  const BundleIndex index(bundle);
  return article_html({bundle, index, story, strings, ids, {}, view, corpus});
}

std::string bundle_html(const Bundle& bundle, const Strings& strings) {
  std::unordered_map<std::string, int> ids;
  const BundleIndex index(bundle);
  std::string html;
  for (const Story& story : bundle.stories)
    html += article_html({bundle, index, story, strings, ids, {}, nullptr, nullptr});
  return html;
}

}  // namespace storylens
