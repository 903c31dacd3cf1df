#include <algorithm>
#include <utility>

#include "story/claims.h"
#include "story/facets.h"
#include "story/html/article.h"

namespace storylens {
namespace {

// The chosen takes, those of an old or foreign address left out.
std::vector<std::size_t> chosen_takes(const HtmlArticle& article) {
  std::vector<std::size_t> chosen;
  if (article.view == nullptr) return chosen;
  const std::vector<Take>& takes = article.story.takes;
  for (const std::string& id : article.view->compared) {
    const auto take = std::find_if(takes.begin(), takes.end(), [&](const Take& t) { return t.id == id; });
    if (take != takes.end()) chosen.push_back(static_cast<std::size_t>(take - takes.begin()));
  }
  return chosen;
}

void write_link(HtmlArticle& article, const TakesView& view, std::string_view css_class,
                std::string_view words) {
  article.html.element(
      "a", {{"class", css_class}, {"href", view_address(article, view)}, {"lang", article.words()}}, words);
}

TakesView toggled(const TakesView& view, const std::string& id) {
  TakesView next = view;
  const auto found = std::find(next.compared.begin(), next.compared.end(), id);
  if (found != next.compared.end())
    next.compared.erase(found);
  else if (next.compared.size() < kMostCompared)
    next.compared.push_back(id);
  return next;
}

class Comparison {
 public:
  Comparison(HtmlArticle& article, const TakeTable& table, std::vector<std::size_t> takes)
      : article_(article), html_(article.html), table_(table), takes_(std::move(takes)) {}

  void write();

 private:
  template <class Cell>
  void row(std::string_view label, std::string_view language, Cell cell);
  template <class Cell>
  void row(std::string_view label, Cell cell) {
    row(label, article_.words(), cell);
  }
  void claim(const ClaimFinding& finding);
  std::string block(std::size_t row, std::size_t column) const {
    return "compare." + std::to_string(row) + "." + std::to_string(column);
  }
  std::string_view name(std::size_t take) const {
    const Take& data = article_.story.takes[take];
    return data.outlet_name.empty() ? data.outlet : data.outlet_name;
  }
  void none(std::string_view key) {
    html_.element("span", {{"class", "none"}, {"lang", article_.words()}}, article_.strings.get(key));
  }

