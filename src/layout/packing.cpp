#include "layout/packing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/order.h"

namespace storylens {

std::vector<Vec2> pack_boxes(const std::vector<Vec2>& sizes, float gap) {
  constexpr double kProportion = 1.5;  // of the width to the height of the whole
  double area = 0.0;
  float widest = 0.0f;
  for (const Vec2& size : sizes) {
    area += (static_cast<double>(size.x) + static_cast<double>(gap)) *
            (static_cast<double>(size.y) + static_cast<double>(gap));
    widest = std::max(widest, size.x);
  }
  const float width = std::max(widest, static_cast<float>(std::sqrt(area * kProportion)));

  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stably(order, [&](std::size_t a, std::size_t b) { return sizes[a].y > sizes[b].y; });
  std::vector<Vec2> corners(sizes.size());
  Vec2 next;
  float shelf_height = 0.0f;
  for (std::size_t i : order) {
    if (next.x > 0.0f && next.x + sizes[i].x > width) next = {0.0f, next.y + shelf_height + gap};
    if (next.x <= 0.0f) shelf_height = sizes[i].y;
    corners[i] = next;
    next.x += sizes[i].x + gap;
  }
  return corners;
}

}  // namespace storylens
