// Many-body force: every body repels (or attracts) every other by charge / distance, far groups taken as one
// (Barnes-Hut).
//
// Shapes: forces[i] and warmth[i] belong to body i of those that the tree was built from.
// Cost:   O(n log n).
#pragma once

#include <vector>

#include "base/vec2.h"
#include "layout/quadtree.h"

namespace storylens {

// Adds to forces[i] where warmth[i] > 0. theta: a cell acts as one body when its extent is less than theta
// times its distance.
void add_many_body_forces(const Quadtree& tree, float theta, const std::vector<float>& warmth,
                          std::vector<Vec2>& forces);

}  // namespace storylens
