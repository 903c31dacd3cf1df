// Near field: pushes discs apart that overlap. Bodies are sorted into a grid whose cells are as wide as the
// largest reach, so that whatever a disc can touch lies in three short runs of one array, four bodies at a
// time.
//
// Shapes: positions[i], radii[i] and pushes[i] belong to body i.
// Cost:   O(n) while discs of like size overlap little; no allocation after reserve() for as many bodies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/vec2.h"

namespace storylens {

class NearField {
 public:
  void reserve(std::size_t body_count);

  // Adds half of every overlap to pushes. Positions must be finite. Yields the largest overlap as a share of
  // the two radii.
  float add_pushes(const std::vector<Vec2>& positions, const std::vector<float>& radii,
                   std::vector<Vec2>& pushes);

 private:
  void sort_into_cells(const std::vector<Vec2>& positions, const std::vector<float>& radii);

  std::vector<std::int32_t> starts_;  // of each cell, row by row
  std::vector<std::int32_t> cell_of_;
  std::vector<std::int32_t> order_;
  std::vector<float> x_, y_,
      radius_;  // in the order of cells, with three more so that four can always be read
  std::int32_t columns_ = 0;
  std::int32_t rows_ = 0;
};

}  // namespace storylens
