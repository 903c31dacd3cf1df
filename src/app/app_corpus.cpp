#include <algorithm>

#include "app/app.h"
#include "app/event_detail.h"
#include "story/corpus.h"
#include "story/day_number.h"
#include "story/interface_language.h"

namespace storylens {
namespace {

constexpr std::string_view kStoryPrefix = "story:";
constexpr std::string_view kEntityPrefix = "entity:";
constexpr std::string_view kOutletPrefix = "outlet:";

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

}  // namespace

std::string_view App::document_language() const {
  return state_.corpus.page.empty() ? std::string_view(state_.current()->in_language) : strings().language();
}

std::string App::subject() const {
  if (state_.corpus.is_front()) return {};
  return state_.corpus.page.empty() ? std::string(kStoryPrefix) + state_.current()->slug : state_.corpus.page;
}

Exploration App::wanted_exploration() const {
  Exploration wanted = state_.exploration;
  if (state_.corpus.is_front()) wanted.is_whole = true;
  if (is_browsing()) wanted.order = {};
  return wanted;
}

CorpusView App::corpus_view() const {
  CorpusView view = state_.corpus;
  view.archive_stories = archive_stories_;
  if (view.page == counted_page_) {
    view.page_stories = page_stories_;
    view.page_before = page_before_;
    view.page_after = page_after_;
  }
  if (!view.is_front()) return view;
  view.from_date = state_.exploration.from_date;
  view.to_date = state_.exploration.to_date;
  return view;
}

void App::set_page_stories(std::string_view page, int stories, int before, int after) {
  counted_page_ = page;
  page_stories_ = stories;
  page_before_ = before;
  page_after_ = after;
  wake();
}

// Entities and outlets that no story mentions have a page too.
bool App::has_page(std::string_view page) const {
  if (page == kFrontPage) return has_front_page(state_.bundle);
  if (begins_with(page, kStoryPrefix) &&
      find_story(state_.bundle, page.substr(kStoryPrefix.size())) != nullptr)
    return false;
  if (begins_with(page, kEntityPrefix) &&
      find_entity(state_.bundle, page.substr(kEntityPrefix.size())) != nullptr)
    return true;
  if (begins_with(page, kOutletPrefix) &&
      find_outlet(state_.bundle, page.substr(kOutletPrefix.size())) != nullptr)
    return true;
  return scene_.graph().find(page) >= 0;
}

void App::show_page(std::string_view page) {
  if (page == state_.corpus.page) return;
  leave_document();
  state_.corpus.page = page;
  state_.corpus.versions.clear();
  state_.selected_node = -1;
  state_.chosen.clear();
  state_.is_list_open = false;
  state_.query.clear();
  marked_words_.clear();
  found_ = {};
  scroll_reader_to(0.0f);
  text_.set_language(document_language());
  rebuild_graph();
  if (!is_browsing()) scene_.fit(true);
  wake();
}

bool App::open_page(std::string_view page) {
  if (!has_page(page)) return false;
  if (!platform_emit("story-navigate", event_detail({{"page", page}}))) return true;
  state_.corpus.missing.clear();
  if (!places_.has_reader() || state_.view == View::Takes)
    state_.view = places_.has_tabs() ? View::Summary : View::All;
  show_page(page);
  return true;
}

// A link within the documents: a page, dates, versions, or another view of the story's takes.
void App::follow_address(std::string_view address) {
  const Location place = read_location(address);
  if (const std::size_t more = address.find("&more="); more != std::string_view::npos) {
    const std::string_view which = address.substr(more + 6, 1);
    platform_emit("archive-more", event_detail({{"page", place.page}, {"more", which}}));
    return;
  }
  if (state_.is_connecting && !place.page.empty()) return choose_end(place.page);
  history_.record(snapshot());
  if (!place.page.empty()) {
    if (place.page == kFrontPage) {
      state_.exploration.from_date = place.exploration.from_date;
      state_.exploration.to_date = place.exploration.to_date;
      is_fit_wanted_ = true;
    }
    if (place.page != state_.corpus.page) open_page(place.page);
  } else {
    state_.takes = place.takes;
    state_.corpus.versions = place.versions;
  }
  history_.drop_if_same(snapshot());
  refresh_exploration();
  wake();
}

void App::go_to_page(const Location& place) {
  state_.corpus.versions = place.versions;
  if (place.page.empty() || has_page(place.page)) return show_page(place.page);
  const std::string_view page = place.page;
  if (begins_with(page, kStoryPrefix) && open(page.substr(kStoryPrefix.size()), place.language)) return;
  say_missing(page);
}

// An address from elsewhere or from before asks for what is not here: a story that others refer to has a page
// that says so; else the front page tells it, or the story that is shown.
void App::say_missing(std::string_view what) {
  const std::string stub = std::string(kStoryPrefix) + std::string(what);
  if (has_page(stub)) return show_page(stub);
  show_page(has_front_page(state_.bundle) ? kFrontPage : std::string_view());
  state_.corpus.missing = what;
}

std::string App::reading() const {
  if (!state_.corpus.page.empty()) return state_.corpus.page;
  return state_.current() == nullptr ? std::string() : "=" + state_.current()->slug;
}

void App::leave_document() {
  constexpr std::size_t kMostPlaces = 200;
  scroll_due_.reset();
  if (state_.current() == nullptr) return;
  const std::string now = reading();
  const auto place =
      std::find_if(left_at_.begin(), left_at_.end(), [&](const auto& left) { return left.first == now; });
  if (place != left_at_.end()) left_at_.erase(place);
  if (left_at_.size() >= kMostPlaces) left_at_.erase(left_at_.begin());
  left_at_.emplace_back(now, state_.scroll);
}

// left: what was read before.
void App::return_to_place(const std::string& left) {
  const std::string now = reading();
  for (const auto& [document, scroll_px] : left_at_) {
    if (document == now && now != left) scroll_due_ = scroll_px;
  }
}

void App::set_since(std::string_view date) {
  state_.corpus.since = date;
  auto& diagnostics = state_.diagnostics;
  for (std::size_t i = diagnostics.size(); i-- > 0;) {
    if (diagnostics[i].code == "bad-since")
      diagnostics.erase(diagnostics.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (!date.empty() && !day_number(date)) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::Warning;
    diagnostic.code = "bad-since";
    diagnostic.message = "`since` is no date: " + std::string(date);
    diagnostics.push_back(std::move(diagnostic));
  }
  wake();
}

void App::set_language(const std::string& language) {
  const std::string slug = state_.current()->slug;
  const CorpusView corpus = state_.corpus;
  // The host brings the words, if they are not here yet.
  if (!interface_language_for(language).empty())
    platform_emit("layer-language", event_detail({{"language", language}}));
  open(slug, language);
  if (!corpus.page.empty()) show_page(corpus.page);
}

}  // namespace storylens
