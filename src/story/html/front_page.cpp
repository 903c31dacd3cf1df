#include <algorithm>
#include <iterator>

#include "story/corpus.h"
#include "story/corpus_html.h"
#include "story/day_number.h"
#include "story/explore/choose_visible.h"
#include "story/html/corpus_page.h"

namespace storylens {
namespace {

constexpr std::size_t kMostLatest = 9;      // with headline and tagline; the first of them leads
constexpr std::size_t kMostRubrics = 12;    // and how many there are besides is said
constexpr std::size_t kMostOfRubric = 4;    // so too
constexpr std::size_t kMostNames = 40;      // so too
constexpr std::size_t kMostListed = 2'000;  // so too

class FrontPage {
 public:
  explicit FrontPage(CorpusPage& page)
      : page_(page), html_(page.html), all_(stories_by_date(page.bundle, page.strings.language())) {
    std::copy_if(all_.begin(), all_.end(), std::back_inserter(shown_), [&](int item) {
      return is_dated_within(page.story(item), page.view.from_date, page.view.to_date);
    });
  }

  void write() {
    find_common_notice();
    write_header();
    write_timeline(page_, all_);
    write_shown();
    write_since();
    write_latest();
    write_rubrics();
    write_names();
    if (shown_.size() > kMostLatest) write_all();
    write_facts();
  }

 private:
  bool has_range() const { return !page_.view.from_date.empty() || !page_.view.to_date.empty(); }
  void find_common_notice();
  void write_header();
  void write_shown();
  void write_since();
  void write_latest();
  void write_story(const Story& story, std::string_view title_class);
  void write_rubrics();
  void write_names();
  void write_line(const Story& story);
  void write_group(std::string_view name, std::string_view language, const std::vector<int>& stories);
  void write_all();
  void write_facts();
  void more(std::size_t count, std::size_t most) {
    if (count > most) page_.words("more", page_.strings.count("names.more", static_cast<int>(count - most)));
  }

