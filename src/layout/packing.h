// Packing: boxes side by side on shelves, the highest first, so that the whole is about as wide as a screen
// is.
//
// Shapes: corners[i] is where the upper left corner of boxes of sizes[i] goes.
// Cost:   O(n log n).
#pragma once

#include <vector>

#include "base/vec2.h"

namespace storylens {

// gap: what stays free between boxes, in the unit of sizes.
std::vector<Vec2> pack_boxes(const std::vector<Vec2>& sizes, float gap);

}  // namespace storylens
