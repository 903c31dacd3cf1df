// Centrality: how often a node lies on the shortest ways between the others (betweenness, Brandes 2001,
// "A faster algorithm for betweenness centrality", unweighted).
//
// Shapes: values belong to the nodes of the index; nodes that are not included have 0 and are not gone
//         through. A pair counts once.
// Cost:   O(s (n + m)) for s sources: all nodes, or kMostSources evenly chosen ones when there are more than
//         kExactNodes, scaled up; is_sampled tells.
#pragma once

#include <cstddef>
#include <vector>

#include "story/explore/neighbor_index.h"

namespace storylens {

inline constexpr std::size_t kExactNodes = 1500;
inline constexpr std::size_t kMostSources = 200;

struct Betweenness {
  std::vector<float> values;
  bool is_sampled = false;
};

// included: ascending.
Betweenness betweenness(const NeighborIndex& index, const std::vector<int>& included);

}  // namespace storylens
