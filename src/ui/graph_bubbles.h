// Graph bubbles: the graph from afar. Where nodes stand too close to be told apart, each bubble stands for
// those around its most important one, bears its name, and holds more of them the farther the reader is.
// Zooming in dissolves it: first into smaller bubbles, then into stories and entities, whose takes unfold at
// last.
//
// Leaders are found greedily, the important first: a node joins the nearest leader within the radius of the
// level, else it leads. Levels double their radius, so that what is merged is the same while the camera moves
// within one.
//
// Units: world units; places of the view in CSS pixels.
// Cost:  update() is O(nodes + edges log edges) when the level or the graph is another, else nothing; apply()
// is O(nodes).
#pragma once

#include <cstdint>
#include <vector>

#include "ui/graph_index.h"
#include "ui/graph_view.h"

namespace storylens {

struct GraphBubble {
  int leader = 0;  // index in GraphView::nodes
  int count = 0;   // of nodes
  Vec2 center;     // their mean
  float radius = 0.0f;
};

struct BubbleEdge {
  int a = 0;  // bubbles
  int b = 0;
  int count = 0;  // of edges
};

class GraphBubbles {
 public:
  // The index holds the view's places. spacing_px: between neighbours of the picture, on average.
  void update(const StoryGraph& graph, const GraphView& view, const GraphIndex& index, float spacing_px);
  // Marks merged nodes in the view and makes leaders as large as their bubbles, where these stand.
  void apply(GraphView& view) const;

  bool is_active() const { return is_active_; }
  unsigned revision() const { return revision_; }  // of what is merged
  const std::vector<GraphBubble>& bubbles() const { return bubbles_; }
  const std::vector<BubbleEdge>& edges() const { return edges_; }  // the strongest, weakest last

 private:
  void merge_nodes(const StoryGraph& graph, const GraphView& view, const std::vector<Vec2>& positions,
                   float radius);
  void merge_edges(const GraphView& view);

  bool is_active_ = false;
  unsigned revision_ = 0;
  unsigned index_revision_ = 0;
  int level_ = 0;
  std::vector<GraphBubble> bubbles_;
  std::vector<int> bubble_of_;  // by index in view.nodes
  std::vector<BubbleEdge> edges_;
};

}  // namespace storylens
