#include "story/html/article.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "story/passage_link.h"
#include "story/report_link.h"
#include "story/story_graph.h"

namespace storylens {
namespace {

constexpr std::string_view kSeparator = " · ";

// A fact about the outlet, with where it can be checked.
void write_fact(HtmlArticle& article, std::string_view css_class, std::string_view block,
                std::string_view words, const SourcedFact& fact) {
  HtmlFragment& html = article.html;
  html.open("p", {{"class", css_class}, {"lang", article.words()}, {"data-block", block}});
  html.text(words);
  if (!fact.source.empty()) {
    html.text(" (");
    html.text(article.strings.get("source"));
    html.text(": ");
    html.outside_link(fact.source);
    html.text(")");
  }
  html.close();
}

void write_outlet_facts(HtmlArticle& article, const TakeTable& table, const Take& take,
                        const std::string& block) {
  const int index = article.index.outlet(take.outlet);
  if (index < 0) return;
  const Outlet& outlet = article.bundle.outlets[static_cast<std::size_t>(index)];
  if (const std::string& slug = outlet.owned_by.value; !slug.empty()) {
    const int owner = article.index.entity(slug);
    const std::string name =
        owner < 0 ? readable_slug(slug)
                  : std::string(entity_name(article.bundle.entities[static_cast<std::size_t>(owner)],
                                            article.words()));
    const bool is_conflict = table.is_party(slug);
    write_fact(article, is_conflict ? "party" : "owner", block + ".owner",
               article.strings.format(is_conflict ? "owned_by.party" : "owned_by", {name}), outlet.owned_by);
  }
  if (!outlet.funding.value.empty()) {
    write_fact(article, "funding", block + ".funding",
               article.strings.format("funding", {outlet.funding.value}), outlet.funding);
  }
}

void write_outlet_line(HtmlArticle& article, const Take& take, const std::string& block) {
  HtmlFragment& html = article.html;
  const std::string node = "outlet:" + take.outlet;
  html.open("p", {{"class", "outlet"}, {"data-block", block + ".outlet"}});
  html.open("cite");
  html.open("a", {{"href", node_address(article.story.slug, node)}, {"data-node", node}});
  html.literal(take.outlet_name.empty() ? take.outlet : take.outlet_name);
  html.close();
  html.close();
  for (const Region& region : take.regions) {
    html.text(kSeparator);
    html.open("span", {{"class", "region"}});
    html.literal(region.literal);
    html.close();
  }
  if (!take.in_language.empty()) {
    html.text(kSeparator);
    html.element("span", {{"class", "language"}, {"lang", article.words()}},
                 language_words(article.strings, take.in_language));
  }
  if (!take.date_published.empty()) {
    html.text(kSeparator);
    write_time(article, take.date_published, article.strings.date(take.date_published));
  }
  if (!take.is_framed()) {
    html.text(kSeparator);
    html.element("span", {{"class", "link-only"}, {"lang", article.words()}},
                 article.strings.get("link_only"));
  }
  html.close();
}

// Where the words stand in their source, and the quotation to take along.
void write_passage(HtmlArticle& article, const Take& take, const std::string& block) {
  HtmlFragment& html = article.html;
  const std::string address = passage_link(take);
  if (address.empty() && article.view == nullptr) return;
  html.open("p", {{"class", "passage"}, {"lang", article.words()}, {"data-block", block + ".passage"}});
  if (!address.empty()) {
    html.element("a",
                 {{"class", "chip"}, {"href", address}, {"rel", "noopener noreferrer"}, {"target", "_blank"}},
                 article.strings.get("quote.passage"));
  }
  if (article.view != nullptr) {
    html.text(address.empty() ? "" : kBeforeChip);
    html.element("a", {{"class", "chip copy"}, {"href", view_address(article, *article.view)}},
                 article.strings.get("quote.copy"));
  }
  html.close();
}

void write_quote(HtmlArticle& article, const Take& take, const std::string& block) {
  HtmlFragment& html = article.html;
  const Quote& quote = *take.quote;
  html.open("blockquote", {{"cite", safe_url(take.url)}});
  html.open("p", {{"class", "quote"}, {"lang", quote.in_language}, {"data-block", block + ".quote"}});
  html.text(quoted(quote));
  html.close();
  if (!quote.original.empty()) {
    html.open("p", {{"class", "original"}, {"data-block", block + ".original"}});
    html.element("span", {{"class", "label"}, {"lang", article.words()}},
                 article.strings.get("quote.original"));
    html.text(": ");
    html.element("span", {{"lang", quote.original_language}}, quote.original);
    html.close();
  }
  html.close();
  const std::string words = provenance(article.strings, take);
  if (!words.empty()) {
    html.element("p",
                 {{"class", "provenance"}, {"lang", article.words()}, {"data-block", block + ".provenance"}},
                 words);
  }
  write_passage(article, take, block);
}

void write_source(HtmlArticle& article, const Take& take, const std::string& block) {
  HtmlFragment& html = article.html;
  html.open("p", {{"class", "source"}, {"lang", article.words()}, {"data-block", block + ".source"}});
  if (take.url.empty()) {
    html.element("span", {{"class", "none"}}, article.strings.get("source.none"));
  } else {
    html.element("span", {{"class", "label"}}, article.strings.get("source"));
    html.text(": ");
    html.outside_link(take.url);
  }
  write_compare_link(article, take);
  if (!article.bundle.report_to.empty()) html.text("\u2002");
  write_report_link(article, &take);
  html.close();
}

void write_take(HtmlArticle& article, const TakeTable& table, std::size_t index) {
  HtmlFragment& html = article.html;
  const Take& take = article.story.takes[index];
  const std::string block = "t" + std::to_string(index);
  const std::string id = article.unique_id("take-" + (take.id.empty() ? block : take.id));
  html.open(
      "li",
      {{"class", take.is_framed() ? "take framed" : "take link-only"}, {"id", id}, {"data-take", take.id}});
  write_outlet_line(article, take, block);
  write_outlet_facts(article, table, take, block);
  if (!take.abstract.empty()) {
    html.open("p", {{"class", "abstract"}, {"data-block", block + ".abstract"}});
    write_spans(article, parse_inline(take.abstract));
    html.close();
  }
  if (take.quote) write_quote(article, take, block);
  for (std::size_t i = 0; i < take.other_lines.size(); ++i) {
    html.element("p", {{"class", "other"}, {"data-block", block + ".other" + std::to_string(i)}},
                 take.other_lines[i]);
  }
  write_source(article, take, block);
  html.close();
}

// The label as the file has it; where there is none, the interface says so, beside the file's own word for
// it.
void write_group_heading(HtmlArticle& article, const TakeTable& table, int first, std::size_t size) {
  HtmlFragment& html = article.html;
  const Take& take = article.story.takes[static_cast<std::size_t>(first)];
  const Facet facet = article.view != nullptr && article.view->group ? *article.view->group : Facet::Lens;
  html.open("h3", {{"data-block", "lens" + std::to_string(first)}});
  write_facet_value(article, facet, table.value(static_cast<std::size_t>(first), facet));
  const std::string_view unlabelled = article.strings.get("unlabelled");
  if (facet == Facet::Lens && !take.lens_heading.empty() &&
      !equal_ignoring_ascii_case(take.lens_heading, unlabelled)) {
    html.text(" (");
    html.literal(take.lens_heading);
    html.text(")");
  }
  html.text(" ");
  html.element("small", {{"lang", article.words()}},
               article.strings.count("takes.count", static_cast<int>(size)));
  html.close();
}

}  // namespace

std::string language_words(const Strings& strings, std::string_view tag) {
  std::string words(strings.language_name(tag));
  if (words != tag && tag.find('-') != std::string_view::npos) words += " (" + std::string(tag) + ")";
  return words;
}

std::string quoted(const Quote& quote) {
  return (quote.open_mark.empty() ? "“" : quote.open_mark) + quote.text +
         (quote.close_mark.empty() ? "”" : quote.close_mark);
}

std::string provenance(const Strings& strings, const Take& take) {
  const Quote& quote = *take.quote;
  std::string words;
  const auto add = [&](std::string_view part) {
    words += (words.empty() ? "" : std::string(kSeparator)).append(part);
  };
  if (!quote.spoken_by.empty()) add(strings.format("quote.spoken_by", {quote.spoken_by}));
  if (quote.kind != QuoteKind::Unknown)
    add(strings.get(std::string("quote.kind.") + quote_kind_name(quote.kind)));
  if (quote.is_translated) {
    const std::string& from = quote.original_language.empty() ? take.in_language : quote.original_language;
    const std::string_view name = strings.language_name(from);
    if (from.empty()) {
      add(strings.get(quote.original.empty() ? "quote.translated_unknown" : "quote.translated"));
    } else {
      add(strings.format(quote.original.empty() ? "quote.translated_no_original" : "quote.translated_from",
                         {name}));
    }
  }
  return words;
}

void write_report_link(HtmlArticle& article, const Take* take) {
  const std::string address = report_link(article.bundle, article.story, take);
  if (address.empty()) return;
  article.html.element("a",
                       {{"class", "report"},
                        {"href", address},
                        {"rel", "noopener noreferrer"},
                        {"target", "_blank"},
                        {"lang", article.words()}},
                       article.strings.get("report"));
}

void write_takes(HtmlArticle& article) {
  HtmlFragment& html = article.html;
  const Story& story = article.story;
  html.open("section", {{"class", "takes"}});
  if (story.takes_heading.empty()) {
    html.element("h2", {{"lang", article.words()}, {"data-block", "takes.heading"}},
                 article.strings.get("takes.heading"));
  } else {
    html.open("h2", {{"data-block", "takes.heading"}});
    html.literal(story.takes_heading);
    html.close();
  }
  if (story.takes.empty()) {
    html.element("p", {{"class", "none"}, {"lang", article.words()}, {"data-block", "takes.none"}},
                 article.strings.get("takes.none"));
  }
  const TakeTable table(article.bundle, story);
  const TakesView usual;
  const TakesView& view = article.view != nullptr ? *article.view : usual;
  const std::vector<int> shown = table.shown(view);
  if (!story.takes.empty()) write_facets(article, table, shown.size());
  if (article.view != nullptr) write_claims(article);
  write_comparison(article, table);
  const std::vector<int> lenses = lens_indices(story);
  const Facet facet = view.group.value_or(Facet::Lens);
  const auto group_of = [&](std::size_t i) { return table.value(static_cast<std::size_t>(shown[i]), facet); };
  for (std::size_t first = 0; first < shown.size();) {
    std::size_t last = first + 1;
    while (last < shown.size() && group_of(last) == group_of(first)) ++last;
    const int lens = facet == Facet::Lens ? lenses[static_cast<std::size_t>(shown[first])] : -1;
    html.open("section", {{"class", "lens"}, {"data-lens", lens < 0 ? "" : std::to_string(lens)}});
    write_group_heading(article, table, shown[first], last - first);
    html.open("ul");
    for (; first < last; ++first) write_take(article, table, static_cast<std::size_t>(shown[first]));
    html.close();
    html.close();
  }
  if (article.view == nullptr) write_claims(article);
  html.close();
}

}  // namespace storylens
