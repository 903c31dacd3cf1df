#include "story/explore/neighbor_index.h"

#include <algorithm>
#include <utility>

#include "base/order.h"

namespace storylens {

NeighborIndex::NeighborIndex(const StoryGraph& graph) : offsets_(graph.nodes.size() + 1, 0) {
  const auto is_walked = [](const GraphEdge& edge) {
    return edge.kind != EdgeKind::Shares && edge.source != edge.target;
  };
  for (const GraphEdge& edge : graph.edges) {
    if (!is_walked(edge)) continue;
    ++offsets_[static_cast<std::size_t>(edge.source) + 1];
    ++offsets_[static_cast<std::size_t>(edge.target) + 1];
  }
  for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
  neighbors_.resize(static_cast<std::size_t>(offsets_.back()));
  edges_.resize(neighbors_.size());
  std::vector<int> next(offsets_.begin(), offsets_.end() - 1);
  const auto add = [&](int from, int to, std::size_t edge) {
    const auto place = static_cast<std::size_t>(next[static_cast<std::size_t>(from)]++);
    neighbors_[place] = to;
    edges_[place] = static_cast<int>(edge);
  };
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (!is_walked(graph.edges[i])) continue;
    add(graph.edges[i].source, graph.edges[i].target, i);
    add(graph.edges[i].target, graph.edges[i].source, i);
  }
  ids_.reserve(graph.nodes.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    ids_.emplace_back(graph.nodes[i].id, static_cast<int>(i));
  sort_stably(ids_);
}

int NeighborIndex::find(std::string_view node_id) const {
  const auto place = std::lower_bound(
      ids_.begin(), ids_.end(), node_id,
      [](const std::pair<std::string, int>& entry, std::string_view id) { return entry.first < id; });
  return place != ids_.end() && place->first == node_id ? place->second : -1;
}

std::vector<bool> NeighborIndex::marks(const std::vector<std::string>& ids) const {
  std::vector<bool> marks(size(), false);
  for (const std::string& id : ids) {
    if (const int node = find(id); node >= 0) marks[static_cast<std::size_t>(node)] = true;
  }
  return marks;
}

}  // namespace storylens
