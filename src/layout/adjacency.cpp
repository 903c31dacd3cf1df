#include "layout/adjacency.h"

#include <numeric>

namespace storylens {

Adjacency make_adjacency(std::size_t body_count, const std::vector<Link>& links) {
  Adjacency adjacency;
  adjacency.offsets.assign(body_count + 1, 0);
  for (const Link& link : links) {
    if (link.a == link.b) continue;
    ++adjacency.offsets[static_cast<std::size_t>(link.a) + 1];
    ++adjacency.offsets[static_cast<std::size_t>(link.b) + 1];
  }
  std::partial_sum(adjacency.offsets.begin(), adjacency.offsets.end(), adjacency.offsets.begin());

  adjacency.neighbors.resize(static_cast<std::size_t>(adjacency.offsets.back()));
  std::vector<std::int32_t> ends(adjacency.offsets.begin(), adjacency.offsets.end() - 1);
  const auto append = [&](std::int32_t body, std::int32_t neighbor) {
    adjacency.neighbors[static_cast<std::size_t>(ends[static_cast<std::size_t>(body)]++)] = neighbor;
  };
  for (const Link& link : links) {
    if (link.a == link.b) continue;
    append(link.a, link.b);
    append(link.b, link.a);
  }
  return adjacency;
}

}  // namespace storylens
