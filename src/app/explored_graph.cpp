#include "app/explored_graph.h"

#include <algorithm>
#include <cmath>

#include "arrange/arrange.h"
#include "story/explore/centrality.h"
#include "story/explore/communities.h"
#include "story/explore/graph_walk.h"

namespace storylens {
namespace {

bool contains(const std::vector<int>& values, int value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

void ExploredGraph::reset(const StoryGraph& graph, int current) {
  *this = {};
  index_ = NeighborIndex(graph);
  current_ = current;
}

void ExploredGraph::explore(const Bundle& bundle, const StoryGraph& graph, const Exploration& exploration,
                            const TakeFilter& takes) {
  takes_ = takes;
  is_colored_by_community_ = exploration.coloring == NodeColoring::Community;
  if (communities_.empty() && (is_colored_by_community_ || !exploration.community.empty()))
    communities_ = find_communities(graph, index_);
  path_ = {};
  const int from = exploration.has_path() ? index_.find(exploration.path_from) : -1;
  const int to = exploration.has_path() ? index_.find(exploration.path_to) : -1;
  if (from >= 0 && to >= 0) {
    std::vector<bool> is_stop = index_.marks(exploration.blocked);
    for (const std::string& id : exploration.hidden) {
      if (const int node = index_.find(id); node >= 0) is_stop[static_cast<std::size_t>(node)] = true;
    }
    path_.from = from;
    path_.to = to;
    path_.nodes = find_path(graph, index_, from, to, is_stop);
    path_.edges = path_edges(index_, path_.nodes);
  }
  visible_ = choose_visible({bundle, graph, index_, current_, takes, communities_, path_.nodes}, exploration);
  shows_all_edges_ = exploration.is_whole || !exploration.focus.empty() || !exploration.expanded.empty() ||
                     !path_.nodes.empty();
  measure(bundle, graph, exploration.size);
}

void ExploredGraph::measure(const Bundle& bundle, const StoryGraph& graph, SizeMetric size) {
  radius_scale_.clear();
  is_sampled_ = false;
  if (size == SizeMetric::Usual) return;
  std::vector<float> values(graph.nodes.size(), 0.0f);
  if (size == SizeMetric::Betweenness) {
    Betweenness result = betweenness(index_, visible_.nodes);
    values = std::move(result.values);
    is_sampled_ = result.is_sampled;
  }
  std::vector<bool> is_shown(graph.nodes.size(), false);
  for (const int node : visible_.nodes) is_shown[static_cast<std::size_t>(node)] = true;
  float most = 0.0f;
  for (const int node : visible_.nodes) {
    const auto i = static_cast<std::size_t>(node);
    const GraphNode& data = graph.nodes[i];
    if (size == SizeMetric::Takes && data.kind == NodeKind::Story && data.item >= 0)
      values[i] = static_cast<float>(bundle.stories[static_cast<std::size_t>(data.item)].takes.size());
    index_.for_each_neighbor(node, [&](int neighbor, int edge) {
      const bool is_report = graph.edges[static_cast<std::size_t>(edge)].kind == EdgeKind::Reports;
      const bool is_take_of_outlet = size == SizeMetric::Takes && data.kind == NodeKind::Outlet && is_report;
      const bool is_link = size == SizeMetric::Degree && is_shown[static_cast<std::size_t>(neighbor)];
      if (is_take_of_outlet || is_link) values[i] += 1.0f;
    });
    most = std::max(most, values[i]);
  }
  constexpr float kSmallest = 8.0f;  // radius in world units
  constexpr float kGrowth = 22.0f;
  radius_scale_.assign(graph.nodes.size(), 1.0f);
  for (const int node : visible_.nodes) {
    const auto i = static_cast<std::size_t>(node);
    const float share = most > 0.0f ? values[i] / most : 0.0f;
    radius_scale_[i] = (kSmallest + kGrowth * std::sqrt(share)) / node_radius_world(graph.nodes[i]);
  }
}

bool ExploredGraph::is_on_path(int node) const {
  return contains(path_.nodes, node);
}

bool ExploredGraph::is_edge_on_path(int edge) const {
  return contains(path_.edges, edge);
}

std::vector<int> ExploredGraph::community_heads(const StoryGraph& graph) const {
  std::vector<int> heads;
  for (std::size_t i = 0; i < communities_.size(); ++i) {
    if (communities_[i] < 0) continue;
    const auto community = static_cast<std::size_t>(communities_[i]);
    if (heads.size() <= community) heads.resize(community + 1, -1);
    const int head = heads[community];
    const bool is_better =
        head < 0 || graph.nodes[i].story_count > graph.nodes[static_cast<std::size_t>(head)].story_count;
    if (is_better) heads[community] = static_cast<int>(i);
  }
  return heads;
}

}  // namespace storylens
