// Collision: discs keep apart. Two that would overlap at the end of the tick are pushed along the line
// between them, the smaller one more. A cold body that a warm one runs into becomes warm itself, less with
// every body in between, and then yields; other cold bodies stay where they are.
//
// Shapes: every array has an entry for each body that the tree was built from.
// Cost:   O(n log n) while discs overlap little.
#pragma once

#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "layout/quadtree.h"

namespace storylens {

// padding: what stays free between two discs, world units.
void push_apart(const Quadtree& tree, float padding, const std::vector<Vec2>& positions,
                const std::vector<std::uint8_t>& is_pinned, std::vector<float>& warmth,
                std::vector<Vec2>& velocities);

}  // namespace storylens
