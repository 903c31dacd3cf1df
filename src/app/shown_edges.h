// Shown edges: which edges of the graph are drawn between visible nodes, made once for a graph, not once a
// frame. The base is drawn whatever is selected or hovered; what else touches the node in focus is found by
// that node.
//
// Shapes: nodes are indices of the graph's nodes; GraphEdgeView's ends index the visible ones.
// Cost:   build() sorts the edges; touching() is linear in the edges of one node.
#pragma once

#include <vector>

#include "ui/graph_view.h"

namespace storylens {

class ShownEdges {
 public:
  // visible_index: by node, -1 = hidden. current: the node of the story that is read, -1 = none. Unless
  // is_whole, the base is what touches that node, and who owns whom.
  void build(const StoryGraph& graph, const std::vector<int>& visible_index, int current, bool is_whole);

  // Another one after each build.
  unsigned revision() const { return revision_; }
  const std::vector<GraphEdgeView>& base() const { return base_; }
  // Calls use(edge, node at its other end) for all shown edges of a node, in the base or not.
  template <class Use>
  void touching(int node, Use use) const {
    if (node < 0) return;
    const auto n = static_cast<std::size_t>(node);
    for (std::size_t i = first_of_node_[n]; i < first_of_node_[n + 1]; ++i) use(touching_[i]);
  }
  // Whether the shown edge is in the base.
  bool is_in_base(int edge) const { return is_in_base_[static_cast<std::size_t>(edge)]; }

 private:
  void fan_parallel_edges(const StoryGraph& graph, std::vector<GraphEdgeView>& edges) const;

  unsigned revision_ = 0;
  std::vector<GraphEdgeView> base_;
  std::vector<bool> is_in_base_;  // by edge of the graph
  std::vector<std::size_t> first_of_node_;
  std::vector<GraphEdgeView> touching_;
};

}  // namespace storylens
