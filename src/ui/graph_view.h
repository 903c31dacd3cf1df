// Graph view: what of the graph stands on the screen in this frame. app/ makes it from the graph, the
// positions and the camera; the graph panel draws labels and cards from it and finds what is under the
// pointer; inspect() tells it.
//
// Units:  CSS pixels from the canvas' top left.
// Shapes: GraphEdgeView::a and b index GraphView::nodes; node and edge index StoryGraph's arrays.
#pragma once

#include <vector>

#include "story/story_graph.h"
#include "ui/ui_frame.h"

namespace storylens {

struct GraphNodeView {
  int node = 0;
  Vec2 center;
  float radius = 0.0f;      // of the disc
  float reach = 0.0f;       // with the rosette around it
  bool is_current = false;  // the story that is read
  bool is_selected = false;
  bool is_neighbor = false;  // of the selected or hovered node, when there is one
  bool is_faded = false;     // stands back, because something else is selected
  bool is_pinned = false;
  bool is_on_path = false;  // between the two that the reader asked about
  int community = -1;       // when nodes are colored by it; -1 = by their kind
  bool is_label_visible = false;
};

struct GraphEdgeView {
  int edge = 0;
  int a = 0;
  int b = 0;
  bool is_faded = false;
  bool is_on_path = false;
};

struct GraphView {
  UiRect area;
  std::vector<GraphNodeView> nodes;
  std::vector<GraphEdgeView> edges;
};

// Index in view.nodes of the node at a point, the nearest center first; -1 = none. Discs are at least
// kMinTarget wide.
int node_at(const GraphView& view, Vec2 point);
// Index in view.edges of the edge within reach_px of a point; -1 = none.
int edge_at(const GraphView& view, Vec2 point, float reach_px);

}  // namespace storylens
