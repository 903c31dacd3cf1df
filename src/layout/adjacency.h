// Adjacency: the neighbours of each body in one flat array (compressed sparse rows).
//
// Shapes: the neighbours of body i are neighbors[offsets[i] … offsets[i + 1]). Links of a body to itself are
//         left out, parallel links count each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/body.h"

namespace storylens {

struct Adjacency {
  std::vector<std::int32_t> offsets;
  std::vector<std::int32_t> neighbors;

  std::int32_t degree(std::size_t body) const { return offsets[body + 1] - offsets[body]; }

  template <class Visit>
  void for_each_neighbor(std::size_t body, Visit visit) const {
    for (std::int32_t k = offsets[body]; k < offsets[body + 1]; ++k) {
      visit(static_cast<std::size_t>(neighbors[static_cast<std::size_t>(k)]));
    }
  }
};

Adjacency make_adjacency(std::size_t body_count, const std::vector<Link>& links);

}  // namespace storylens
