#include "layout/quadtree.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>

namespace storylens {
namespace {

constexpr std::int32_t kLeafBodies = 8;

// The grid is fixed in the world, so that the order of bodies changes little from tick to tick.
constexpr double kGridOrigin = 524288.0;
constexpr double kGridPerUnit = 64.0;
constexpr int kAxisBits = 26;

constexpr int kDigitBits = 11;
constexpr int kDigits = (2 * kAxisBits + kDigitBits - 1) / kDigitBits;
constexpr std::size_t kBuckets = 1u << kDigitBits;

// Moves bit i to bit 2i.
std::uint64_t spread_bits(std::uint64_t x) {
  x = (x | (x << 16)) & 0x0000ffff0000ffffULL;
  x = (x | (x << 8)) & 0x00ff00ff00ff00ffULL;
  x = (x | (x << 4)) & 0x0f0f0f0f0f0f0f0fULL;
  x = (x | (x << 2)) & 0x3333333333333333ULL;
  x = (x | (x << 1)) & 0x5555555555555555ULL;
  return x;
}

std::uint64_t grid_coordinate(float x) {
  return static_cast<std::uint64_t>((static_cast<double>(x) + kGridOrigin) * kGridPerUnit);
}

std::uint64_t morton_code(Vec2 position) {
  assert(std::fabs(position.x) <= kMaxCoordinate && std::fabs(position.y) <= kMaxCoordinate);
  return spread_bits(grid_coordinate(position.x)) | (spread_bits(grid_coordinate(position.y)) << 1);
}

void merge(QuadtreeBounds& bounds, const QuadtreeBounds& other) {
  bounds.min = {std::min(bounds.min.x, other.min.x), std::min(bounds.min.y, other.min.y)};
  bounds.max = {std::max(bounds.max.x, other.max.x), std::max(bounds.max.y, other.max.y)};
  bounds.radius = std::max(bounds.radius, other.radius);
}

void set_extent(QuadtreeCell& cell, const QuadtreeBounds& bounds) {
  const float extent = std::max(bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
  cell.extent_squared = extent * extent;
}

// A weighted mean of positions that is also defined where every weight is zero.
struct Mean {
  Vec2 weighted_sum;
  Vec2 sum;
  float weight = 0.0f;
  float count = 0.0f;

  void add(Vec2 position, float its_weight, float its_count) {
    weighted_sum = weighted_sum + position * its_weight;
    sum = sum + position * its_count;
    weight += its_weight;
    count += its_count;
  }
  Vec2 value() const { return weight > 0.0f ? weighted_sum * (1.0f / weight) : sum * (1.0f / count); }
};

}  // namespace

void Quadtree::reserve(std::size_t body_count) {
  bodies_.reserve(body_count);
  for (auto* indices : {&order_, &order_scratch_}) indices->reserve(body_count);
  for (auto* codes : {&codes_, &codes_scratch_}) codes->reserve(body_count);
  cells_.reserve(2 * body_count);
  bounds_.reserve(2 * body_count);
}

void Quadtree::build(const std::vector<Vec2>& positions, const std::vector<float>& charges,
                     const std::vector<float>& radii) {
  const std::size_t count = positions.size();
  assert(charges.size() == count && radii.size() == count);
  codes_.resize(count);
  order_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    codes_[i] = morton_code(positions[i]);
    order_[i] = static_cast<std::int32_t>(i);
  }
  sort_codes();

