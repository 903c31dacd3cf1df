#include "layout/weighted_graph.h"

#include <algorithm>
#include <cmath>

namespace storylens {
namespace {

constexpr std::int32_t kNone = -1;

// Joins what stands more than once among the neighbours of a body; the strongest counts.
void join_parallel_links(WeightedGraph& graph) {
  std::vector<std::int32_t>& offsets = graph.adjacency.offsets;
  std::vector<std::int32_t>& neighbors = graph.adjacency.neighbors;
  std::vector<std::int32_t> place_of(graph.size(), kNone);
  std::int32_t end = 0;
  for (std::size_t body = 0; body < graph.size(); ++body) {
    const std::int32_t begin = end;
    const std::int32_t last = offsets[body + 1];
    for (std::int32_t k = offsets[body]; k < last; ++k) {
      const auto from = static_cast<std::size_t>(k);
      std::int32_t& place = place_of[static_cast<std::size_t>(neighbors[from])];
      if (place >= begin && place < end) {
        float& weight = graph.weights[static_cast<std::size_t>(place)];
        weight = std::max(weight, graph.weights[from]);
        continue;
      }
      place = end;
      neighbors[static_cast<std::size_t>(end)] = neighbors[from];
      graph.weights[static_cast<std::size_t>(end)] = graph.weights[from];
      ++end;
    }
    offsets[body] = begin;
  }
  offsets.back() = end;
  neighbors.resize(static_cast<std::size_t>(end));
  graph.weights.resize(static_cast<std::size_t>(end));
}

}  // namespace

WeightedGraph make_weighted_graph(std::size_t body_count, const std::vector<Link>& links) {
  WeightedGraph graph;
  std::vector<std::int32_t>& offsets = graph.adjacency.offsets;
  offsets.assign(body_count + 2, 0);
  const auto is_kept = [](const Link& link) { return link.a != link.b && link.strength > 0.0f; };
  // Counted two places on, so that filling the rows leaves the offsets where they belong.
  for (const Link& link : links) {
    if (!is_kept(link)) continue;
    ++offsets[static_cast<std::size_t>(link.a) + 2];
    ++offsets[static_cast<std::size_t>(link.b) + 2];
  }
  for (std::size_t i = 2; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
  graph.adjacency.neighbors.resize(static_cast<std::size_t>(offsets.back()));
  graph.weights.resize(graph.adjacency.neighbors.size());
  const auto append = [&](std::int32_t body, std::int32_t neighbor, float strength) {
    const auto k = static_cast<std::size_t>(offsets[static_cast<std::size_t>(body) + 1]++);
    graph.adjacency.neighbors[k] = neighbor;
    graph.weights[k] = strength;
  };
  for (const Link& link : links) {
    if (!is_kept(link)) continue;
    append(link.a, link.b, link.strength);
    append(link.b, link.a, link.strength);
  }
  offsets.pop_back();
  join_parallel_links(graph);

  const auto root_degree = [&](std::size_t body) {
    return std::sqrt(static_cast<float>(graph.adjacency.degree(body)));
  };
  for (std::size_t body = 0; body < body_count; ++body) {
    const float root = root_degree(body);
    for (std::int32_t k = offsets[body]; k < offsets[body + 1]; ++k) {
      const auto neighbor = static_cast<std::size_t>(graph.adjacency.neighbors[static_cast<std::size_t>(k)]);
      graph.weights[static_cast<std::size_t>(k)] /= root * root_degree(neighbor);
    }
  }
  return graph;
}

}  // namespace storylens
