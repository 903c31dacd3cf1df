#include "ui/graph_panel.h"

#include <imgui.h>

#include <algorithm>
#include <optional>

#include "ui/controls.h"
#include "ui/minimap.h"

namespace storylens {
namespace {

constexpr float kDragThreshold = 4.0f;
constexpr float kEdgeReach = 6.0f;

Vec2 vec(ImVec2 v) {
  return {v.x, v.y};
}

// The second press of a double click is for the node of the first: the camera may have moved it meanwhile.
void press(const UiFrame& frame, const GraphPanel& panel, GraphPanelState& state, int under) {
  state.is_dragging = false;
  state.is_choosing = panel.is_lasso_on || panel.is_shift_down;
  state.lasso.points.clear();
  state.pressed_node = under < 0 ? -1 : panel.view.nodes[static_cast<std::size_t>(under)].node;
  frame.actions.push_back({.kind = ActionKind::HoldGraph});
  if (!ImGui::IsMouseDoubleClicked(0) || state.is_choosing) return;
  if (state.clicked_node >= 0) {
    state.pressed_node = state.clicked_node;
    frame.actions.push_back({.kind = ActionKind::TogglePin, .number = state.clicked_node});
  } else if (under < 0) {
    constexpr float kStep = 2.0f;
    frame.actions.push_back(
        {.kind = ActionKind::ZoomTo, .point = vec(ImGui::GetIO().MousePos), .value = kStep});
  }
}

// On a slow machine a whole drag can come within two frames: all of its way counts.
void drag(const UiFrame& frame, const GraphPanel& panel, GraphPanelState& state) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!ImGui::IsMousePosValid(&io.MousePos)) return;  // a finger that left has no place
  Vec2 moved = vec(io.MouseDelta);
  if (!state.is_dragging) {
    moved = vec(io.MousePos) - vec(io.MouseClickedPos[0]);
    if (length(moved) < kDragThreshold) return;
    state.is_dragging = true;
    if (state.is_choosing)
      state.lasso.extend(vec(io.MouseClickedPos[0]));
    else if (state.pressed_node >= 0)
      frame.actions.push_back({.kind = ActionKind::BeginDrag, .number = state.pressed_node});
  }
  if (moved.x == 0.0f && moved.y == 0.0f) return;
  if (state.is_choosing) {
    for (const Vec2 point : panel.pointer_trail) state.lasso.extend(point);
  } else if (state.pressed_node >= 0) {
    frame.actions.push_back(
        {.kind = ActionKind::DragNode, .number = state.pressed_node, .point = vec(io.MousePos)});
  } else {
    state.panned = moved;
    frame.actions.push_back({.kind = ActionKind::PanGraph, .point = moved});
  }
}

void release(const UiFrame& frame, const GraphPanel& panel, GraphPanelState& state) {
  if (state.is_choosing) {
    if (state.is_dragging)
      frame.actions.push_back({.kind = ActionKind::ChooseLassoed});
    else if (state.pressed_node >= 0)
      frame.actions.push_back({.kind = ActionKind::ToggleChosen, .number = state.pressed_node});
  } else if (state.is_dragging) {
    if (state.pressed_node >= 0)
      frame.actions.push_back({.kind = ActionKind::EndDrag, .number = state.pressed_node});
    else
      frame.actions.push_back({.kind = ActionKind::LetGoGraph});
  } else if (!ImGui::IsMousePosValid(&ImGui::GetIO().MousePos)) {
    // A second finger came, or the browser took the first one away: that was no click.
  } else if (state.moving_node >= 0) {
    frame.actions.push_back({.kind = ActionKind::PutNode, .point = vec(ImGui::GetIO().MousePos)});
  } else if (state.pressed_node >= 0) {
    const std::string& id = panel.graph.nodes[static_cast<std::size_t>(state.pressed_node)].id;
    frame.actions.push_back({.kind = ActionKind::SelectNode, .text = id});
  } else {
    frame.actions.push_back({.kind = ActionKind::SelectNode});
  }
  state.clicked_node = state.is_dragging || state.is_choosing ? -1 : state.pressed_node;
  state.is_dragging = state.is_choosing = false;
  state.pressed_node = -1;
}

