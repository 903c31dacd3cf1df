#include "story/explore/graph_walk.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace storylens {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

constexpr float kOutletCost = 1000.0f;

}  // namespace

std::vector<int> steps_from(const NeighborIndex& index, int source, int most_steps,
                            const std::vector<bool>& is_blocked) {
  std::vector<int> steps(index.size(), -1);
  steps[at(source)] = 0;
  std::vector<int> reached = {source};
  for (std::size_t next = 0; next < reached.size(); ++next) {
    const int node = reached[next];
    if (steps[at(node)] == most_steps || (is_blocked[at(node)] && node != source)) continue;
    index.for_each_neighbor(node, [&](int neighbor, int) {
      if (steps[at(neighbor)] >= 0) return;
      steps[at(neighbor)] = steps[at(node)] + 1;
      reached.push_back(neighbor);
    });
  }
  return steps;
}

std::vector<int> find_path(const StoryGraph& graph, const NeighborIndex& index, int from, int to,
                           const std::vector<bool>& is_blocked) {
  std::vector<float> cost(index.size(), std::numeric_limits<float>::infinity());
  std::vector<int> before(index.size(), -1);
  using Entry = std::pair<float, int>;
  std::vector<Entry> heap = {{0.0f, from}};
  cost[at(from)] = 0.0f;
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), std::greater<Entry>());
    const auto [so_far, node] = heap.back();
    heap.pop_back();
    if (node == to) break;
    if (so_far > cost[at(node)] || (is_blocked[at(node)] && node != from)) continue;
    float through = so_far;
    if (node != from) {
      through += 1.0f + std::log2(static_cast<float>(std::max(index.degree(node), 1)));
      if (graph.nodes[at(node)].kind == NodeKind::Outlet) through += kOutletCost;
    }
    through += 0.01f;  // of two ways through nothing at all, the shorter
    index.for_each_neighbor(node, [&, node = node](int neighbor, int) {
      if (through >= cost[at(neighbor)]) return;
      cost[at(neighbor)] = through;
      before[at(neighbor)] = node;
      heap.emplace_back(through, neighbor);
      std::push_heap(heap.begin(), heap.end(), std::greater<Entry>());
    });
  }
  if (from != to && before[at(to)] < 0) return {};
  std::vector<int> path = {to};
  while (path.back() != from) path.push_back(before[at(path.back())]);
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<int> path_edges(const NeighborIndex& index, const std::vector<int>& path) {
  std::vector<int> edges;
  for (std::size_t i = 1; i < path.size(); ++i) {
    index.for_each_neighbor(path[i - 1], [&](int neighbor, int edge) {
      if (neighbor == path[i]) edges.push_back(edge);
    });
  }
  return edges;
}

}  // namespace storylens
