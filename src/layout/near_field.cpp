#include "layout/near_field.h"

#include <algorithm>
#include <cmath>

#include "layout/simd.h"

namespace storylens {
namespace {

constexpr std::size_t kLanes = 4;
constexpr float kMostCellsPerBody = 1.0f;
// A run holds few bodies unless nearly all are in one place; then the rest waits for a later round.
constexpr std::int32_t kLongestRun = 512;
constexpr float kTiny = 1e-12f;

// 1 for the first lanes, 0 for the rest, by how many lanes are left.
constexpr float kLaneMasks[kLanes][kLanes] = {
    {1.0f, 1.0f, 1.0f, 1.0f}, {1.0f, 0.0f, 0.0f, 0.0f}, {1.0f, 1.0f, 0.0f, 0.0f}, {1.0f, 1.0f, 1.0f, 0.0f}};

}  // namespace

void NearField::reserve(std::size_t body_count) {
  for (auto* numbers : {&x_, &y_, &radius_}) numbers->reserve(body_count + kLanes - 1);
  order_.reserve(body_count);
  cell_of_.reserve(body_count);
  starts_.reserve(static_cast<std::size_t>(kMostCellsPerBody) * body_count + 80);
}

void NearField::sort_into_cells(const std::vector<Vec2>& positions, const std::vector<float>& radii) {
  const std::size_t count = positions.size();
  Vec2 min = positions[0], max = positions[0];
  float largest = radii[0];
  for (std::size_t i = 1; i < count; ++i) {
    min = {std::min(min.x, positions[i].x), std::min(min.y, positions[i].y)};
    max = {std::max(max.x, positions[i].x), std::max(max.y, positions[i].y)};
    largest = std::max(largest, radii[i]);
  }
  const Vec2 size = max - min;
  const float most_cells = kMostCellsPerBody * static_cast<float>(count) + 16.0f;
  float cell = std::max(2.0f * largest, 1e-6f);
  const auto cells_along = [&](float extent) { return std::floor(extent / cell) + 1.0f; };
  while (cells_along(size.x) * cells_along(size.y) > most_cells) cell *= 1.25f;
  columns_ = static_cast<std::int32_t>(cells_along(size.x));
  rows_ = static_cast<std::int32_t>(cells_along(size.y));

  cell_of_.resize(count);
  starts_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 2, 0);
  const float per_cell = 1.0f / cell;
  for (std::size_t i = 0; i < count; ++i) {
    const auto column =
        std::min(static_cast<std::int32_t>((positions[i].x - min.x) * per_cell), columns_ - 1);
    const auto row = std::min(static_cast<std::int32_t>((positions[i].y - min.y) * per_cell), rows_ - 1);
    cell_of_[i] = row * columns_ + column;
    ++starts_[static_cast<std::size_t>(cell_of_[i]) + 2];
  }
  for (std::size_t i = 2; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  order_.resize(count);
  for (auto* numbers : {&x_, &y_, &radius_}) numbers->resize(count + kLanes - 1, 0.0f);
  for (std::size_t i = 0; i < count; ++i) {
    const auto place = static_cast<std::size_t>(starts_[static_cast<std::size_t>(cell_of_[i]) + 1]++);
    order_[place] = static_cast<std::int32_t>(i);
    x_[place] = positions[i].x;
    y_[place] = positions[i].y;
    radius_[place] = radii[i];
  }
  starts_.pop_back();
}

float NearField::add_pushes(const std::vector<Vec2>& positions, const std::vector<float>& radii,
                            std::vector<Vec2>& pushes) {
  if (positions.empty()) return 0.0f;
  sort_into_cells(positions, radii);
  const Float4 half = splat4(0.5f), tiny = splat4(kTiny), one = splat4(1.0f);
  float largest_overlap = 0.0f;
  for (std::size_t k = 0; k < order_.size(); ++k) {
    const auto i = static_cast<std::size_t>(order_[k]);
    const std::int32_t column = cell_of_[i] % columns_, row = cell_of_[i] / columns_;
    const Float4 x = splat4(x_[k]), y = splat4(y_[k]), radius = splat4(radius_[k]);
    Float4 push_x = splat4(0.0f), push_y = splat4(0.0f);
    for (std::int32_t r = std::max(row - 1, 0); r <= std::min(row + 1, rows_ - 1); ++r) {
      const std::int32_t first_cell = r * columns_ + std::max(column - 1, 0);
      const std::int32_t last_cell = r * columns_ + std::min(column + 1, columns_ - 1);
      const std::int32_t begin = starts_[static_cast<std::size_t>(first_cell)];
      const std::int32_t end =
          std::min(starts_[static_cast<std::size_t>(last_cell) + 1], begin + kLongestRun);
      for (std::int32_t at = begin; at < end; at += 4) {
        const auto p = static_cast<std::size_t>(at);
        const Float4 dx = x - load4(&x_[p]), dy = y - load4(&y_[p]);
        const Float4 reach = radius + load4(&radius_[p]);
        const Float4 squared = dx * dx + dy * dy;
        if (!any_less(squared, reach * reach)) continue;
        const Float4 lanes = load4(kLaneMasks[end - at >= 4 ? 0 : end - at]);
        const Float4 distance = sqrt(squared + tiny);
        const Float4 share = where_less(squared, reach * reach, lanes * (reach / distance - one) * half);
        push_x = push_x + dx * share;
        push_y = push_y + dy * share;
      }
    }
    const Vec2 push = {sum4(push_x), sum4(push_y)};
    pushes[i] = pushes[i] + push;
    largest_overlap = std::max(largest_overlap, length_squared(push) / (radius_[k] * radius_[k] + kTiny));
  }
  return std::sqrt(largest_overlap);
}

}  // namespace storylens
