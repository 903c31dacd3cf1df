#include "layout/many_body.h"

#include <algorithm>

namespace storylens {
namespace {

// Nearer than this the force falls with the distance instead of growing without limit; at distance 0, where a
// body meets itself, it is 0.
constexpr float kMinDistanceSquared = 1.0f;

Vec2 pull(Vec2 from, Vec2 to, float charge) {
  const Vec2 difference = to - from;
  return difference * (charge / std::max(length_squared(difference), kMinDistanceSquared));
}

}  // namespace

Vec2 many_body_force(const Quadtree& tree, float theta, Vec2 position) {
  const float theta_squared = theta * theta;
  const QuadtreeCell* cells = tree.cells().data();
  const QuadtreeBody* bodies = tree.bodies().data();
  const auto cell_count = static_cast<std::int32_t>(tree.cells().size());
  Vec2 force;
  for (std::int32_t index = 0; index < cell_count;) {
    const QuadtreeCell& cell = cells[index];
    if (cell.extent_squared <= theta_squared * length_squared(cell.center - position)) {
      force = force + pull(position, cell.center, cell.charge);
      index = cell.next;
    } else if (cell.next == index + 1) {
      for (std::int32_t k = cell.first; k < cell.last; ++k) {
        force = force + pull(position, bodies[k].position, bodies[k].charge);
      }
      index = cell.next;
    } else {
      ++index;
    }
  }
  return force;
}

}  // namespace storylens
