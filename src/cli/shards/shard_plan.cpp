#include "cli/shards/shard_plan.h"

#include <algorithm>

namespace storylens {
namespace {

constexpr std::size_t kHashBits = 64;

bool has_bit(std::uint64_t hash, std::size_t depth) {
  return (hash >> (kHashBits - 1 - depth) & 1) != 0;
}

class Planner {
 public:
  explicit Planner(const std::vector<HashedBytes>& items) : items_(items) {}

  // The depth of recursion is that of the hash.
  void cut(std::size_t begin, std::size_t end, const std::string& prefix) {
    if (begin == end) return;
    std::size_t bytes = 0;
    for (std::size_t i = begin; i < end; ++i) bytes += items_[i].bytes;
    const bool is_one = items_[begin].hash == items_[end - 1].hash;
    if (bytes <= kShardBytes || is_one) {
      shards_.push_back({prefix, begin, end});
      return;
    }
    const auto first = items_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = items_.begin() + static_cast<std::ptrdiff_t>(end);
    const auto middle = std::partition_point(
        first, last, [&](const HashedBytes& item) { return !has_bit(item.hash, prefix.size()); });
    const auto at = static_cast<std::size_t>(middle - items_.begin());
    cut(begin, at, prefix + "0");
    cut(at, end, prefix + "1");
  }

  std::vector<PlannedShard> take() { return std::move(shards_); }

 private:
  const std::vector<HashedBytes>& items_;
  std::vector<PlannedShard> shards_;
};

void cut_pages(const std::vector<PlannedShard>& shards, std::size_t begin, std::size_t end,
               const std::string& prefix, std::vector<PlannedPage>& pages) {
  if (begin == end) return;
  if (end - begin <= kShardsPerPage) {
    pages.push_back({prefix, begin, end});
    return;
  }
  std::size_t middle = begin;
  while (middle < end && shards[middle].prefix[prefix.size()] == '0') ++middle;
  cut_pages(shards, begin, middle, prefix + "0", pages);
  cut_pages(shards, middle, end, prefix + "1", pages);
}

}  // namespace

std::vector<PlannedShard> plan_shards(const std::vector<HashedBytes>& items) {
  Planner planner(items);
  planner.cut(0, items.size(), {});
  return planner.take();
}

std::vector<PlannedPage> plan_pages(const std::vector<PlannedShard>& shards) {
  std::vector<PlannedPage> pages;
  cut_pages(shards, 0, shards.size(), {}, pages);
  return pages;
}

}  // namespace storylens
