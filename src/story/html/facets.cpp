#include "story/facets.h"

#include <algorithm>

#include "story/html/article.h"
#include "story/takes_address.h"

namespace storylens {
namespace {

constexpr std::string_view kSeparator = " · ";
constexpr std::size_t kMostValues = 40;  // of a facet; how many there are besides is said

std::string key_of(std::string_view group, Facet facet) {
  return std::string(group).append(facet_name(facet));
}

// A choice: where it leads, and whether it is the present one.
void write_choice(HtmlArticle& article, const TakesView& view, bool is_chosen, std::string_view words) {
  article.html.element("a",
                       {{"class", "chip"},
                        {"href", view_address(article, view)},
                        {"lang", article.words()},
                        {"aria-current", is_chosen ? "true" : ""}},
                       words);
}

// As many parts as values, each as wide as its number; what is not given is hollow.
void write_bar(HtmlArticle& article, const TakeTable& table, Facet facet,
               const std::vector<FacetCount>& counts) {
  HtmlFragment& html = article.html;
  const std::vector<int> lenses = lens_indices(table.story());
  html.open("p", {{"class", "bar"}, {"aria-hidden", "true"}});
  for (const FacetCount& count : counts) {
    int lens = -1;
    for (std::size_t i = 0; facet == Facet::Lens && i < lenses.size(); ++i) {
      if (table.value(i, facet) == count.value) lens = lenses[i];
    }
    const bool is_hollow = count.value.empty() || (facet == Facet::Framed && count.value == "no");
    html.element("span",
                 {{"class", is_hollow ? "hollow" : "part"},
                  {"data-n", std::to_string(count.takes)},
                  {"data-lens", lens < 0 ? "" : std::to_string(lens)}},
                 {});
  }
  html.close();
}

void write_counts(HtmlArticle& article, const TakeTable& table, Facet facet) {
  HtmlFragment& html = article.html;
  const TakesView* now = article.view;
  const std::vector<FacetCount> counts = table.count(facet, now != nullptr ? now->filter : TakeFilter());
  const std::string name = std::string(facet_name(facet));
  html.open("p", {{"class", "facet"}, {"lang", article.words()}, {"data-block", "facet." + name}});
  html.element("strong", {}, article.strings.get(key_of("facet.", facet)));
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const FacetCount& count = counts[i];
    const bool is_chosen = now != nullptr && now->filter.has(facet, count.value);
    if (i >= kMostValues && !is_chosen) {
      ++left_out;
      continue;
    }
    html.text(now != nullptr ? kBeforeChip : (i == 0 ? ": " : kSeparator));
    if (now != nullptr) {
      TakesView next = *now;
      next.filter.toggle(facet, count.value);
      html.open("a", {{"class", "chip"},
                      {"href", view_address(article, next)},
                      {"aria-current", is_chosen ? "true" : ""}});
    }
    write_facet_value(article, facet, count.value);
    html.text("\u00A0");
    if (count.matching == count.takes) {
      html.text(std::to_string(count.takes));
    } else {
      html.text(article.strings.format("facet.part",
                                       {std::to_string(count.matching), std::to_string(count.takes)}));
    }
    if (now != nullptr) html.close();
  }
  if (left_out > 0) {
    html.text(kSeparator);
    html.text(article.strings.count("names.more", static_cast<int>(left_out)));
  }
  html.text(now != nullptr ? kBeforeChip : "\u2002");
  html.element("small", {}, article.strings.count("facet.of", static_cast<int>(table.story().takes.size())));
  html.close();
  write_bar(article, table, facet, counts);
}

void write_choices(HtmlArticle& article, std::string_view block, std::string_view usual,
                   std::optional<Facet> TakesView::*choice) {
  HtmlFragment& html = article.html;
  html.open("p", {{"class", "facet"}, {"lang", article.words()}, {"data-block", block}});
  html.element("strong", {}, article.strings.get(block));
  html.text(kBeforeChip);
  TakesView next = *article.view;
  const std::optional<Facet> chosen = next.*choice;
  next.*choice = std::nullopt;
  write_choice(article, next, !chosen, article.strings.get(usual));
  for (std::size_t i = 0; i < kFacets; ++i) {
    const auto facet = static_cast<Facet>(i);
    html.text(kBeforeChip);
    next.*choice = facet;
    write_choice(article, next, chosen == facet, article.strings.get(key_of("facet.", facet)));
  }
  html.close();
}

std::string order_words(const HtmlArticle& article) {
  const Strings& strings = article.strings;
  const TakesView usual;
  const TakesView& view = article.view != nullptr ? *article.view : usual;
  std::string words = view.sort ? strings.format("order.sorted", {strings.get(key_of("facet.", *view.sort))})
                                : std::string(strings.get("order.file"));
  if (view.group) {
    words.append(kSeparator)
        .append(strings.format("order.grouped", {strings.get(key_of("facet.", *view.group))}));
  }
  return words;
}

}  // namespace

