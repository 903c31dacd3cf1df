#include <algorithm>

#include "app/app.h"
#include "story/json/json_writer.h"
#include "ui/set_bar.h"

namespace storylens {

void App::choose(std::string_view node_id) {
  if (const int node = scene_.graph().find(node_id); node >= 0)
    apply({.kind = ActionKind::ToggleChosen, .number = node});
  wake();
}

// The set of one that a selection is grows like any other.
void App::apply_to_set(const Action& action) {
  const StoryGraph& graph = scene_.graph();
  const auto id_of = [&](int node) -> const std::string& {
    return graph.nodes[static_cast<std::size_t>(node)].id;
  };
  const auto for_each_chosen = [&](auto&& use) {
    for (const int node : scene_.visible()) {
      if (state_.chosen.has(id_of(node))) use(node);
    }
  };
  switch (action.kind) {
    case ActionKind::ToggleLasso: state_.is_lasso_on = !state_.is_lasso_on; break;
    case ActionKind::ToggleChosen:
    case ActionKind::ChooseLassoed: {
      NodeSet& chosen = state_.chosen;
      if (chosen.is_empty() && state_.selected_node >= 0) chosen.add(id_of(state_.selected_node));
      if (action.kind == ActionKind::ToggleChosen) {
        chosen.toggle(id_of(action.number));
        tell_set(id_of(action.number));
        break;
      }
      const float css = 1.0f / scene_.device_pixel_ratio();
      for (std::size_t i = 0; i < scene_.visible().size(); ++i) {
        const Vec2 at = screen_from_world(scene_.camera(), scene_.positions_world()[i]) * css;
        if (graph_state_.lasso.contains(at)) chosen.add(id_of(scene_.visible()[i]));
      }
      graph_state_.lasso.points.clear();
      tell_set({});
      break;
    }
    case ActionKind::ClearChosen:
      state_.chosen.clear();
      state_.is_lasso_on = false;
      tell_set({});
      break;
    case ActionKind::FitChosen: {
      std::vector<int> nodes;
      for_each_chosen([&](int node) { nodes.push_back(node); });
      scene_.fit_to(nodes);
      break;
    }
    case ActionKind::PinChosen:
    case ActionKind::UnpinChosen:
      for_each_chosen([&](int node) {
        if (scene_.is_pinned(node) != (action.kind == ActionKind::PinChosen)) scene_.toggle_pin(node);
      });
      break;
    case ActionKind::HideChosen:
    case ActionKind::KeepChosen:
      for (const int node : scene_.visible()) {
        if (state_.chosen.has(id_of(node)) == (action.kind == ActionKind::HideChosen))
          add_id(state_.exploration.hidden, id_of(node));
      }
      state_.chosen.clear();
      refresh_exploration();
      break;
    case ActionKind::ConnectChosen: {
      const std::vector<std::string> ends = state_.chosen.ids();
      if (ends.size() == 2) connect(ends[0], ends[1]);
      break;
    }
    default: break;
  }
}

// For those who hear the page.
void App::tell_set(std::string_view changed_id) {
  const std::string count = state_.chosen.is_empty()
                                ? std::string(strings().get("set.none"))
                                : strings().count("set.count", static_cast<int>(state_.chosen.size()));
  std::string text = count;
  if (const int node = changed_id.empty() ? -1 : scene_.graph().find(changed_id); node >= 0) {
    const bool is_in = state_.chosen.has(changed_id);
    text = strings().format(is_in ? "set.with" : "set.without",
                            {scene_.graph().nodes[static_cast<std::size_t>(node)].label, count});
  }
  std::string json = "{\"text\":";
  append_json_string(json, text);
  platform_emit("layer-status", json + "}");
}

void App::mark_set() {
  if (state_.chosen.is_empty()) return;
  for (GraphNodeView& item : view_.nodes) {
    if (!state_.chosen.has(scene_.graph().nodes[static_cast<std::size_t>(item.node)].id)) continue;
    item.is_selected = true;
    item.is_faded = false;
  }
}

void App::draw_set(const UiFrame& ui) {
  if (state_.chosen.is_empty()) return;
  SetBar bar = {places_.graph, state_.chosen.size()};
  for (const GraphNodeView& item : view_.nodes) {
    if (item.is_selected) (item.is_pinned ? bar.has_pinned : bar.has_unpinned) = true;
  }
  // What is hidden is named one by one, and no more than so many.
  const std::size_t others = scene_.visible().size() - std::min(scene_.visible().size(), bar.count);
  const std::size_t room = kMostNamed - std::min(kMostNamed, state_.exploration.hidden.size());
  bar.can_hide = bar.count <= room;
  bar.can_keep = others > 0 && others <= room;
  set_area_ = set_bar(ui, bar);
}

}  // namespace storylens
