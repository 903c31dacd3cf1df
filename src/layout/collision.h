// Collision: discs keep apart. Two that would overlap at the end of the tick are pushed along the line
// between them, the smaller one more. A cold body that a warm one runs into becomes warm itself, less with
// every body in between, and then yields; other cold bodies stay where they are.
//
// Shapes: every array has an entry for each body; body_of[k] is the body that the tree's k-th entry stands
//         for, -1 for an entry that is no body's place.
// Cost:   O(log n) for each warm body while discs overlap little.
#pragma once

#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "layout/quadtree.h"

namespace storylens {

struct Colliders {
  float padding = 0.0f;  // what stays free between two discs, world units
  const std::vector<Vec2>& positions;
  const std::vector<float>& radii;
  const std::vector<std::uint8_t>& is_pinned;
  std::vector<float>& warmth;
  std::vector<Vec2>& velocities;
  std::vector<std::int32_t>& woken;  // what was cold and became warm is added
};

// Parts the bodies of one tree, each pair once.
void push_apart(const Quadtree& tree, const std::vector<std::int32_t>& body_of, Colliders& colliders);

// Parts a body from those of a tree that it is not in.
void push_apart(std::int32_t body, const Quadtree& tree, const std::vector<std::int32_t>& body_of,
                Colliders& colliders);

}  // namespace storylens
