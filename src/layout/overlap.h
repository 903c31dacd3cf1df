// Overlap: moves boxes apart until none covers another, each as little as it can. For the last step of a
// layout, where a label needs a box and not a disc.
//
// Units:  world units, y down; a box is given by its sides relative to the body's position.
// Shapes: positions[i], boxes[i] and is_fixed[i] belong to body i; fixed ones do not move, and two of them
// may overlap. Errors: none; positions must be finite. Cost:   O(n log n) a round, and few rounds where boxes
// overlap little.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/vec2.h"

namespace storylens {

struct Box {
  Vec2 min;
  Vec2 max;
};

// One round of parting at a time.
class OverlapRemoval {
 public:
  // Of so many bodies at most those that rounds could not part are placed one by one: that takes O(n) each.
  static constexpr std::size_t kMostPlacedSingly = 5'000;

  void reset(std::vector<Box> boxes, std::vector<std::uint8_t> is_fixed);
  // False when no boxes overlap any more, or nothing more can be done.
  bool step(std::vector<Vec2>& positions);

 private:
  std::vector<Box> boxes_;
  std::vector<std::uint8_t> is_fixed_;
  std::vector<std::size_t> order_;
  int rounds_ = 0;
};

// Afterwards no two boxes overlap of which one is not fixed; of more than kMostPlacedSingly a few may.
void remove_overlaps(const std::vector<Box>& boxes, const std::vector<std::uint8_t>& is_fixed,
                     std::vector<Vec2>& positions);

}  // namespace storylens