void pointer_input(const UiFrame& frame, const GraphPanel& panel, GraphPanelState& state) {
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetCursorScreenPos({panel.view.area.min.x, panel.view.area.min.y});
  ImGui::SetNextItemAllowOverlap();
  ImGui::InvisibleButton("graph", {panel.view.area.width(), panel.view.area.height()});
  const bool is_hovered = ImGui::IsItemHovered();
  const bool is_active = ImGui::IsItemActive();
  const int under = is_hovered ? node_at(panel.view, vec(io.MousePos)) : -1;
  state.panned = {};
  if (ImGui::IsItemActivated()) press(frame, panel, state, under);
  if (is_active || ImGui::IsItemDeactivated()) drag(frame, panel, state);
  if (ImGui::IsItemDeactivated()) release(frame, panel, state);
  const bool is_still = is_hovered && !frame.is_touch && !state.is_dragging && !panel.is_plain;
  const int edge = is_still && under < 0 ? edge_at(panel.view, vec(io.MousePos), kEdgeReach) : -1;
  const int node_under = is_still && under >= 0 ? panel.view.nodes[static_cast<std::size_t>(under)].node : -1;
  const int edge_under = edge < 0 ? -1 : panel.view.edges[static_cast<std::size_t>(edge)].edge;
  // What a zoom or a walk brings under a pointer that rests is not pointed at: its name would come and go.
  const bool is_pointing = vec(io.MousePos) != state.pointer || ImGui::IsItemDeactivated();
  state.pointer = vec(io.MousePos);
  state.hovered_node = is_pointing || node_under == state.hovered_node ? node_under : -1;
  state.hovered_edge = is_pointing || edge_under == state.hovered_edge ? edge_under : -1;
  if (under >= 0 || edge >= 0) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (is_active && state.is_dragging && !state.is_choosing) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
}

// The camera's buttons, one below the other at the panel's far top corner; in a low panel in several columns.
void camera_buttons(const UiFrame& frame, const GraphPanel& panel, GraphPanelState& state) {
  const float side = frame.is_touch ? 40.0f : 32.0f;
  constexpr float kGap = 4.0f;
  constexpr float kMargin = 12.0f;
  const UiRect& all = panel.view.area;
  const int count = 5 + (panel.has_more ? 1 : 0) + (panel.has_pinned ? 1 : 0);
  const int fitting = static_cast<int>((all.height() - 2.0f * kMargin + kGap) / (side + kGap));
  const int rows = std::clamp(fitting, 1, count);
  const int columns = (count + rows - 1) / rows;
  const auto place = [&](int column, int row) {
    const float right = all.max.x - kMargin - static_cast<float>(column) * (side + kGap);
    const float top = all.min.y + kMargin + static_cast<float>(row) * (side + kGap);
    return frame.placed({{right - side, top}, {right, top + side}}, all);
  };
  const UiRect first = place(0, 0);
  const UiRect last = place(columns - 1, rows - 1);
  state.covered = {{std::min(first.min.x, last.min.x) - 3.0f, first.min.y - 3.0f},
                   {std::max(first.max.x, last.max.x) + 3.0f, last.max.y + 3.0f}};
  ImGui::GetWindowDrawList()->AddRectFilled({state.covered.min.x, state.covered.min.y},
                                            {state.covered.max.x, state.covered.max.y},
                                            with_alpha(frame.palette.page, 0.92f), 8.0f);
  int index = 0;
  const auto next = [&] {
    const UiRect area = place(index / rows, index % rows);
    ++index;
    return area;
  };
  const Vec2 middle = (panel.view.area.min + panel.view.area.max) * 0.5f;
  constexpr float kStep = 1.4f;
  if (icon_button(frame, "zoom_in", Icon::Plus, frame.strings.get("graph.zoom_in"), next(), false)) {
    frame.actions.push_back({.kind = ActionKind::ZoomTo, .point = middle, .value = kStep});
  }
  if (icon_button(frame, "zoom_out", Icon::Minus, frame.strings.get("graph.zoom_out"), next(), false)) {
    frame.actions.push_back({.kind = ActionKind::ZoomTo, .point = middle, .value = 1.0f / kStep});
  }
  if (icon_button(frame, "fit", Icon::Fit, frame.strings.get("graph.fit"), next(), false)) {
    frame.actions.push_back({.kind = ActionKind::FitGraph});
  }
  if (icon_button(frame, "lasso", Icon::Lasso, frame.strings.get("graph.lasso"), next(), panel.is_lasso_on,
                  true)) {
    frame.actions.push_back({.kind = ActionKind::ToggleLasso});
  }
  if (icon_button(frame, "outlets", Icon::Outlets, frame.strings.get("graph.outlets"), next(),
                  panel.shows_outlets, true)) {
    frame.actions.push_back({.kind = ActionKind::ToggleOutlets});
  }
  if (panel.has_more && icon_button(frame, "whole", Icon::Whole, frame.strings.get("graph.whole"), next(),
                                    panel.shows_whole, true)) {
    frame.actions.push_back({.kind = ActionKind::ToggleWholeGraph});
  }
  if (panel.has_pinned &&
      icon_button(frame, "unpin", Icon::Unpin, frame.strings.get("graph.unpin_all"), next(), false)) {
    frame.actions.push_back({.kind = ActionKind::UnpinAll});
  }
}

