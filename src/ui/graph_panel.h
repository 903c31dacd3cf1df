// Graph panel: the pointer's work in the graph (pan, zoom at the pointer, drag, pin, select), labels, and the
// card that says why an edge is there. The shapes themselves are drawn by render/ below the panel.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ui/graph_labels.h"
#include "ui/graph_view.h"
#include "ui/lasso.h"
#include "ui/time_marks.h"
#include "ui/ui_frame.h"

namespace storylens {

struct GraphPanelState {
  int hovered_node = -1;  // index in StoryGraph::nodes
  int hovered_edge = -1;  // index in StoryGraph::edges
  Vec2 pointer;           // where it was in the last frame
  int pressed_node = -1;
  int clicked_node = -1;  // by the last press and release without a drag
  int moving_node = -1;   // that is moved without a drag; a click puts it somewhere
  bool is_dragging = false;
  Vec2 panned;     // by the hand in this frame, which the camera does not know of yet
  UiRect covered;  // by the camera's buttons, when they were painted last
  UiRect bar;      // the same of the explorer's bar
  UiRect legend;
  bool is_choosing = false;  // this press chooses nodes: a drag is a lasso, a click adds or takes away
  Lasso lasso;
};

struct GraphPanel {
  GraphView& view;  // label visibility is filled in
  const Bundle& bundle;
  const StoryGraph& graph;
  bool shows_outlets = false;
  bool shows_whole = false;
  bool has_more = false;  // than what touches the current story
  bool has_pinned = false;
  bool is_plain = false;      // a picture: without controls
  GraphLabels::Frame labels;  // but for what is hovered, which the panel finds
  bool is_lasso_on = false;
  bool is_shift_down = false;
  std::span<const TimeMark> time_marks;  // along time
  std::span<const Vec2> pointer_trail;   // where the pointer was since the last frame; its end is where it is
};

void graph_panel(const UiFrame& frame, const GraphPanel& panel, GraphPanelState& state, GraphLabels& labels);

}  // namespace storylens