  bodies_.resize(count);
  for (std::size_t k = 0; k < count; ++k) {
    const auto i = static_cast<std::size_t>(order_[k]);
    bodies_[k] = {positions[i], charges[i], radii[i]};
  }
  cells_.clear();
  bounds_.clear();
  if (count > 0) build_cell(0, static_cast<std::int32_t>(count));
}

// Radix sort, stable: bodies of one code stay in the order of their indices on every platform.
void Quadtree::sort_codes() {
  const std::size_t count = codes_.size();
  codes_scratch_.resize(count);
  order_scratch_.resize(count);
  std::array<std::uint32_t, kBuckets> starts;
  for (int digit = 0; digit < kDigits; ++digit) {
    const int shift = digit * kDigitBits;
    const auto bucket = [shift](std::uint64_t code) {
      return static_cast<std::size_t>(code >> shift) & (kBuckets - 1);
    };
    starts.fill(0);
    for (std::uint64_t code : codes_) ++starts[bucket(code)];
    std::uint32_t start = 0;
    for (std::uint32_t& size : starts) {
      const std::uint32_t end = start + size;
      size = start;
      start = end;
    }
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t target = starts[bucket(codes_[k])]++;
      codes_scratch_[target] = codes_[k];
      order_scratch_[target] = order_[k];
    }
    codes_.swap(codes_scratch_);
    order_.swap(order_scratch_);
  }
}

// The highest bit in which the first and the last code differ tells the level at which the range first
// divides; levels without a division make no cell.
void Quadtree::build_cell(std::int32_t first, std::int32_t last) {
  const std::size_t index = cells_.size();
  cells_.push_back({{}, 0.0f, 0.0f, first, last, 0});
  bounds_.emplace_back();
  const std::uint64_t difference =
      codes_[static_cast<std::size_t>(first)] ^ codes_[static_cast<std::size_t>(last - 1)];
  if (last - first <= kLeafBodies || difference == 0) {
    summarize_leaf(index);
  } else {
    const int shift = (63 - std::countl_zero(difference)) / 2 * 2;
    for (std::int32_t child_first = first; child_first < last;) {
      const std::uint64_t prefix = codes_[static_cast<std::size_t>(child_first)] >> shift;
      const auto child_end =
          std::partition_point(codes_.begin() + child_first, codes_.begin() + last,
                               [&](std::uint64_t code) { return (code >> shift) == prefix; });
      const auto child_last = static_cast<std::int32_t>(child_end - codes_.begin());
      build_cell(child_first, child_last);
      child_first = child_last;
    }
  }
  cells_[index].next = static_cast<std::int32_t>(cells_.size());
  if (cells_[index].next > static_cast<std::int32_t>(index) + 1) summarize_children(index);
}

void Quadtree::summarize_leaf(std::size_t index) {
  QuadtreeCell& cell = cells_[index];
  QuadtreeBounds& bounds = bounds_[index];
  const QuadtreeBody& front = bodies_[static_cast<std::size_t>(cell.first)];
  bounds = {front.position, front.position, front.radius};
  Mean mean;
  for (std::int32_t k = cell.first; k < cell.last; ++k) {
    const QuadtreeBody& body = bodies_[static_cast<std::size_t>(k)];
    mean.add(body.position, std::fabs(body.charge), 1.0f);
    cell.charge += body.charge;
    merge(bounds, {body.position, body.position, body.radius});
  }
  // The mean of one is rounded, and a body must not pull on itself.
  cell.center = cell.last - cell.first == 1 ? front.position : mean.value();
  set_extent(cell, bounds);
}

void Quadtree::summarize_children(std::size_t index) {
  QuadtreeCell& cell = cells_[index];
  QuadtreeBounds& bounds = bounds_[index];
  bounds = bounds_[index + 1];
  // The weight of a child is the sum of its |charge|; with charges of both signs this takes its net charge
  // for it, which only moves the point that stands for the group.
  Mean mean;
  for (auto child = static_cast<std::int32_t>(index) + 1; child < cell.next;) {
    const QuadtreeCell& part = cells_[static_cast<std::size_t>(child)];
    mean.add(part.center, std::fabs(part.charge), static_cast<float>(part.last - part.first));
    cell.charge += part.charge;
    merge(bounds, bounds_[static_cast<std::size_t>(child)]);
    child = part.next;
  }
  cell.center = mean.value();
  set_extent(cell, bounds);
}

}  // namespace storylens
