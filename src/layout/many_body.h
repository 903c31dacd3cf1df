// Many-body force: every body repels (or attracts) every other by charge / distance, far groups taken as one
// (Barnes-Hut).
//
// Cost:   O(log n).
#pragma once

#include "base/vec2.h"
#include "layout/quadtree.h"

namespace storylens {

// What the bodies of the tree do to one at a position; a body exactly there does nothing. theta: a cell acts
// as one body when its extent is less than theta times its distance.
Vec2 many_body_force(const Quadtree& tree, float theta, Vec2 position);

}  // namespace storylens
