// Insertion: finds places for new bodies in a drawing that people know, and leaves the drawing as it is. A
// new body starts at the barycentre of its neighbours, specific ones first; where it lands on others, they
// make room for it, at most a ring of a few bodies around it, held by springs to where they were. What no
// link ties to the drawing stands in rows below it, each part around the body with the most links. Without a
// new body nothing moves at all.
//
// Units:  world units, at most kMaxCoordinate from the origin on each axis.
// Shapes: the result has a position for each of bodies; Link::a and Link::b index them.
// Errors: none at run time; a position that is not finite or too far out is as if it were not given.
// Cost:   O(n + m) and sorting what is new by links, some hundredths of a whole layout.
#pragma once

#include <vector>

#include "base/vec2.h"
#include "layout/body.h"

namespace storylens {

struct InsertionSettings {
  float collision_padding = 6.0f;  // world units between discs
};

// Bodies without a position are new. Pinned ones do not move.
std::vector<Vec2> insert_bodies(const std::vector<Body>& bodies, const std::vector<Link>& links,
                                const InsertionSettings& settings = {});

}  // namespace storylens
