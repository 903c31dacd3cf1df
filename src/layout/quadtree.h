// Quadtree: bodies grouped by place, so that a far group acts as one body (Barnes and Hut 1986) and near ones
// are found quickly. Bodies are sorted along a Morton curve; a cell is a range of that order, and cells stand
// in depth-first order, each with a link past its subtree, so that a walk is one loop over a flat array
// without a stack.
//
// Units:  world units; coordinates must be in [-kMaxCoordinate, kMaxCoordinate].
// Shapes: bodies()[k] is the body order()[k] of the arrays given to build(). Cells without a child are
// leaves;
//         cells with one child do not occur, so there are fewer than 2n cells.
// Cost:   build() O(n); no allocation after reserve() for as many bodies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/vec2.h"

namespace storylens {

// Farther out float32 has no digits left for the picture. Also the bound of every position in a Simulation.
inline constexpr float kMaxCoordinate = 524287.0f;

struct QuadtreeBody {
  Vec2 position;
  float charge = 0.0f;
  float radius = 0.0f;
};

struct QuadtreeCell {
  Vec2 center;                  // mean of the bodies' positions, weighted by |charge|
  float charge = 0.0f;          // sum
  float extent_squared = 0.0f;  // square of the longer side of the bodies' bounding box
  std::int32_t first = 0;       // its bodies: [first, last)
  std::int32_t last = 0;
  std::int32_t next = 0;  // the cell after its subtree; a leaf's is the cell after it
};

struct QuadtreeBounds {
  Vec2 min;  // of the bodies' positions
  Vec2 max;
  float radius = 0.0f;  // the largest
};

class Quadtree {
 public:
  void reserve(std::size_t body_count);
  void build(const std::vector<Vec2>& positions, const std::vector<float>& charges,
             const std::vector<float>& radii);

  const std::vector<QuadtreeBody>& bodies() const { return bodies_; }
  const std::vector<std::int32_t>& order() const { return order_; }
  const std::vector<QuadtreeCell>& cells() const { return cells_; }
  const std::vector<QuadtreeBounds>& bounds() const { return bounds_; }  // one for each cell
  bool is_leaf(std::int32_t cell) const { return cells_[static_cast<std::size_t>(cell)].next == cell + 1; }

  // Ascending, one for each of bodies(). Bodies of one code are so near each other (1/64) that they count as
  // coincident.
  const std::vector<std::uint64_t>& codes() const { return codes_; }

 private:
  void sort_codes();
  void build_cell(std::int32_t first, std::int32_t last);
  void summarize_leaf(std::size_t cell);
  void summarize_children(std::size_t cell);

  std::vector<QuadtreeBody> bodies_;
  std::vector<std::int32_t> order_, order_scratch_;
  std::vector<std::uint64_t> codes_, codes_scratch_;
  std::vector<QuadtreeCell> cells_;
  std::vector<QuadtreeBounds> bounds_;
};

}  // namespace storylens
