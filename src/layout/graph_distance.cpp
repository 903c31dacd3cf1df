#include "layout/graph_distance.h"

#include <algorithm>

namespace storylens {

const std::vector<std::uint16_t>& DistanceSearch::from(const Adjacency& adjacency, std::int32_t source) {
  constexpr int kFarthest = kUnreached - 1;
  const std::size_t count = adjacency.offsets.size() - 1;
  distances_.assign(count, kUnreached);
  queue_.resize(count);
  distances_[static_cast<std::size_t>(source)] = 0;
  queue_[0] = source;
  std::size_t end = 1;
  for (std::size_t head = 0; head < end; ++head) {
    const auto body = static_cast<std::size_t>(queue_[head]);
    const auto next = static_cast<std::uint16_t>(std::min(distances_[body] + 1, kFarthest));
    adjacency.for_each_neighbor(body, [&](std::size_t neighbor) {
      if (distances_[neighbor] != kUnreached) return;
      distances_[neighbor] = next;
      queue_[end++] = static_cast<std::int32_t>(neighbor);
    });
  }
  queue_.resize(end);
  return distances_;
}

}  // namespace storylens