// A mark around the node that is moved without a drag, and what to do.
void draw_moving(const UiFrame& frame, const GraphPanel& panel, int node) {
  for (const GraphNodeView& item : panel.view.nodes) {
    if (item.node != node) continue;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const float beyond : {4.0f, 8.0f}) {
      list.AddCircle({item.center.x, item.center.y}, item.reach + beyond, frame.palette.accent, 0, 1.5f);
    }
  }
  const std::string& label = panel.graph.nodes[static_cast<std::size_t>(node)].label;
  draw_tooltip(frame, frame.strings.format("move.how", {label}), panel.view.area.min);
}

}  // namespace

void graph_panel(const UiFrame& frame, const GraphPanel& panel, GraphPanelState& state, GraphLabels& labels) {
  begin_area("graph", panel.view.area);
  pointer_input(frame, panel, state);
  int hovered = -1;
  for (std::size_t i = 0; i < panel.view.nodes.size(); ++i) {
    if (panel.view.nodes[i].node == state.hovered_node) hovered = static_cast<int>(i);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  GraphLabels::Frame label_frame = panel.labels;
  label_frame.hovered = hovered;
  const float foot_px = panel.time_marks.empty() ? 0.0f : kTimeMarksHeight;
  const std::optional<UiRect> map =
      panel.view.is_from_afar ? std::nullopt : minimap_area(frame, panel.view, foot_px);
  // Without the buttons too: the picture is the same.
  label_frame.covered = {state.covered, map.value_or(UiRect{}), state.bar, state.legend};
  label_frame.is_motion_reduced = frame.is_motion_reduced || panel.is_plain;  // nothing is half there
  draw_time_marks(frame, panel.time_marks, panel.view.area, list);
  // Nodes are drawn where the hand has brought them by the end of this frame: their names go with them.
  draw_labels(frame, panel.view, panel.graph,
              labels.place(panel.view, panel.graph, label_frame, frame.painter), state.panned, list);
  if (state.is_choosing && state.is_dragging) draw_lasso(state.lasso, frame.palette, list);
  if (!panel.is_plain) camera_buttons(frame, panel, state);
  if (!panel.is_plain && state.moving_node >= 0) draw_moving(frame, panel, state.moving_node);
  if (!panel.is_plain && state.hovered_edge >= 0) {
    const GraphEdge& edge = panel.graph.edges[static_cast<std::size_t>(state.hovered_edge)];
    draw_tooltip(frame, edge_sentence(panel.bundle, panel.graph, edge, frame.strings),
                 vec(ImGui::GetIO().MousePos));
  }
  end_area();
  if (map && !panel.is_plain) minimap(frame, panel.view, panel.graph, *map);
}

}  // namespace storylens
