// Overlap: moves boxes apart until none covers another, each as little as it can. For the last step of a
// layout, where a label needs a box and not a disc.
//
// Units:  world units, y down; a box is given by its sides relative to the body's position.
// Shapes: positions[i], boxes[i] and is_fixed[i] belong to body i; fixed ones do not move, and two of them
// may overlap. Errors: none; positions must be finite. Cost:   O(n log n) a round, and few rounds where boxes
// overlap little.
#pragma once

#include <cstdint>
#include <vector>

#include "base/vec2.h"

namespace storylens {

struct Box {
  Vec2 min;
  Vec2 max;
};

// Afterwards no two boxes overlap of which one is not fixed.
void remove_overlaps(const std::vector<Box>& boxes, const std::vector<std::uint8_t>& is_fixed,
                     std::vector<Vec2>& positions);

}  // namespace storylens
