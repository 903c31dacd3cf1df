// Graph walk: how far nodes are from one, and the way between two. Neither goes through a blocked node,
// though a walk may end at one.
//
// The way between two nodes is not the one of fewest steps, which goes through whatever touches everything:
// each node on the way costs 1 + log2(its degree), so that a way over names that few stories share is
// preferred, and an outlet is gone through only where there is no way over names and stories.
//
// Errors: none. Ways of equal cost: the one whose nodes come first in the graph.
// Cost:   steps_from() is linear, find_path() O((n + m) log n).
#pragma once

#include <vector>

#include "story/explore/neighbor_index.h"

namespace storylens {

// For each node the number of steps to it; -1 = more than most_steps, or not reached.
std::vector<int> steps_from(const NeighborIndex& index, int source, int most_steps,
                            const std::vector<bool>& is_blocked);

// The nodes from one to the other with both; empty = there is no way. from = to is a way of one node.
std::vector<int> find_path(const StoryGraph& graph, const NeighborIndex& index, int from, int to,
                           const std::vector<bool>& is_blocked);

// The edges between the nodes that follow each other on a path, in its order; of parallel edges all.
std::vector<int> path_edges(const NeighborIndex& index, const std::vector<int>& path);

}  // namespace storylens
