// Picture: lays a whole graph out as it will be seen: a multilevel layout, with room for labels, as wide as a
// screen, no box over another. In steps, so that it can run beside other things and be shown as it grows.
//
// Units:  world units, y down, the middle of the picture at the origin.
// Shapes: boxes[i] is what bodies[i] covers, relative to its position; places[i] belongs to it.
// Errors: none; as for MultilevelLayout. Boxes must be finite.
// Cost:   that of MultilevelLayout, and O(n log n) for each of at most 100 rounds of parting boxes.
#pragma once

#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "layout/body.h"
#include "layout/multilevel.h"
#include "layout/overlap.h"

namespace storylens {

class PictureLayout {
 public:
  void reset(std::vector<Body> bodies, const std::vector<Link>& links, std::vector<Box> boxes,
             std::uint64_t seed = 1);

  // A slice of the work; false when the picture is complete.
  bool step();

  float progress() const;  // in [0, 1]
  // Where bodies are now; all at the origin while nothing is known.
  void get_places(std::vector<Vec2>& places) const;

 private:
  MultilevelLayout layout_;
  OverlapRemoval overlap_;
  std::vector<Box> boxes_;
  std::vector<Vec2> places_;  // once the layout is complete
  int rounds_ = 0;            // of parting
  bool is_parting_ = false;
  bool is_done_ = true;
};

std::vector<Vec2> lay_out_picture(std::vector<Body> bodies, const std::vector<Link>& links,
                                  std::vector<Box> boxes);

}  // namespace storylens
