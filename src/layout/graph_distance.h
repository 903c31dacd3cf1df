// Graph distance: how many links apart bodies are, by breadth-first search.
//
// Shapes: distances[i] belongs to body i: 0 at the source, kUnreached where no path leads.
// Cost:   linear in bodies and links for each search; no allocation after the first of a graph.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "layout/adjacency.h"

namespace storylens {

class DistanceSearch {
 public:
  static constexpr std::uint16_t kUnreached = std::numeric_limits<std::uint16_t>::max();

  // What is farther than kUnreached - 1 links counts as that far. The result holds until the next search.
  const std::vector<std::uint16_t>& from(const Adjacency& adjacency, std::int32_t source);

  // The bodies that the last search reached, near ones first.
  const std::vector<std::int32_t>& reached() const { return queue_; }

 private:
  std::vector<std::uint16_t> distances_;
  std::vector<std::int32_t> queue_;
};

}  // namespace storylens
