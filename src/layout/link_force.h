// Link force: a spring for every link, after d3-force. The end with fewer links yields more, so that hubs
// stay calm.
//
// Shapes: forces[i] and warmth[i] belong to body i. Links of a body to itself pull nothing.
// Cost:   linear in links.
#pragma once

#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "layout/adjacency.h"
#include "layout/body.h"

namespace storylens {

class LinkForce {
 public:
  void reset(const std::vector<Link>& links, const Adjacency& adjacency);

  // Adds to forces[i] where warmth[i] > 0.
  void add_forces(const std::vector<Vec2>& positions, const std::vector<float>& warmth,
                  std::vector<Vec2>& forces) const;

 private:
  struct Spring {
    std::int32_t a = 0;
    std::int32_t b = 0;
    float distance = 0.0f;
    float strength_a = 0.0f;  // share of the missing length by which a moves in a tick at alpha 1
    float strength_b = 0.0f;
  };
  std::vector<Spring> springs_;
};

}  // namespace storylens