std::string view_address(const HtmlArticle& article, const TakesView& view) {
  return view_address(
      article, view,
      article.corpus == nullptr ? std::string_view() : std::string_view(article.corpus->versions));
}

std::string view_address(const HtmlArticle& article, const TakesView& view, std::string_view versions) {
  std::string address = node_address(article.story.slug, {});
  if (!article.story.in_language.empty()) {
    address += "&lang=";
    append_percent_encoded(address, article.story.in_language);
  }
  if (!versions.empty()) {
    address += "&versions=";
    append_percent_encoded(address, versions);
  }
  append_takes_view(address, view);
  return address;
}

void write_facet_value(HtmlArticle& article, Facet facet, std::string_view value) {
  HtmlFragment& html = article.html;
  const Strings& strings = article.strings;
  const auto words = [&](std::string_view text) { html.element("span", {{"lang", article.words()}}, text); };
  if (facet == Facet::Framed) return words(strings.get(value == "yes" ? "framed" : "link_only"));
  if (value.empty()) return words(strings.get(facet == Facet::Lens ? "unlabelled" : key_of("none.", facet)));
  switch (facet) {
    case Facet::Language: return words(language_words(strings, value));
    case Facet::Date: return words(strings.date(value));
    case Facet::Owner: {
      constexpr std::string_view kKinds[] = {"involved", "another",    "organization", "company",
                                             "person",   "government", "party"};
      const bool is_known = std::find(std::begin(kKinds), std::end(kKinds), value) != std::end(kKinds);
      return is_known ? words(strings.get(std::string("owner.").append(value))) : html.literal(value);
    }
    case Facet::Outlet: {
      const std::vector<Take>& takes = article.story.takes;
      const auto take =
          std::find_if(takes.begin(), takes.end(), [&](const Take& t) { return t.outlet == value; });
      return html.literal(take == takes.end() || take->outlet_name.empty() ? value : take->outlet_name);
    }
    default: html.literal(value);
  }
}

void write_facets(HtmlArticle& article, const TakeTable& table, std::size_t shown) {
  HtmlFragment& html = article.html;
  const Strings& strings = article.strings;
  const TakesView* now = article.view;
  const ComputedCounts counts = count_takes(article.story);
  html.open("p", {{"class", "order"}, {"lang", article.words()}, {"data-block", "takes.order"}});
  html.element(
      "strong", {},
      strings.format("takes.framed_of", {std::to_string(counts.framed), std::to_string(counts.takes)}));
  html.text(kSeparator);
  html.text(order_words(article));
  if (now != nullptr) {
    TakesView next = *now;
    next.shows_facets = !now->shows_facets;
    html.text(kBeforeChip);
    write_choice(article, next, now->shows_facets, strings.get("takes.filter"));
    next = *now;
    next.claims = now->claims == ClaimsShown::None ? ClaimsShown::Claims : ClaimsShown::None;
    html.text(kBeforeChip);
    write_choice(article, next, now->claims != ClaimsShown::None, strings.get("takes.claims"));
  }
  html.close();
  if (now == nullptr || now->shows_facets) {
    html.open("nav", {{"class", "facets"}, {"aria-label", strings.get("takes.filter")}});
    for (std::size_t i = 0; i < kFacets; ++i) write_counts(article, table, static_cast<Facet>(i));
    if (now != nullptr) {
      write_choices(article, "group", "group.file", &TakesView::group);
      write_choices(article, "sort", "sort.file", &TakesView::sort);
    }
    html.close();
  } else {
    write_bar(article, table, Facet::Framed, table.count(Facet::Framed, {}));
  }
  if (now == nullptr || now->filter.is_empty()) return;
  html.open("p", {{"class", "shown"}, {"lang", article.words()}, {"data-block", "takes.shown"}});
  html.text(shown == 0
                ? std::string(strings.get("takes.none_match"))
                : strings.format("takes.shown", {std::to_string(shown), std::to_string(counts.takes)}));
  html.text(kBeforeChip);
  TakesView next = *now;
  next.filter = {};
  write_choice(article, next, false, strings.get("takes.clear_filter"));
  html.close();
}

}  // namespace storylens
