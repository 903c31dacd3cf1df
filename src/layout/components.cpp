#include "layout/components.h"

#include <algorithm>

namespace storylens {

Components find_components(const Adjacency& adjacency) {
  const std::size_t count = adjacency.offsets.size() - 1;
  Components components;
  std::vector<std::int32_t>& members = components.members.neighbors;
  std::vector<std::int32_t>& offsets = components.members.offsets;
  offsets.push_back(0);
  members.reserve(count);
  std::vector<std::uint8_t> is_found(count, 0);
  for (std::size_t first = 0; first < count; ++first) {
    if (is_found[first]) continue;
    is_found[first] = 1;
    const std::size_t begin = members.size();
    members.push_back(static_cast<std::int32_t>(first));
    for (std::size_t head = begin; head < members.size(); ++head) {
      adjacency.for_each_neighbor(static_cast<std::size_t>(members[head]), [&](std::size_t neighbor) {
        if (is_found[neighbor]) return;
        is_found[neighbor] = 1;
        members.push_back(static_cast<std::int32_t>(neighbor));
      });
    }
    std::sort(members.begin() + static_cast<std::ptrdiff_t>(begin), members.end());
    offsets.push_back(static_cast<std::int32_t>(members.size()));
  }
  return components;
}

WeightedGraph make_subgraph(const WeightedGraph& graph, const Components& components, std::size_t component,
                            std::vector<std::int32_t>& local_of) {
  WeightedGraph part;
  std::int32_t next = 0;
  std::size_t ends = 0;
  components.members.for_each_neighbor(component, [&](std::size_t body) {
    local_of[body] = next++;
    ends += static_cast<std::size_t>(graph.adjacency.degree(body));
  });
  part.adjacency.offsets.reserve(static_cast<std::size_t>(next) + 1);
  part.adjacency.neighbors.reserve(ends);
  part.weights.reserve(ends);
  part.adjacency.offsets.push_back(0);
  components.members.for_each_neighbor(component, [&](std::size_t body) {
    for (std::int32_t k = graph.adjacency.offsets[body]; k < graph.adjacency.offsets[body + 1]; ++k) {
      const auto at = static_cast<std::size_t>(k);
      part.adjacency.neighbors.push_back(local_of[static_cast<std::size_t>(graph.adjacency.neighbors[at])]);
      part.weights.push_back(graph.weights[at]);
    }
    part.adjacency.offsets.push_back(static_cast<std::int32_t>(part.adjacency.neighbors.size()));
  });
  return part;
}

}  // namespace storylens
