// Link force: a spring for every link, after d3-force. The end with fewer links yields more, so that hubs
// stay calm.
//
// Shapes: bodies are those of the adjacency. Links of a body to itself pull nothing.
// Cost:   linear in the links of the body that is asked for; 8 bytes for each end of a link.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "layout/adjacency.h"
#include "layout/body.h"

namespace storylens {

class LinkForce {
 public:
  // adjacency is that of the links, here and below.
  void reset(const std::vector<Link>& links, const Adjacency& adjacency);

  // What the links of a body do to it. Only ends for which counts is not 0 pull.
  Vec2 force_on(const Adjacency& adjacency, std::size_t body, const std::vector<Vec2>& positions,
                const std::vector<std::uint8_t>& counts) const;

 private:
  struct Spring {
    float distance = 0.0f;
    float strength = 0.0f;  // share of the missing length by which the body moves in a tick at alpha 1
  };
  std::vector<Spring> springs_;  // of each of adjacency's neighbors
};

}  // namespace storylens
