#include "story/versions.h"

#include <algorithm>

#include "story/html/article.h"

namespace storylens {
namespace {

std::string address_of(const HtmlArticle& article, std::size_t from, std::size_t to) {
  return view_address(article, *article.view, std::to_string(from) + "," + std::to_string(to));
}

std::string name_of(const HtmlArticle& article, const std::vector<StoryVersion>& versions,
                    std::size_t index) {
  const std::string& date = versions[index].date;
  const bool is_last = index + 1 == versions.size();
  if (!is_last) return article.strings.date(date);
  const std::string now(article.strings.get("versions.now"));
  return date.empty() ? now : now + " (" + article.strings.date(date) + ")";
}

// One row of versions of which one is chosen.
void write_choice(HtmlArticle& article, std::string_view key, const std::vector<StoryVersion>& versions,
                  std::size_t from, std::size_t to, bool is_from) {
  HtmlFragment& html = article.html;
  html.open("p", {{"class", "facet"}, {"lang", article.words()}, {"data-block", key}});
  html.element("strong", {}, article.strings.get(key));
  const std::size_t first = is_from ? 0 : 1;
  for (std::size_t i = first; i + (is_from ? 1 : 0) < versions.size(); ++i) {
    html.text(kBeforeChip);
    const std::string address =
        is_from ? address_of(article, i, std::max(to, i + 1)) : address_of(article, std::min(from, i - 1), i);
    html.element(
        "a",
        {{"class", "chip"}, {"href", address}, {"aria-current", (is_from ? from : to) == i ? "true" : ""}},
        name_of(article, versions, i));
  }
  html.close();
}

void write_part(HtmlArticle& article, const DiffPart& part, int& number) {
  HtmlFragment& html = article.html;
  const auto block = [&] { return "change" + std::to_string(number++); };
  if (part.is_section) {
    const std::string role = std::string("section.") + section_role_name(part.role);
    if (part.heading.empty())
      html.element("h3", {{"lang", article.words()}, {"data-block", block()}}, article.strings.get(role));
    else
      html.element("h3", {{"data-block", block()}}, part.heading);
  }
  for (const DiffLine& line : part.lines) {
    if (line.kind == DiffKind::Same) {
      html.element("p", {{"class", "same"}, {"data-block", block()}}, line.text);
      continue;
    }
    const bool is_removed = line.kind == DiffKind::Removed;
    html.open("p", {{"class", is_removed ? "removed" : "added"}, {"data-block", block()}});
    html.element("span", {{"class", "sign"}}, is_removed ? "− " : "+ ");
    html.element(is_removed ? "del" : "ins", {}, line.text);
    html.close();
  }
}

}  // namespace

void write_versions(HtmlArticle& article) {
  const std::vector<StoryVersion> versions = story_versions(article.story);
  const std::string asked = article.corpus == nullptr ? std::string() : article.corpus->versions;
  const auto chosen = read_version_pair(asked, versions.size());
  HtmlFragment& html = article.html;
  const Strings& strings = article.strings;
  if (!asked.empty() && !chosen) {
    html.element("p", {{"class", "note"}, {"lang", article.words()}, {"data-block", "note.versions"}},
                 strings.format("versions.missing", {asked}));
  }
  if (versions.empty()) return;
  const bool is_live = article.view != nullptr;
  html.open("p", {{"class", "order"}, {"lang", article.words()}, {"data-block", "versions"}});
  html.element("strong", {}, strings.count("versions.count", static_cast<int>(versions.size())));
  if (is_live) {
    html.text(kBeforeChip);
    const std::string address = chosen ? view_address(article, *article.view, {})
                                       : address_of(article, versions.size() - 2, versions.size() - 1);
    html.element("a", {{"class", "chip"}, {"href", address}, {"aria-current", chosen ? "true" : ""}},
                 strings.get("versions.changes"));
  }
  html.close();
  if (is_live && !chosen) return;
  const auto [from, to] = chosen.value_or(std::pair<std::size_t, std::size_t>(0, versions.size() - 1));
  html.open("nav", {{"class", "changes"}, {"aria-label", strings.get("versions.changes")}});
  if (is_live && versions.size() > 2) {
    write_choice(article, "versions.from", versions, from, to, true);
    write_choice(article, "versions.to", versions, from, to, false);
  }
  const std::string between =
      strings.format("versions.between", {name_of(article, versions, from), name_of(article, versions, to)});
  html.element("p", {{"class", "method"}, {"lang", article.words()}, {"data-block", "versions.between"}},
               between);
  const std::vector<DiffPart> parts = compare_versions(versions[from], versions[to]);
  int number = 0;
  for (const DiffPart& part : parts) write_part(article, part, number);
  if (parts.empty()) {
    html.element("p", {{"class", "none"}, {"lang", article.words()}, {"data-block", "versions.same"}},
                 strings.get("versions.same"));
  }
  html.close();
}

}  // namespace storylens
