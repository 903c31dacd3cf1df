// Coarsening: a graph as ever smaller graphs, for the multilevel layout. Each level joins bodies that belong
// together into groups by local moving on modularity (Blondel et al. 2008), so that groups are communities,
// not mere pairs. What no group takes, such as the leaves of a hub, is joined with others that hang on the
// same body (star collapse), so that every level is clearly smaller.
//
// Shapes: levels[0] is the graph itself; group_of[i] of a level indexes the bodies of the next; empty for the
// last. Cost:   linear in bodies and links for each level, and few levels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/weighted_graph.h"

namespace storylens {

struct CoarseLevel {
  WeightedGraph graph;
  std::vector<float> masses;  // how many bodies of the finest level each stands for
  std::vector<std::int32_t> group_of;
};

// Coarser levels follow until one has at most `enough` bodies, or where nothing can be joined.
std::vector<CoarseLevel> coarsen(WeightedGraph graph, std::size_t enough);

}  // namespace storylens
