// Components: the connected parts of a graph, and each part as a graph of its own.
//
// Shapes: members.neighbors[members.offsets[c] … members.offsets[c + 1]) are the bodies of component c,
// ascending. Cost:   linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/weighted_graph.h"

namespace storylens {

struct Components {
  Adjacency members;

  std::size_t count() const { return members.offsets.size() - 1; }
  std::size_t size(std::size_t component) const {
    return static_cast<std::size_t>(members.degree(component));
  }
};

// In the order of their first bodies.
Components find_components(const Adjacency& adjacency);

// local_of needs an entry for each body; those of the component are overwritten with its numbering.
WeightedGraph make_subgraph(const WeightedGraph& graph, const Components& components, std::size_t component,
                            std::vector<std::int32_t>& local_of);

}  // namespace storylens
