#include "story/explore/centrality.h"

#include <algorithm>

namespace storylens {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

struct Walk {
  const NeighborIndex& index;
  const std::vector<bool>& is_included;
  std::vector<int> steps;     // from the source; -1 = not reached
  std::vector<double> ways;   // number of shortest ways from the source
  std::vector<double> share;  // of the ways to farther nodes that go through this one
  std::vector<int> reached;   // nearest first

  void from(int source) {
    for (const int node : reached) steps[at(node)] = -1;
    reached.assign(1, source);
    steps[at(source)] = 0;
    ways[at(source)] = 1.0;
    share[at(source)] = 0.0;
    for (std::size_t next = 0; next < reached.size(); ++next) {
      const int node = reached[next];
      index.for_each_neighbor(node, [&](int neighbor, int) {
        if (!is_included[at(neighbor)]) return;
        if (steps[at(neighbor)] < 0) {
          steps[at(neighbor)] = steps[at(node)] + 1;
          ways[at(neighbor)] = share[at(neighbor)] = 0.0;
          reached.push_back(neighbor);
        }
        if (steps[at(neighbor)] == steps[at(node)] + 1) ways[at(neighbor)] += ways[at(node)];
      });
    }
    for (std::size_t i = reached.size(); i-- > 0;) {
      const int node = reached[i];
      index.for_each_neighbor(node, [&](int neighbor, int) {
        if (!is_included[at(neighbor)] || steps[at(neighbor)] != steps[at(node)] + 1) return;
        share[at(node)] += ways[at(node)] / ways[at(neighbor)] * (1.0 + share[at(neighbor)]);
      });
    }
  }
};

}  // namespace

Betweenness betweenness(const NeighborIndex& index, const std::vector<int>& included) {
  Betweenness result;
  result.values.assign(index.size(), 0.0f);
  result.is_sampled = included.size() > kExactNodes;
  std::vector<bool> is_included(index.size(), false);
  for (const int node : included) is_included[at(node)] = true;
  Walk walk = {index,
               is_included,
               std::vector<int>(index.size(), -1),
               std::vector<double>(index.size(), 0.0),
               std::vector<double>(index.size(), 0.0),
               {}};
  const std::size_t sources = result.is_sampled ? kMostSources : included.size();
  // Each pair is met from both of its ends.
  const double scale =
      sources == 0 ? 0.0 : 0.5 * static_cast<double>(included.size()) / static_cast<double>(sources);
  std::vector<double> sum(index.size(), 0.0);
  for (std::size_t i = 0; i < sources; ++i) {
    const int source = included[i * included.size() / sources];
    walk.from(source);
    for (const int node : walk.reached) {
      if (node != source) sum[at(node)] += walk.share[at(node)];
    }
  }
  for (const int node : included) result.values[at(node)] = static_cast<float>(sum[at(node)] * scale);
  return result;
}

}  // namespace storylens
