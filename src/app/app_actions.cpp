#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <iterator>

#include "app/app.h"
#include "app/event_detail.h"
#include "ui/explore_step.h"

namespace storylens {
namespace {

// What the reader does elsewhere closes the popover.
bool leaves_settings(ActionKind kind) {
  constexpr ActionKind kElsewhere[] = {ActionKind::OpenStory,     ActionKind::SelectNode, ActionKind::SetView,
                                       ActionKind::ToggleStories, ActionKind::ToggleHelp, ActionKind::Explore,
                                       ActionKind::HoldGraph};
  return std::find(std::begin(kElsewhere), std::end(kElsewhere), kind) != std::end(kElsewhere);
}

Action explore_action(ExploreStep step) {
  return {.kind = ActionKind::Explore, .number = static_cast<int>(step)};
}

constexpr std::string_view kStoryPrefix = "story:";

}  // namespace

void App::set_reading(const Action& action) {
  ReadingSettings& reading = state_.reading;
  if (action.text == "textsize")
    reading.size = action.number;
  else if (action.text == "measure")
    reading.measure = static_cast<Measure>(action.number);
  else if (action.text == "face")
    reading.face = static_cast<Typeface>(action.number);
  else if (action.text == "theme")
    reading.theme = static_cast<ThemeChoice>(action.number);
  else
    reading = {};
}

void App::apply_now(const Action& action) {
  if (leaves_settings(action.kind)) state_.is_settings_open = state_.is_share_open = false;
  switch (action.kind) {
    case ActionKind::OpenStory:
      if (platform_emit("story-navigate", event_detail({{"slug", action.text}}))) open(action.text, {});
      break;
    case ActionKind::OpenPage: open_page(action.text); break;
    case ActionKind::SetLanguage: set_language(action.text); break;
    case ActionKind::SelectNode:
      state_.is_explore_open = false;
      if (state_.is_connecting)
        choose_end(action.text);
      else
        select(action.text);
      break;
    case ActionKind::Explore: explore(action); break;
    case ActionKind::SetView:
      state_.view = static_cast<View>(action.number);
      if (state_.view == View::Takes) show_page({});  // a story has them
      scroll_reader_to(0.0f);
      state_.is_list_open = state_.is_help_open = false;
      break;
    case ActionKind::Share: share(action.text); break;
    case ActionKind::SetReading: set_reading(action); break;
    case ActionKind::ToggleSettings:
      state_.is_settings_open = !state_.is_settings_open;
      state_.is_share_open = state_.is_explore_open = state_.is_list_open = state_.is_help_open = false;
      break;
    case ActionKind::ToggleShare:
      state_.is_share_open = !state_.is_share_open;
      state_.is_settings_open = state_.is_explore_open = state_.is_list_open = state_.is_help_open = false;
      state_.share_note.clear();
      break;
    case ActionKind::ToggleHelp:
      state_.is_help_open = !state_.is_help_open;
      state_.is_list_open = false;
      break;
    case ActionKind::ToggleStories:
      state_.is_list_open = !state_.is_list_open;
      state_.is_help_open = false;
      state_.query.clear();
      break;
    default: apply_graph_action(action); break;
  }
}

void App::follow(std::string_view id) {
  if (id.substr(0, 1) == "#") return follow_address(id);
  if (state_.is_connecting) return choose_end(id);
  const bool is_story = id.substr(0, kStoryPrefix.size()) == kStoryPrefix;
  const std::string slug(is_story ? id.substr(kStoryPrefix.size()) : std::string_view());
  const bool is_page = !state_.corpus.page.empty();
  const bool is_elsewhere = is_page || slug != state_.current()->slug;
  if (is_story && is_elsewhere && find_story(state_.bundle, slug) != nullptr) {
    apply({.kind = ActionKind::OpenStory, .text = slug});
  } else if (!state_.is_list_open && (state_.is_text_shown || !places_.has_graph()) && has_page(id)) {
    open_page(id);  // where no graph is seen that could show it
  } else {
    if (state_.is_list_open) prepare_flight();
    state_.is_list_open = false;
    select(id);
  }
  wake();
}

// A hit of the search may be out of sight, and on another tab.
void App::prepare_flight() {
  is_flight_wanted_ = true;
  if (!places_.has_graph()) state_.view = places_.has_tabs() ? View::Graph : View::All;
}

void App::command(std::string_view name) {
  constexpr float kZoomStep = 1.25f;
  const Vec2 middle = (places_.graph.min + places_.graph.max) * 0.5f;
  if (move_command(name)) return wake();
  if (name == "plain" || name == "controls") is_plain_ = name == "plain";
  if (name == "text" || name == "canvas") state_.is_text_shown = name == "text";
  if (name == "zoom-in") apply({.kind = ActionKind::ZoomTo, .point = middle, .value = kZoomStep});
  if (name == "zoom-out") apply({.kind = ActionKind::ZoomTo, .point = middle, .value = 1.0f / kZoomStep});
  if (name == "fit") apply({.kind = ActionKind::FitGraph});
  if (name == "search" && !state_.is_list_open) apply({.kind = ActionKind::ToggleStories});
  if (name == "help") apply({.kind = ActionKind::ToggleHelp});
  if (name == "undo") apply(explore_action(ExploreStep::Undo));
  if (name == "redo") apply(explore_action(ExploreStep::Redo));
  if (name == "double-click") ImGui::GetIO().MouseDoubleClickTime = FLT_MAX;  // of the last press
  if (name == "can-share") state_.has_system_share = true;
  if (name.substr(0, 8) == "picture." || name.substr(0, 6) == "share.") shared(name);
  if (name == "escape") escape();
  wake();
}

// One thing at a time, the last that came up first.
void App::escape() {
  if (state_.is_settings_open)
    apply({.kind = ActionKind::ToggleSettings});
  else if (state_.is_share_open)
    apply({.kind = ActionKind::ToggleShare});
  else if (state_.is_help_open)
    apply({.kind = ActionKind::ToggleHelp});
  else if (state_.is_list_open)
    apply({.kind = ActionKind::ToggleStories});
  else if (state_.is_explore_open)
    apply(explore_action(ExploreStep::ToggleMenu));
  else if (state_.is_connecting)
    apply(explore_action(ExploreStep::CancelConnect));
  else if (state_.is_lasso_on || !state_.chosen.is_empty())
    apply({.kind = ActionKind::ClearChosen});
  else if (state_.selected_node >= 0)
    apply({.kind = ActionKind::SelectNode});
  else if (state_.exploration.has_path())
    apply(explore_action(ExploreStep::ClearPath));
}

void App::apply_graph_action(const Action& action) {
  const float ratio = state_.surface.device_pixel_ratio;
  switch (action.kind) {
    case ActionKind::ToggleOutlets:
      state_.exploration.shows_outlets = !state_.exploration.shows_outlets;
      refresh_exploration();
      break;
    case ActionKind::ToggleWholeGraph:
      state_.exploration.is_whole = !state_.exploration.is_whole;
      state_.exploration.focus.clear();
      refresh_exploration();
      scene_.fit(true);
      break;
    case ActionKind::PanGraph: scene_.motion().pan(action.point * ratio); break;
    case ActionKind::CenterGraph: scene_.motion().center_on(action.point); break;
    case ActionKind::HoldGraph: scene_.motion().hold(); break;
    case ActionKind::LetGoGraph: scene_.motion().let_go(button_ms_); break;
    case ActionKind::ZoomTo: scene_.motion().zoom_to(action.point * ratio, action.value); break;
    case ActionKind::ZoomGraph: scene_.motion().zoom(action.point * ratio, action.value); break;
    case ActionKind::FitGraph: scene_.fit(true); break;
    case ActionKind::BeginDrag: scene_.begin_drag(action.number); break;
    case ActionKind::DragNode: scene_.drag_to(action.number, action.point * ratio); break;
    case ActionKind::EndDrag: scene_.end_drag(action.number); break;
    case ActionKind::TogglePin: scene_.toggle_pin(action.number); break;
    case ActionKind::UnpinAll: scene_.unpin_all(); break;
    case ActionKind::MoveNode: move_ ? end_move(true) : begin_move(action.number); break;
    case ActionKind::PutNode:
      put_at(action.point);
      end_move(true);
      break;
    default: apply_to_set(action); break;
  }
}

}  // namespace storylens
