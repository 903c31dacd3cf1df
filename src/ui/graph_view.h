// Graph view: what of the graph stands on the screen in this frame. app/ makes it from the graph, the
// positions and the camera; the graph panel draws labels and cards from it and finds what is under the
// pointer; inspect() tells it.
//
// Units:  CSS pixels from the canvas' top left.
// Shapes: GraphEdgeView::a and b index GraphView::nodes; node and edge index StoryGraph's arrays.
#pragma once

#include <cstddef>
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
  bool is_merged = false;   // in the bubble of another (ui/graph_bubbles.h): neither labelled nor found
  bool is_label_visible = false;
  UiRect label;  // where it stands, when it is visible
};

struct GraphEdgeView {
  int edge = 0;
  int a = 0;
  int b = 0;
  float bend = 0.0f;  // as EdgeInstance::bend: parallel edges are fanned
};

class GraphIndex;

struct GraphView {
  UiRect area;
  float px_per_world = 1.0f;  // a place p is at origin + p * px_per_world
  Vec2 origin;
  std::vector<GraphNodeView> nodes;
  std::vector<GraphEdgeView> edges;
  // The first edges are shown whatever is selected or hovered; those behind them touch what is. Another
  // revision when the first ones are others.
  std::size_t base_edges = 0;
  unsigned edges_revision = 0;
  int focus = -1;  // the selected node, else the hovered one; index in the graph's nodes
  int selected = -1;
  bool has_path = false;
  bool is_from_afar = false;  // bubbles stand for nodes and base edges (ui/graph_bubbles.h)
  const GraphIndex* index =
      nullptr;  // of nodes and base edges, at the places of this view; else every one is asked

  Vec2 screen(Vec2 world) const { return origin + world * px_per_world; }
  Vec2 world(Vec2 screen_point) const { return (screen_point - origin) * (1.0f / px_per_world); }
};

// Index in view.nodes of the node at a point, the nearest center first; -1 = none. Discs are at least
// kMinTarget wide. With an index only what is near is asked, and the answer is the same.
int node_at(const GraphView& view, Vec2 point);
// Index in view.edges of the edge within reach_px of a point; -1 = none.
int edge_at(const GraphView& view, Vec2 point, float reach_px);

}  // namespace storylens
