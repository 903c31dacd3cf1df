#include <algorithm>

#include "app/app.h"
#include "app/legend_rows.h"
#include "base/order.h"
#include "story/json/json_writer.h"
#include "ui/explore_panel.h"
#include "ui/explore_step.h"

namespace storylens {
namespace {

bool is_undoable(const Action& action) {
  switch (action.kind) {
    case ActionKind::ToggleOutlets:
    case ActionKind::ToggleWholeGraph:
    case ActionKind::BeginDrag:
    case ActionKind::TogglePin:
    case ActionKind::UnpinAll:
    case ActionKind::ToggleChosen:
    case ActionKind::ChooseLassoed:
    case ActionKind::ClearChosen:
    case ActionKind::PinChosen:
    case ActionKind::UnpinChosen:
    case ActionKind::HideChosen:
    case ActionKind::KeepChosen: return true;
    case ActionKind::Explore: break;
    default: return false;
  }
  switch (static_cast<ExploreStep>(action.number)) {
    case ExploreStep::ToggleMenu:
    case ExploreStep::ToggleLegend:
    case ExploreStep::Connect:
    case ExploreStep::CancelConnect:
    case ExploreStep::Undo:
    case ExploreStep::Redo: return false;
    default: return true;
  }
}

void toggle_id(std::vector<std::string>& ids, std::string_view id) {
  if (!remove_id(ids, id)) add_id(ids, id);
}

}  // namespace

Snapshot App::snapshot() const {
  return {state_.exploration, state_.takes.filter, state_.chosen.ids(), scene_.placed()};
}

void App::apply(const Action& action) {
  if (!is_undoable(action)) return apply_now(action);
  history_.record(snapshot());
  apply_now(action);
  // A drag has yet to move; all else has changed something or nothing.
  if (action.kind != ActionKind::BeginDrag) history_.drop_if_same(snapshot());
}

void App::explore(const Action& action) {
  Exploration& exploration = state_.exploration;
  const auto value = static_cast<int>(action.value);
  const std::string& id = action.text;
  switch (static_cast<ExploreStep>(action.number)) {
    case ExploreStep::ToggleMenu: state_.is_explore_open = !state_.is_explore_open; break;
    case ExploreStep::ToggleLegend: state_.is_legend_open = !is_legend_open(); break;
    case ExploreStep::Focus:
      exploration.focus = value > 0 ? id : std::string();
      exploration.depth = std::clamp(value, 1, kDeepestFocus);
      is_fit_wanted_ = true;
      break;
    case ExploreStep::Expand:
      remove_id(exploration.collapsed, id);
      toggle_id(exploration.expanded, id);
      break;
    case ExploreStep::Collapse:
      remove_id(exploration.expanded, id);
      toggle_id(exploration.collapsed, id);
      break;
    case ExploreStep::Hide: add_id(exploration.hidden, id); break;
    case ExploreStep::ShowHidden:
      exploration.hidden.clear();
      exploration.blocked.clear();
      break;
    case ExploreStep::ToggleBlock: toggle_id(exploration.blocked, id); break;
    case ExploreStep::ToggleKind: toggle_kind(static_cast<NodeKind>(value)); break;
    case ExploreStep::ToggleFacet: state_.takes.filter.toggle(static_cast<Facet>(value), id); break;
    case ExploreStep::ToggleCommunity:
      exploration.community = exploration.community == id ? std::string() : id;
      break;
    case ExploreStep::SetFrom: exploration.from_date = id; break;
    case ExploreStep::SetTo: exploration.to_date = id; break;
    case ExploreStep::SetSize: exploration.size = static_cast<SizeMetric>(value); break;
    case ExploreStep::SetColoring:
      exploration.coloring = static_cast<NodeColoring>(value);
      exploration.community.clear();
      break;
    case ExploreStep::SetOrder:
      exploration.order = static_cast<NodeOrder>(value);
      is_fit_wanted_ = true;
      break;
    case ExploreStep::Connect: begin_connect(id); break;
    case ExploreStep::CancelConnect: state_.is_connecting = false; break;
    case ExploreStep::ClearPath:
      exploration.path_from.clear();
      exploration.path_to.clear();
      break;
    case ExploreStep::Undo: go_back(history_.undo(snapshot())); break;
    case ExploreStep::Redo: go_back(history_.redo(snapshot())); break;
    case ExploreStep::Reset:
      exploration = {};
      state_.takes.filter = {};
      is_fit_wanted_ = true;
      break;
  }
  refresh_exploration();
  wake();
}

// Outlets are folded at first: to ask for the kind unfolds them.
void App::toggle_kind(NodeKind kind) {
  Exploration& exploration = state_.exploration;
  if (kind == NodeKind::Outlet && !exploration.shows_outlets) {
    exploration.shows_outlets = true;
    if (!exploration.shows_kind(kind)) exploration.toggle_kind(kind);
  } else if (kind == NodeKind::Outlet && exploration.shows_kind(kind)) {
    exploration.shows_outlets = false;
  } else {
    exploration.toggle_kind(kind);
  }
}

void App::go_back(const std::optional<Snapshot>& to) {
  if (!to) return;
  state_.exploration = to->exploration;
  state_.takes.filter = to->takes;
  state_.chosen.assign(to->marked);
  show_exploration(&to->places);
}

// The scene follows what is asked for, whoever asked.
void App::refresh_exploration() {
  const bool is_same = state_.exploration == shown_exploration_ && state_.takes.filter == shown_filter_;
  if (state_.current() != nullptr && !is_same) show_exploration(nullptr);
}

void App::show_exploration(const std::vector<PlacedNode>* places) {
  shown_exploration_ = state_.exploration;
  shown_filter_ = state_.takes.filter;
  graph_state_ = {};
  if (move_) end_move(true);
  ++graph_generation_;
  scene_.explore(state_.bundle, wanted_exploration(), state_.takes.filter, places);
  if (state_.selected_node >= 0 && !scene_.is_visible(state_.selected_node)) set_selection(-1);
  if (std::exchange(is_fit_wanted_, false)) scene_.fit(true);
  wake();
}

// ---- what connects two nodes ----

void App::begin_connect(std::string_view from) {
  state_.is_explore_open = false;
  state_.is_connecting = true;
  state_.connect_from = from;
  // What is selected is where the reader is: the question begins there.
  if (from.empty() && state_.selected_node >= 0)
    state_.connect_from = scene_.graph().nodes[static_cast<std::size_t>(state_.selected_node)].id;
}

void App::choose_end(std::string_view id) {
  state_.is_list_open = false;
  wake();
  if (id.empty() || id == state_.connect_from || scene_.graph().find(id) < 0) return;
  if (state_.connect_from.empty()) {
    state_.connect_from = id;
    return;
  }
  connect(std::exchange(state_.connect_from, {}), id);
}

void App::connect(std::string_view from, std::string_view to) {
  history_.record(snapshot());
  state_.is_connecting = false;
  state_.exploration.path_from = from;
  state_.exploration.path_to = to;
  state_.chosen.clear();
  set_selection(-1);
  state_.card_scroll = 0.0f;
  refresh_exploration();
  scene_.fit_path(!state_.is_motion_reduced);
}

// ---- what is painted ----

bool App::is_legend_open() const {
  constexpr float kWide = 1000.0f;
  constexpr float kTall = 560.0f;
  const bool has_room = places_.graph.width() >= kWide && places_.graph.height() >= kTall;
  return state_.is_legend_open.value_or(has_room && !has_card());
}

bool App::has_card() const {
  return state_.chosen.is_empty() && (state_.selected_node >= 0 || scene_.explored().path().from >= 0);
}

// The months that stories of the bundle begin in, ascending.
void App::find_months() {
  months_.clear();
  for (const Story& story : state_.bundle.stories) {
    constexpr std::size_t kMonth = 7;
    if (story.start_date.size() >= kMonth) months_.push_back(story.start_date.substr(0, kMonth));
  }
  sort_stably(months_);
  months_.erase(std::unique(months_.begin(), months_.end()), months_.end());
}

ExplorePanel App::explore_panel_data() const {
  const StoryGraph& graph = scene_.graph();
  const VisibleNodes& visible = scene_.explored().visible();
  ExplorePanel panel = {
      .area = places_.graph, .graph = graph, .exploration = state_.exploration, .months = months_};
  panel.subject = scene_.explored().index().find(state_.exploration.focus);
  if (panel.subject < 0) panel.subject = state_.selected_node;
  if (panel.subject < 0) panel.subject = scene_.explored().index().find(subject());
  panel.shown = static_cast<int>(visible.nodes.size());
  panel.total = is_browsing() ? tile_total_ : static_cast<int>(graph.nodes.size());
  panel.hidden = visible.hidden;
  panel.filtered = visible.filtered;
  for (const auto& [node, count] : visible.folded) panel.folded += count;
  panel.is_sampled = scene_.explored().is_sampled();
  panel.undated = scene_.time_axis() == nullptr ? 0 : scene_.time_axis()->undated;
  panel.can_undo = history_.can_undo();
  panel.can_redo = history_.can_redo();
  panel.is_open = state_.is_explore_open;
  panel.is_choosing = state_.is_connecting;
  panel.path_start = state_.connect_from.empty() ? -1 : scene_.explored().index().find(state_.connect_from);
  return panel;
}

NodeActions App::node_actions_data() const {
  NodeActions actions;
  if (state_.selected_node < 0) return actions;
  const Exploration& exploration = state_.exploration;
  const NeighborIndex& index = scene_.explored().index();
  actions.node = state_.selected_node;
  actions.id = scene_.graph().nodes[static_cast<std::size_t>(actions.node)].id;
  actions.is_focus = exploration.focus == actions.id;
  actions.is_expanded = holds(exploration.expanded, actions.id);
  actions.is_collapsed = holds(exploration.collapsed, actions.id);
  actions.is_blocked = holds(exploration.blocked, actions.id);
  index.for_each_neighbor(actions.node, [&](int neighbor, int) {
    const bool is_outlet = scene_.graph().nodes[static_cast<std::size_t>(neighbor)].kind == NodeKind::Outlet;
    if (!scene_.is_visible(neighbor) && (!is_outlet || exploration.shows_outlets)) actions.can_expand = true;
    if (scene_.is_visible(neighbor) && index.degree(neighbor) == 1) actions.can_collapse = true;
  });
  for (const GraphNodeView& item : view_.nodes) {
    if (item.node == actions.node) actions.is_pinned = item.is_pinned;
  }
  return actions;
}

void App::draw_exploration(const UiFrame& ui) {
  const ExplorePanel panel = explore_panel_data();
  graph_state_.bar = explore_panel(ui, panel);
  constexpr float kInset = 12.0f;
  constexpr float kTop = 130.0f;  // kept for the bar
  Legend data;
  const float card = has_card()                 ? card_area_.height() + 8.0f
                     : state_.chosen.is_empty() ? 0.0f
                                                : set_area_.height() + 8.0f;
  const float marks = scene_.time_axis() == nullptr ? 0.0f : kTimeMarksHeight;
  data.foot = {places_.graph.min.x + kInset, places_.graph.max.y - kInset - card - marks};
  data.within = places_.graph;
  data.height = data.foot.y - places_.graph.min.y - kTop;
  data.width = std::min(300.0f, places_.graph.width() - 2.0f * kInset);
  data.is_open = is_legend_open();
  if (data.is_open) data.rows = legend_rows(state_, scene_, ui.palette, ui.strings);
  graph_state_.legend = legend(ui, data);
  if (data.is_open) legend_width_ = graph_state_.legend.width() + kInset;
  explore_menu(ui, panel);
}

// Politely, what changed in what is shown.
void App::tell_exploration() {
  if (!places_.has_graph()) return;
  const ExplorePanel panel = explore_panel_data();
  const GraphPath& path = scene_.explored().path();
  const auto label = [&](int node) {
    return std::string_view(panel.graph.nodes[static_cast<std::size_t>(node)].label);
  };
  std::string status;
  if (panel.is_choosing && panel.path_start >= 0)
    status = strings().format("path.choose_second", {label(panel.path_start)});
  else if (panel.is_choosing)
    status = strings().get("path.choose_first");
  else if (path.from >= 0)
    status = strings().format("path.between", {label(path.from), label(path.to)}) + ": " +
             (path.nodes.empty() ? std::string(strings().get("path.none"))
                                 : strings().count("path.steps", static_cast<int>(path.nodes.size()) - 1)) +
             ". ";
  const bool is_too_large = scene_.places().is_too_large();
  if (is_too_large) status += layout_note() + " ";
  if (!panel.is_choosing) status += shown_summary(panel, strings());
  if (status == told_shown_) return;
  const bool is_first = told_shown_.empty();
  told_shown_ = std::move(status);
  if (is_first && !is_too_large) return;
  std::string json = "{\"text\":";
  append_json_string(json, told_shown_);
  platform_emit("layer-status", json + "}");
}

}  // namespace storylens
