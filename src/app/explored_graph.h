// Explored graph: what an exploration makes of a graph: which nodes are shown, the path, communities and
// sizes. Kept beside the graph; what is costly is worked out when it is first asked for.
//
// Shapes: communities and radius scales belong to StoryGraph::nodes.
// Cost:   explore() is linear in the graph; sizes by betweenness O(n m), sampled above kExactNodes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "story/explore/choose_visible.h"
#include "story/panel_html.h"

namespace storylens {

class ExploredGraph {
 public:
  // Another graph; current: the node of the story that is read.
  void reset(const StoryGraph& graph, int current);
  void explore(const Bundle& bundle, const StoryGraph& graph, const Exploration& exploration,
               const TakeFilter& takes);

  const NeighborIndex& index() const { return index_; }
  const VisibleNodes& visible() const { return visible_; }
  const GraphPath& path() const { return path_; }  // from = -1: none was asked for
  const std::vector<int>& communities() const { return communities_; }
  const TakeFilter& takes() const { return takes_; }
  bool is_colored_by_community() const { return is_colored_by_community_; }
  bool is_sampled() const { return is_sampled_; }
  bool shows_all_edges() const { return shows_all_edges_; }
  bool is_on_path(int node) const;
  bool is_edge_on_path(int edge) const;

  // Of the usual radius.
  float radius_scale(int node) const {
    return radius_scale_.empty() ? 1.0f : radius_scale_[static_cast<std::size_t>(node)];
  }
  // The node of most stories in each community, the largest community first.
  std::vector<int> community_heads(const StoryGraph& graph) const;

 private:
  void measure(const Bundle& bundle, const StoryGraph& graph, SizeMetric size);

  NeighborIndex index_;
  int current_ = -1;
  VisibleNodes visible_;
  TakeFilter takes_;
  GraphPath path_;
  std::vector<int> communities_;  // empty until asked for
  std::vector<float> radius_scale_;
  bool is_colored_by_community_ = false;
  bool is_sampled_ = false;
  bool shows_all_edges_ = false;
};

}  // namespace storylens
