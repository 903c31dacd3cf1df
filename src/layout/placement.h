// Placement: where bodies start that have no position yet. Next to their placed neighbours where there are
// any, wave by wave; the rest on a golden-angle spiral around the origin, which spreads any number of bodies
// evenly.
//
// Units:  spacing is the distance between neighbours on the spiral, in world units.
// Shapes: is_placed[i] and positions[i] belong to body i; afterwards every body has a position.
// Cost:   linear in bodies and links.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"
#include "base/vec2.h"
#include "layout/adjacency.h"

namespace storylens {

// Unit vectors, each at the golden angle (about 137.5°) to the one before: no two of them are ever near each
// other for long.
class GoldenAngle {
 public:
  Vec2 next();

 private:
  double x_ = 1.0;
  double y_ = 0.0;
};

void place_bodies(const Adjacency& adjacency, float spacing, Random& random,
                  std::vector<std::uint8_t> is_placed, std::vector<Vec2>& positions);

// Near enough to (0, 0) to be added to a place, far enough to tell two bodies apart: uniform in a square of
// that half side.
Vec2 jitter(Random& random, float half_side);

}  // namespace storylens