  HtmlArticle& article_;
  HtmlFragment& html_;
  const TakeTable& table_;
  std::vector<std::size_t> takes_;
  std::size_t rows_ = 0;
};

// In each cell the outlet's name too: it is shown where the columns stand one below the other.
template <class Cell>
void Comparison::row(std::string_view label, std::string_view language, Cell cell) {
  const std::size_t row = rows_++;
  html_.open("tr");
  html_.element(
      "th", {{"class", "wide"}, {"lang", language}, {"data-block", "compare." + std::to_string(row)}}, label);
  for (std::size_t i = 0; i < takes_.size(); ++i) {
    html_.open("td");
    html_.open("p", {{"class", "who"}, {"data-block", block(row, i) + ".who"}});
    html_.literal(name(takes_[i]));
    html_.close();
    html_.open("p", {{"class", "cell"}, {"data-block", block(row, i)}});
    cell(takes_[i]);
    html_.close();
    html_.close();
  }
  html_.close();
}

void Comparison::claim(const ClaimFinding& finding) {
  if (finding.stance == Stance::Unknown) return none("claims.unknown");
  html_.text(stance_mark(finding.stance));
  html_.text("\u00A0");
  html_.element("span", {{"lang", article_.words()}},
                article_.strings.get(std::string("claims.") + stance_name(finding.stance)));
  if (!finding.evidence.empty()) {
    html_.text(": ");
    html_.text(finding.evidence);
  }
  if (!finding.is_given) return;
  html_.text(" ");
  html_.element("span", {{"lang", article_.words()}},
                "(" + std::string(article_.strings.get("claims.given")) + ")");
}

void Comparison::write() {
  const Strings& strings = article_.strings;
  html_.open("table", {{"class", "compare"}, {"data-n", std::to_string(takes_.size())}});
  html_.open("tr");
  html_.element("th", {{"class", "wide"}, {"lang", article_.words()}, {"data-block", "compare.head"}},
                strings.get("facet.outlet"));
  for (std::size_t i = 0; i < takes_.size(); ++i) {
    const Take& take = article_.story.takes[takes_[i]];
    html_.open("th");
    html_.open("p", {{"class", "name"}, {"data-block", "compare.outlet" + std::to_string(i)}});
    html_.open("strong");
    html_.literal(name(takes_[i]));
    html_.close();
    html_.text(" ");
    write_link(article_, toggled(*article_.view, take.id), "remove", strings.get("compare.remove"));
    html_.close();
    html_.close();
  }
  html_.close();
  for (const Facet facet : {Facet::Lens, Facet::Region, Facet::Language, Facet::Date, Facet::Owner}) {
    row(strings.get(std::string("facet.").append(facet_name(facet))), [&](std::size_t take) {
      bool is_first = true;
      for (const std::string_view value : table_.values(take, facet)) {
        if (!is_first) html_.text(" · ");
        is_first = false;
        write_facet_value(article_, facet, value);
      }
    });
  }
  row(strings.get("compare.framing"), [&](std::size_t take) {
    const std::string& abstract = article_.story.takes[take].abstract;
    if (abstract.empty()) return none("link_only.explained");
    write_spans(article_, parse_inline(abstract));
  });
  row(strings.get("quote"), [&](std::size_t take) {
    const std::optional<Quote>& quote = article_.story.takes[take].quote;
    if (!quote) return none("compare.no_quote");
    html_.open("span", {{"lang", quote->in_language}});
    html_.text(quoted(*quote));
    html_.close();
    if (quote->original.empty()) return;
    html_.text(" ");
    html_.element("span", {{"lang", quote->original_language}}, quote->original);
  });
  for (const ClaimRow& sentence : find_claims(article_.bundle, article_.story)) {
    row(sentence.text, {}, [&](std::size_t take) { claim(sentence.findings[take]); });
  }
  html_.close();
}

}  // namespace

void write_compare_link(HtmlArticle& article, const Take& take) {
  if (article.view == nullptr || article.story.takes.size() < 2) return;
  const std::vector<std::string>& compared = article.view->compared;
  const bool is_compared = std::find(compared.begin(), compared.end(), take.id) != compared.end();
  if (!is_compared && compared.size() >= kMostCompared) return;
  article.html.text(kBeforeChip);
  article.html.element("a",
                       {{"class", "chip"},
                        {"href", view_address(article, toggled(*article.view, take.id))},
                        {"lang", article.words()},
                        {"aria-current", is_compared ? "true" : ""}},
                       article.strings.get("compare"));
  if (!is_compared || compared.size() < 2) return;
  article.html.text("\u2002");
  write_link(article, *article.view, "jump", article.strings.get("compare.show"));
}

void write_comparison(HtmlArticle& article, const TakeTable& table) {
  std::vector<std::size_t> takes = chosen_takes(article);
  if (takes.empty()) return;
  HtmlFragment& html = article.html;
  html.open("nav", {{"class", "comparison"}, {"aria-label", article.strings.get("compare.heading")}});
  html.open("p", {{"class", "order"}, {"lang", article.words()}, {"data-block", "compare.heading"}});
  html.element("strong", {}, article.strings.count("compare.count", static_cast<int>(takes.size())));
  html.text(takes.size() < 2 ? " · " : "");
  if (takes.size() < 2) html.text(article.strings.get("compare.more"));
  html.text(kBeforeChip);
  TakesView next = *article.view;
  next.compared.clear();
  write_link(article, next, "chip", article.strings.get("compare.clear"));
  html.close();
  if (takes.size() >= 2) Comparison(article, table, std::move(takes)).write();
  html.close();
}

}  // namespace storylens
