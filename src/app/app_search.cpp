#include <algorithm>

#include "app/app.h"
#include "story/json/json_writer.h"
#include "text/hit_test.h"
#include "ui/reader_panel.h"

namespace storylens {

void App::search(std::string_view query) {
  state_.query = std::string(query);
  state_.list_scroll = 0.0f;
  wake();
}

// Reads on for some milliseconds while the list is open. True while there is more to read.
bool App::index_some() {
  constexpr double kMostMs = 8.0;
  constexpr std::size_t kBytesAtATime = 16 * 1024;
  constexpr int kAllRead = 2;
  if (!state_.is_list_open || search_stage_ == kAllRead) return false;
  const double start_ms = platform_now_ms();
  if (!search_index_.has_begun()) search_index_.begin(state_.bundle);
  while (search_stage_ < kAllRead && platform_now_ms() - start_ms < kMostMs) {
    const SearchIndex::Stage before = search_index_.stage();
    search_index_.add_some(kBytesAtATime);
    if (search_index_.stage() != before) ++search_stage_;  // what was found so far may be more now
  }
  return true;
}

void App::open_result(std::size_t number) {
  for (const SearchGroup& group : results_.groups) {
    if (number < group.results.size()) {
      const SearchResult result = group.results[number];  // opening forgets the results
      open_found(result);
      wake();
      return;
    }
    number -= group.results.size();
  }
}

// An outlet that the open story does not have: the newest story that has it.
void App::open_report(std::string_view node_id) {
  const std::string_view outlet = node_id.substr(node_id.find(':') + 1);
  const Story* newest = nullptr;
  for (const Story& story : state_.bundle.stories) {
    const bool reports = std::any_of(story.takes.begin(), story.takes.end(),
                                     [&](const Take& take) { return take.outlet == outlet; });
    if (reports && (newest == nullptr || story.start_date > newest->start_date)) newest = &story;
  }
  if (newest == nullptr) return;
  const std::string slug = newest->slug;
  apply({.kind = ActionKind::OpenStory, .text = slug});
  select(node_id);
}

void App::open_found(const SearchResult& result) {
  const std::string query = state_.query;
  if (result.story < 0) {
    follow(result.node_id);
    const bool is_selected =
        state_.selected_node >= 0 &&
        scene_.graph().nodes[static_cast<std::size_t>(state_.selected_node)].id == result.node_id;
    if (result.kind == SearchKind::Outlet && !is_selected) open_report(result.node_id);
    return;
  }
  const Story& story = state_.bundle.stories[static_cast<std::size_t>(result.story)];
  if (state_.is_connecting) return choose_end("story:" + story.slug);
  if (story.slug != state_.current()->slug) {
    std::string json = "{\"slug\":";
    append_json_string(json, story.slug);
    if (!platform_emit("story-navigate", json + "}")) return;
  }
  if (result.story != state_.story || !state_.corpus.page.empty()) show_story(result.story);
  state_.is_list_open = false;
  state_.query.clear();
  const bool is_take = result.kind == SearchKind::Take;
  if (is_take) state_.takes.filter = {};  // what was found may be filtered out
  const bool is_hidden = state_.view == View::Graph ||
                         state_.view == (is_take ? View::Summary : View::Takes) ||
                         (state_.view == View::All && places_.has_tabs());
  if (is_hidden) state_.view = !places_.has_tabs() ? View::All : is_take ? View::Takes : View::Summary;
  found_ = {result.block, query, {}, true, false};
}

// Where the passage is on the page that is shown: a third of the panel above it, what was found marked.
void App::find_passage() {
  found_.is_to_be_found = false;
  for (const PageText& text : reader_.page.texts) {
    if (text.block != found_.block) continue;
    found_.ranges = search_marks(found_.query, text.layout.text);
    float y = text.place.y;
    if (!found_.ranges.empty()) {
      const std::vector<TextRect> rects =
          range_rects(text.layout, found_.ranges.front().first, found_.ranges.front().second);
      if (!rects.empty()) y += rects.front().y_px;
    }
    const float room = places_.reader.max.y - places_.reader.min.y;
    const float most = reader_.page.height + kReaderTop + kReaderFoot - room;
    state_.scroll = std::clamp(kReaderTop + y - room / 3.0f, 0.0f, std::max(most, 0.0f));
    found_.is_to_be_told = true;
    return;
  }
}

// The number of results, for those who hear the page.
void App::tell_status() {
  if (!state_.is_list_open || state_.query.empty()) status_.clear();
  if (status_ == told_status_) return;
  told_status_ = status_;
  std::string json = "{\"text\":";
  append_json_string(json, status_);
  platform_emit("layer-found", json + "}");
}

}  // namespace storylens
