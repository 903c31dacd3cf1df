// Weighted graph: what a layout keeps of its links. Loops are left out, parallel links are one, and each link
// has a weight by its strength and by how much it says: a link of a hub, one of hundreds, says little.
//
// Shapes: weights[k] belongs to adjacency.neighbors[k]; both directions of a link weigh the same.
// Cost:   linear in bodies and links.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/adjacency.h"
#include "layout/body.h"

namespace storylens {

struct WeightedGraph {
  Adjacency adjacency;
  std::vector<float> weights;

  std::size_t size() const { return adjacency.offsets.size() - 1; }
};

// strength / sqrt(degree of a * degree of b), degrees without parallel links; a link of no strength is left
// out.
WeightedGraph make_weighted_graph(std::size_t body_count, const std::vector<Link>& links);

}  // namespace storylens
