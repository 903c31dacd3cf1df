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

void pass_warmth(std::size_t from, std::size_t to, Colliders& colliders) {
  const float passed_on = kWarmthPassedOn * colliders.warmth[from];
  if (passed_on < kLeastWarmth || colliders.warmth[to] >= passed_on) return;
  if (colliders.warmth[to] <= 0.0f) colliders.woken.push_back(static_cast<std::int32_t>(to));
  colliders.warmth[to] = passed_on;
}

void push_pair(std::size_t a, std::size_t b, Colliders& colliders) {
  std::vector<Vec2>& velocities = colliders.velocities;
  const std::vector<float>& warmth = colliders.warmth;
  if (warmth[a] <= 0.0f && warmth[b] <= 0.0f) return;
  const float radius_a = colliders.radii[a] + 0.5f * colliders.padding;
  const float radius_b = colliders.radii[b] + 0.5f * colliders.padding;
  const float reach = radius_a + radius_b;
  const Vec2 difference = (colliders.positions[b] + velocities[b]) - (colliders.positions[a] + velocities[a]);
  if (length_squared(difference) >= reach * reach) return;
  pass_warmth(a, b, colliders);
  pass_warmth(b, a, colliders);
  const bool moves_a = warmth[a] > 0.0f && !colliders.is_pinned[a];
  const bool moves_b = warmth[b] > 0.0f && !colliders.is_pinned[b];
  const float distance = length(difference);
  const Vec2 direction = distance > 0.0f ? difference * (1.0f / distance) : Vec2{1.0f, 0.0f};
  const Vec2 push = direction * (reach - distance);
  const float share_of_a =
      moves_a && moves_b ? radius_b * radius_b / (radius_a * radius_a + radius_b * radius_b) : 1.0f;
  if (moves_a) velocities[a] = velocities[a] - push * share_of_a;
  if (moves_b) velocities[b] = velocities[b] + push * (moves_a ? 1.0f - share_of_a : 1.0f);
}

// Parts a body from the tree's bodies from entry `first` on.
void push_from(std::size_t body, std::int32_t first, const Quadtree& tree,
               const std::vector<std::int32_t>& body_of, Colliders& colliders) {
  const auto cell_count = static_cast<std::int32_t>(tree.cells().size());
  const Vec2 position = colliders.positions[body];
  const float reach = colliders.radii[body] + colliders.padding;
  for (std::int32_t index = 0; index < cell_count;) {
    const QuadtreeCell& cell = tree.cells()[static_cast<std::size_t>(index)];
    if (cell.last <= first || !reaches(tree.bounds()[static_cast<std::size_t>(index)], position, reach)) {
      index = cell.next;
      continue;
    }
    for (std::int32_t k = std::max(cell.first, first); tree.is_leaf(index) && k < cell.last; ++k) {
      const std::int32_t other = body_of[static_cast<std::size_t>(tree.order()[static_cast<std::size_t>(k)])];
      if (other >= 0) push_pair(body, static_cast<std::size_t>(other), colliders);
    }
    ++index;
  }
}

}  // namespace

void push_apart(const Quadtree& tree, const std::vector<std::int32_t>& body_of, Colliders& colliders) {
  for (std::size_t k = 0; k < tree.bodies().size(); ++k) {
    const std::int32_t body = body_of[static_cast<std::size_t>(tree.order()[k])];
    if (body < 0) continue;
    push_from(static_cast<std::size_t>(body), static_cast<std::int32_t>(k) + 1, tree, body_of, colliders);
  }
}

void push_apart(std::int32_t body, const Quadtree& tree, const std::vector<std::int32_t>& body_of,
                Colliders& colliders) {
  push_from(static_cast<std::size_t>(body), 0, tree, body_of, colliders);
}

}  // namespace storylens
