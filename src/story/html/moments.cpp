#include <algorithm>

#include "story/html/article.h"
#include "story/timeline.h"

namespace storylens {
namespace {

constexpr std::size_t kMostNamed = 12;  // outlets of a day; how many there are besides is said
constexpr std::string_view kWords[] = {"moment.start", "moment.end", "moment.published", "moment.modified"};

void write_day(HtmlArticle& article, const Moment* begin, const Moment* end, std::size_t number) {
  HtmlFragment& html = article.html;
  const Strings& strings = article.strings;
  html.open("li", {{"class", "moment"}, {"data-block", "moment" + std::to_string(number)}});
  write_time(article, begin->date, strings.date(begin->date));
  int takes = 0;
  for (const Moment* moment = begin; moment != end; ++moment) {
    if (moment->kind == MomentKind::Take) {
      ++takes;
      continue;
    }
    html.text(" · ");
    if (moment->kind == MomentKind::Correction) {
      const Correction& correction = article.story.corrections[static_cast<std::size_t>(moment->item)];
      html.element("span", {{"lang", article.words()}}, strings.get("moment.correction"));
      html.text(" " + correction.text);
    } else {
      html.element("span", {{"lang", article.words()}},
                   strings.get(kWords[static_cast<std::size_t>(moment->kind)]));
    }
  }
  if (takes > 0) {
    html.text(" · ");
    html.element("span", {{"lang", article.words()}}, strings.count("moment.takes", takes));
    html.text(" ");
    std::size_t named = 0;
    for (const Moment* moment = begin; moment != end && named < kMostNamed; ++moment) {
      if (moment->kind != MomentKind::Take) continue;
      const Take& take = article.story.takes[static_cast<std::size_t>(moment->item)];
      if (named++ > 0) html.text(", ");
      html.literal(take.outlet_name.empty() ? take.outlet : take.outlet_name);
    }
    if (takes > static_cast<int>(named)) {
      html.text(", ");
      html.element("span", {{"lang", article.words()}},
                   strings.count("names.more", takes - static_cast<int>(named)));
    }
  }
  html.close();
}

}  // namespace

void write_moments(HtmlArticle& article) {
  const std::vector<Moment> moments = story_moments(article.story);
  if (moments.empty() || moments.front().date == moments.back().date) return;
  HtmlFragment& html = article.html;
  html.open("section", {{"class", "moments"}});
  html.element("h2", {{"lang", article.words()}, {"data-block", "moments"}}, article.strings.get("moments"));
  html.open("ol", {{"class", "days"}});
  std::size_t number = 0;
  for (std::size_t i = 0; i < moments.size();) {
    std::size_t end = i + 1;
    while (end < moments.size() && moments[end].date == moments[i].date) ++end;
    write_day(article, &moments[i], &moments[i] + (end - i), number++);
    i = end;
  }
  html.close();
  const auto dated = std::count_if(moments.begin(), moments.end(),
                                   [](const Moment& moment) { return moment.kind == MomentKind::Take; });
  const int undated = static_cast<int>(article.story.takes.size()) - static_cast<int>(dated);
  if (undated > 0) {
    html.element("p", {{"class", "method"}, {"lang", article.words()}, {"data-block", "moments.undated"}},
                 article.strings.count("moments.undated", undated));
  }
  html.close();
}

}  // namespace storylens
