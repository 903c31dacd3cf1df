#include "app/shown_edges.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/order.h"

namespace storylens {
namespace {

constexpr float kFanBend = 0.16f;     // between parallel edges
constexpr float kSharesBend = 0.12f;  // of a derived edge that is alone

}  // namespace

// Edges between the same two nodes stand side by side as arcs, each on its own side whichever way it points.
void ShownEdges::fan_parallel_edges(const StoryGraph& graph, std::vector<GraphEdgeView>& edges) const {
  std::vector<std::pair<std::uint64_t, std::size_t>> pairs;
  pairs.reserve(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto low = static_cast<std::uint32_t>(std::min(edges[i].a, edges[i].b));
    const auto high = static_cast<std::uint32_t>(std::max(edges[i].a, edges[i].b));
    pairs.push_back({(static_cast<std::uint64_t>(low) << 32u) | high, i});
  }
  sort_stably(pairs);
  for (std::size_t first = 0; first < pairs.size();) {
    std::size_t last = first + 1;
    while (last < pairs.size() && pairs[last].first == pairs[first].first) ++last;
    const float middle = 0.5f * static_cast<float>(last - first - 1);
    for (std::size_t i = first; i < last; ++i) {
      GraphEdgeView& edge = edges[pairs[i].second];
      const float side = edge.a < edge.b ? 1.0f : -1.0f;
      edge.bend = std::clamp((static_cast<float>(i - first) - middle) * kFanBend, -0.8f, 0.8f) * side;
      const bool is_alone = last - first == 1;
      if (is_alone && graph.edges[static_cast<std::size_t>(edge.edge)].kind == EdgeKind::Shares)
        edge.bend = kSharesBend;
    }
    first = last;
  }
}

void ShownEdges::build(const StoryGraph& graph, const std::vector<int>& visible_index, int current,
                       bool is_whole) {
  static unsigned builds = 0;  // of any scene: another bundle's edges are others too
  revision_ = ++builds;
  base_.clear();
  is_in_base_.assign(graph.edges.size(), false);
  std::vector<GraphEdgeView> shown;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const GraphEdge& edge = graph.edges[i];
    const int a = visible_index[static_cast<std::size_t>(edge.source)];
    const int b = visible_index[static_cast<std::size_t>(edge.target)];
    if (a >= 0 && b >= 0 && a != b) shown.push_back({static_cast<int>(i), a, b});
  }
  fan_parallel_edges(graph, shown);

  first_of_node_.assign(graph.nodes.size() + 1, 0);
  const auto count = [&](int node) { ++first_of_node_[static_cast<std::size_t>(node) + 1]; };
  for (const GraphEdgeView& item : shown) {
    const GraphEdge& edge = graph.edges[static_cast<std::size_t>(item.edge)];
    count(edge.source);
    count(edge.target);
    const bool touches_current = edge.source == current || edge.target == current;
    if (edge.kind == EdgeKind::Shares) continue;
    if (!is_whole && !touches_current && edge.kind != EdgeKind::OwnedBy) continue;
    is_in_base_[static_cast<std::size_t>(item.edge)] = true;
    base_.push_back(item);
  }
  for (std::size_t i = 1; i < first_of_node_.size(); ++i) first_of_node_[i] += first_of_node_[i - 1];
  touching_.resize(2 * shown.size());
  std::vector<std::size_t> next(first_of_node_.begin(), first_of_node_.end() - 1);
  for (const GraphEdgeView& item : shown) {
    const GraphEdge& edge = graph.edges[static_cast<std::size_t>(item.edge)];
    touching_[next[static_cast<std::size_t>(edge.source)]++] = item;
    touching_[next[static_cast<std::size_t>(edge.target)]++] = item;
  }
}

}  // namespace storylens