  CorpusPage& page_;
  HtmlFragment& html_;
  std::vector<int> all_;
  std::vector<int> shown_;          // within the dates that are chosen
  const Story* noticed_ = nullptr;  // whose notice all have, each language its own; it stands once, above all
};

void FrontPage::find_common_notice() {
  for (const int item : all_) {
    const Story& story = page_.story(item);
    const auto same_language = std::find_if(all_.begin(), all_.end(), [&](int other) {
      return page_.story(other).in_language == story.in_language;
    });
    const bool is_common = !story.notice.empty() && page_.story(*same_language).notice == story.notice;
    if (!is_common) {
      noticed_ = nullptr;
      return;
    }
    const bool fits = language_fit(story.in_language, page_.strings.language()) > 0;
    if (noticed_ == nullptr || fits) noticed_ = &story;
  }
}

void FrontPage::write_header() {
  html_.open("header");
  if (noticed_ != nullptr) {
    html_.element("p", {{"class", "notice"}, {"lang", noticed_->in_language}, {"data-block", "notice"}},
                  noticed_->notice);
  }
  html_.element("h1", {{"data-block", "headline"}}, page_.strings.get("front"));
  html_.open("p", {{"class", "masthead"}, {"data-block", "front.facts"}});
  const auto count = static_cast<int>(all_.size());
  html_.text(page_.view.archive_stories > count
                 ? page_.strings.format("front.part",
                                        {std::to_string(count), std::to_string(page_.view.archive_stories)})
                 : page_.strings.count("stories.count", count));
  const auto dated = [&](int item) { return day_number(page_.story(item).start_date).has_value(); };
  const auto newest = std::find_if(all_.begin(), all_.end(), dated);
  const auto oldest = std::find_if(all_.rbegin(), all_.rend(), dated);
  if (newest != all_.end()) {
    html_.text(kDot);
    write_date(html_, page_.strings, page_.story(*oldest).start_date);
    if (page_.story(*oldest).start_date != page_.story(*newest).start_date) {
      html_.text(" – ");
      write_date(html_, page_.strings, page_.story(*newest).start_date);
    }
  }
  html_.close();
  write_notes(html_, page_.strings, page_.view);
  html_.close();
}

// What the chosen dates leave, and the way back to all.
void FrontPage::write_shown() {
  if (!has_range()) return;
  html_.open("p", {{"class", "shown"}, {"data-block", "front.shown"}});
  const std::string from = page_.strings.date(page_.view.from_date);
  const std::string to = page_.strings.date(page_.view.to_date);
  const std::string dates = from == to ? from : from + " – " + to;
  html_.element("strong", {}, dates);
  html_.text(kDot);
  html_.text(
      page_.strings.format("front.part", {std::to_string(shown_.size()), std::to_string(all_.size())}));
  const auto undated = static_cast<int>(std::count_if(
      shown_.begin(), shown_.end(), [&](int item) { return page_.story(item).start_date.empty(); }));
  if (undated > 0) html_.text(std::string(kDot) + page_.strings.count("timeline.undated", undated));
  html_.text("\u2002\u2002\u2002");
  html_.element("a", {{"class", "chip"}, {"href", page_address(kFrontPage)}},
                page_.strings.get("front.all_dates"));
  html_.close();
}

void FrontPage::write_story(const Story& story, std::string_view title_class) {
  write_kicker(page_, story);
  html_.open(title_class == "lead" ? "h2" : "p",
             {{"class", title_class}, {"lang", story.in_language}, {"data-block", page_.next_block()}});
  write_story_link(page_, story);
  html_.close();
  if (!story.alternative_headline.empty()) {
    html_.element("p", {{"class", "deck"}, {"lang", story.in_language}, {"data-block", page_.next_block()}},
                  story.alternative_headline);
  }
  if (!story.notice.empty() && noticed_ == nullptr) {
    html_.element("p", {{"class", "warned"}, {"lang", story.in_language}, {"data-block", page_.next_block()}},
                  story.notice);
  }
  write_figures(page_, story);
}

void FrontPage::write_since() {
  if (!day_number(page_.view.since)) return;
  html_.open("section", {{"class", "since"}});
  page_.heading(page_.strings.format("since.heading", {page_.strings.date(page_.view.since)}));
  int count = 0;
  for (const int item : all_) {
    const Story& story = page_.story(item);
    if (!news_since(story, page_.view.since).is_any()) continue;
    ++count;
    html_.open("p", {{"class", "title"}, {"lang", story.in_language}, {"data-block", page_.next_block()}});
    write_story_link(page_, story);
    html_.close();
    write_news(page_, story);
  }
  if (count == 0) page_.words("none", page_.strings.get("since.none"));
  html_.close();
}

void FrontPage::write_latest() {
  if (shown_.empty()) return page_.words("none", page_.strings.get("front.none"));
  html_.open("section", {{"class", "latest"}});
  write_story(page_.story(shown_.front()), "lead");
  html_.close();
  if (shown_.size() < 2) return;
  const std::size_t last = std::min(shown_.size(), kMostLatest);
  html_.open("table", {{"class", "stories"}, {"data-n", "2"}});
  for (std::size_t i = 1; i < last; ++i) {
    if (i % 2 == 1) html_.open("tr");
    html_.open("td");
    write_story(page_.story(shown_[i]), "title");
    html_.close();
    if (i % 2 == 0 || i + 1 == last) html_.close();
  }
  html_.close();
}

// The date first: behind a headline that runs from right to left its digits would change places.
void FrontPage::write_line(const Story& story) {
  html_.open("p", {{"class", "line"}, {"data-block", page_.next_block()}});
  html_.open("small");
  if (story.start_date.empty())
    html_.text(page_.strings.get("corpus.undated"));
  else
    write_date(html_, page_.strings, story.start_date);
  html_.close();
  html_.text("\u2002");
  write_story_link(page_, story);
  html_.close();
}

void FrontPage::write_group(std::string_view name, std::string_view language,
                            const std::vector<int>& stories) {
  html_.open("h3", {{"data-block", page_.next_block()}});
  html_.element("span", {{"lang", language}}, name);
  html_.text(html_.is_right_to_left() ? "\u2002\u200F" : "\u2002\u200E");
  html_.element("small", {}, std::to_string(stories.size()));
  html_.close();
  for (std::size_t i = 0; i < stories.size() && i < kMostOfRubric; ++i) write_line(page_.story(stories[i]));
  more(stories.size(), kMostOfRubric);
}

// Stories of the type "topic" first, then what several stories are filed under; the rubrics of one story in a
// row.
void FrontPage::write_rubrics() {
  const std::vector<RubricGroup> groups = group_by_rubric(page_.bundle, shown_);
  std::vector<int> topics;
  std::copy_if(shown_.begin(), shown_.end(), std::back_inserter(topics),
               [&](int item) { return page_.story(item).type == "topic"; });
  if (groups.empty() && topics.empty()) return;
  html_.open("section", {{"class", "topics"}});
  page_.heading(page_.strings.get("front.topics"));
  if (!topics.empty()) write_group(page_.strings.type_name("topic"), page_.strings.language(), topics);
  std::size_t shared = 0;
  while (shared < groups.size() && groups[shared].stories.size() > 1) ++shared;
  for (std::size_t i = 0; i < shared && i < kMostRubrics; ++i)
    write_group(groups[i].name, page_.story(groups[i].stories.front()).in_language, groups[i].stories);
  more(shared, kMostRubrics);
  if (shared < groups.size()) {
    page_.words("method", page_.strings.get("front.topics.single"));
    html_.open("p", {{"class", "run"}, {"data-block", "front.topics"}});
    for (std::size_t i = shared; i < groups.size() && i < shared + kMostNames; ++i) {
      const Story& story = page_.story(groups[i].stories.front());
      if (i > shared) page_.separate();
      html_.element("a",
                    {{"href", node_address(story.slug, {})},
                     {"data-node", "story:" + story.slug},
                     {"lang", story.in_language}},
                    groups[i].name);
    }
    html_.close();
    more(groups.size() - shared, kMostNames);
  }
  html_.close();
}

void FrontPage::write_names() {
  const std::vector<NodeCount> names = count_mentions(page_.bundle, page_.graph, shown_);
  if (names.empty()) return;
  html_.open("section", {{"class", "names"}});
  page_.heading(page_.strings.get("front.names"));
  page_.words("method", page_.strings.get("front.names.method"));
  html_.open("p", {{"class", "run"}, {"data-block", "front.names"}});
  for (std::size_t i = 0; i < names.size() && i < kMostNames; ++i) {
    if (i > 0) page_.separate();
    write_page_link(page_, page_.node(names[i].node));
    html_.text("\u00A0");
    html_.element("small", {}, std::to_string(names[i].stories));
  }
  html_.close();
  more(names.size(), kMostNames);
  html_.close();
}

void FrontPage::write_all() {
  html_.open("section", {{"class", "all"}});
  page_.heading(page_.strings.get("front.all"));
  for (std::size_t i = 0; i < shown_.size() && i < kMostListed; ++i) write_line(page_.story(shown_[i]));
  more(shown_.size(), kMostListed);
  html_.close();
}

// The bundle's own.
void FrontPage::write_facts() {
  const Strings& strings = page_.strings;
  html_.open("footer");
  std::vector<std::string_view> languages;
  for (const Story& story : page_.bundle.stories) {
    const bool is_new = std::find(languages.begin(), languages.end(), story.in_language) == languages.end();
    if (is_new && !story.in_language.empty()) languages.push_back(story.in_language);
  }
  std::string text = strings.count("stories.count", static_cast<int>(all_.size()));
  text.append(kDot).append(strings.count("front.editions", static_cast<int>(page_.bundle.stories.size())));
  if (!languages.empty()) text.append(kDot);
  for (const std::string_view& language : languages)
    text.append(&language == &languages.front() ? "" : ", ").append(strings.language_name(language));
  page_.words("facts", text);
  if (!page_.bundle.created.empty())
    page_.words("facts", strings.format("front.created", {strings.date(page_.bundle.created)}));
  write_left_out(html_, strings, "left_out.bundle", page_.bundle.left_out, page_.bundle.left_out_unlisted);
  if (!page_.bundle.license.empty()) page_.words("facts", strings.format("license", {page_.bundle.license}));
  html_.close();
}

}  // namespace

void write_front_page(CorpusPage& page) {
  FrontPage(page).write();
}

}  // namespace storylens
