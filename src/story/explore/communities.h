// Communities: which nodes hang together more closely than with the rest, by modularity (Louvain method:
// Blondel et al. 2008, "Fast unfolding of communities in large networks"). What touches much says little:
// an edge weighs 1 / log2(1 + the larger degree of its ends).
//
// Shapes: one number for each node of the index, counted from 0 by size, the largest first; of equal ones
//         that with the earliest node. Outlets and nodes without an edge are in none: -1.
// Errors: none. Deterministic: nodes are taken in their order.
// Cost:   near linear in the edges a pass; at most kMostPasses passes a level.
#pragma once

#include <vector>

#include "story/explore/neighbor_index.h"

namespace storylens {

std::vector<int> find_communities(const StoryGraph& graph, const NeighborIndex& index);

}  // namespace storylens
