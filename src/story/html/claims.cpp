#include "story/claims.h"

#include <algorithm>

#include "story/html/article.h"

namespace storylens {
namespace {

constexpr std::size_t kMostColumns = 24;  // how many there are besides is said

std::string_view outlet_of(const Take& take) {
  return take.outlet_name.empty() ? take.outlet : take.outlet_name;
}

class ClaimsTable {
 public:
  explicit ClaimsTable(HtmlArticle& article) : article_(article), html_(article.html) {
    for (std::size_t i = 0; i < article.story.takes.size(); ++i) {
      if (article.story.takes[i].is_framed()) framed_.push_back(i);
    }
    columns_ = std::min(framed_.size(), kMostColumns);
  }

  void write(const std::vector<ClaimRow>& rows);

 private:
  void write_key();
  void write_head();
  void write_row(const ClaimRow& row, std::size_t number);
  void paragraph(std::string_view css_class, const std::string& block, std::string_view words) {
    html_.element("p", {{"class", css_class}, {"lang", article_.words()}, {"data-block", block}}, words);
  }

  HtmlArticle& article_;
  HtmlFragment& html_;
  std::vector<std::size_t> framed_;  // the columns: what has words here
  std::size_t columns_ = 0;
};

void ClaimsTable::write_key() {
  const Strings& strings = article_.strings;
  const std::size_t unknown = article_.story.takes.size() - framed_.size();
  html_.open("p", {{"class", "order"}, {"lang", article_.words()}, {"data-block", "claims.key"}});
  html_.element("strong", {}, strings.get("claims.heading"));
  html_.text("\u2002");
  html_.text(strings.get("claims.key"));
  if (article_.view != nullptr) {
    TakesView next = *article_.view;
    const bool is_open = next.claims == ClaimsShown::WithMethod;
    next.claims = is_open ? ClaimsShown::Claims : ClaimsShown::WithMethod;
    html_.text(kBeforeChip);
    html_.element(
        "a",
        {{"class", "chip"}, {"href", view_address(article_, next)}, {"aria-current", is_open ? "true" : ""}},
        strings.get("claims.how"));
  }
  html_.close();
  if (article_.view == nullptr || article_.view->claims == ClaimsShown::WithMethod)
    paragraph("method", "claims.method", strings.get("claims.method"));
  if (unknown > 0)
    paragraph("evidence", "claims.unknown", strings.count("claims.link_only", static_cast<int>(unknown)));
  std::string names;
  for (std::size_t i = 0; i < columns_; ++i) {
    names += (i == 0 ? "" : " · ") + std::to_string(i + 1) + "\u00A0";
    names.append(outlet_of(article_.story.takes[framed_[i]]));
  }
  if (framed_.size() > columns_)
    names += " · " + strings.count("names.more", static_cast<int>(framed_.size() - columns_));
  if (!names.empty()) paragraph("evidence", "claims.columns", strings.format("claims.columns", {names}));
}

void ClaimsTable::write_head() {
  html_.open("tr");
  const auto wide = [&](const std::string& key) {
    html_.open("th", {{"class", "wide"}});
    paragraph("evidence", key, article_.strings.get(key));
    html_.close();
  };
  wide("claims.claim");
  for (std::size_t i = 0; i < columns_; ++i) {
    html_.element("th",
                  {{"data-block", "claims.column" + std::to_string(i)},
                   {"aria-label", outlet_of(article_.story.takes[framed_[i]])}},
                  std::to_string(i + 1));
  }
  wide("claims.evidence");
  html_.close();
}

void ClaimsTable::write_row(const ClaimRow& row, std::size_t number) {
  const Strings& strings = article_.strings;
  const std::string block = "claim" + std::to_string(number);
  html_.open("tr");
  html_.open("th", {{"class", "wide"}, {"data-block", block}});
  html_.text(row.text);
  if (article_.view != nullptr) {
    html_.text(kBeforeChip);
    html_.element("a",
                  {{"class", "chip copy"},
                   {"href", view_address(article_, *article_.view)},
                   {"lang", article_.words()},
                   {"aria-label", article_.strings.get("claims.copy")}},
                  article_.strings.get("copy"));
  }
  html_.close();
  for (std::size_t i = 0; i < columns_; ++i) {
    const Stance stance = row.findings[framed_[i]].stance;
    const std::string words = std::string(outlet_of(article_.story.takes[framed_[i]])) + ": " +
                              std::string(strings.get(std::string("claims.") + stance_name(stance)));
    html_.element("td", {{"data-block", block + "." + std::to_string(i)}, {"aria-label", words}},
                  stance_mark(stance));
  }
  html_.open("td", {{"class", "wide"}});
  if (row.is_uncited()) paragraph("uncited", block + ".uncited", strings.get("claims.uncited"));
  std::size_t told = 0;
  for (std::size_t take = 0; take < row.findings.size() && told < kMostColumns; ++take) {
    const ClaimFinding& finding = row.findings[take];
    const bool is_told = finding.stance == Stance::States || finding.stance == Stance::Disputes;
    if (!is_told) continue;
    html_.open("p", {{"class", "evidence"}, {"data-block", block + ".e" + std::to_string(told++)}});
    html_.open("strong");
    html_.literal(outlet_of(article_.story.takes[take]));
    html_.close();
    html_.text(" " + std::string(stance_mark(finding.stance)) + " ");
    html_.text(finding.evidence);
    if (finding.is_given) {
      html_.text(" ");
      html_.element("span", {{"lang", article_.words()}},
                    "(" + std::string(strings.get("claims.given")) + ")");
    }
    html_.close();
  }
  html_.close();
  html_.close();
}

void ClaimsTable::write(const std::vector<ClaimRow>& rows) {
  html_.open("nav", {{"class", "claims"}, {"aria-label", article_.strings.get("claims.heading")}});
  write_key();
  html_.open("table", {{"class", "matrix"}, {"data-n", std::to_string(std::max<std::size_t>(columns_, 1))}});
  write_head();
  for (std::size_t i = 0; i < rows.size(); ++i) write_row(rows[i], i);
  html_.close();
  html_.close();
}

}  // namespace

void write_claims(HtmlArticle& article) {
  if (article.view != nullptr && article.view->claims == ClaimsShown::None) return;
  if (article.story.takes.empty()) return;
  const std::vector<ClaimRow> rows = find_claims(article.bundle, article.story);
  if (!rows.empty()) ClaimsTable(article).write(rows);
}

}  // namespace storylens
