#include "layout/collision.h"

#include <algorithm>

namespace storylens {
namespace {

constexpr float kWarmthPassedOn = 0.5f;
constexpr float kLeastWarmth = 0.1f;

bool reaches(const QuadtreeBounds& bounds, Vec2 position, float reach) {
  const float far = reach + bounds.radius;
  return position.x > bounds.min.x - far && position.x < bounds.max.x + far &&  //
         position.y > bounds.min.y - far && position.y < bounds.max.y + far;
}

struct Collisions {
  const Quadtree& tree;
  float padding;
  const std::vector<Vec2>& positions;
  const std::vector<std::uint8_t>& is_pinned;
  std::vector<float>& warmth;
  std::vector<Vec2>& velocities;

  // Later bodies of the Morton order only: every pair is met once.
  void visit_later(std::int32_t k) {
    const auto cell_count = static_cast<std::int32_t>(tree.cells().size());
    const QuadtreeBody& body = tree.bodies()[static_cast<std::size_t>(k)];
    for (std::int32_t index = 0; index < cell_count;) {
      const QuadtreeCell& cell = tree.cells()[static_cast<std::size_t>(index)];
      const QuadtreeBounds& bounds = tree.bounds()[static_cast<std::size_t>(index)];
      if (cell.last <= k + 1 || !reaches(bounds, body.position, body.radius + padding)) {
        index = cell.next;
        continue;
      }
      if (tree.is_leaf(index)) {
        for (std::int32_t other = std::max(cell.first, k + 1); other < cell.last; ++other)
          push_pair(k, other);
      }
      ++index;
    }
  }

  void push_pair(std::int32_t k, std::int32_t other) {
    const auto a = static_cast<std::size_t>(tree.order()[static_cast<std::size_t>(k)]);
    const auto b = static_cast<std::size_t>(tree.order()[static_cast<std::size_t>(other)]);
    if (warmth[a] <= 0.0f && warmth[b] <= 0.0f) return;
    const float radius_a = tree.bodies()[static_cast<std::size_t>(k)].radius + 0.5f * padding;
    const float radius_b = tree.bodies()[static_cast<std::size_t>(other)].radius + 0.5f * padding;
    const float reach = radius_a + radius_b;
    const Vec2 difference = (positions[b] + velocities[b]) - (positions[a] + velocities[a]);
    if (length_squared(difference) >= reach * reach) return;
    pass_warmth(a, b);
    const bool moves_a = warmth[a] > 0.0f && !is_pinned[a];
    const bool moves_b = warmth[b] > 0.0f && !is_pinned[b];
    const float distance = length(difference);
    const Vec2 direction = distance > 0.0f ? difference * (1.0f / distance) : Vec2{1.0f, 0.0f};
    const Vec2 push = direction * (reach - distance);
    const float share_of_a =
        moves_a && moves_b ? radius_b * radius_b / (radius_a * radius_a + radius_b * radius_b) : 1.0f;
    if (moves_a) velocities[a] = velocities[a] - push * share_of_a;
    if (moves_b) velocities[b] = velocities[b] + push * (moves_a ? 1.0f - share_of_a : 1.0f);
  }

  void pass_warmth(std::size_t a, std::size_t b) {
    const float passed_on = kWarmthPassedOn * std::max(warmth[a], warmth[b]);
    if (passed_on < kLeastWarmth) return;
    warmth[a] = std::max(warmth[a], passed_on);
    warmth[b] = std::max(warmth[b], passed_on);
  }
};

}  // namespace

void push_apart(const Quadtree& tree, float padding, const std::vector<Vec2>& positions,
                const std::vector<std::uint8_t>& is_pinned, std::vector<float>& warmth,
                std::vector<Vec2>& velocities) {
  Collisions collisions{tree, padding, positions, is_pinned, warmth, velocities};
  for (std::int32_t k = 0; k < static_cast<std::int32_t>(tree.bodies().size()); ++k)
    collisions.visit_later(k);
}

}  // namespace storylens
