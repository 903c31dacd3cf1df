// Multilevel layout: places a whole graph at once, without regard to where its bodies were. Components are
// laid out one after another (component_layout.h) and packed side by side; bodies without a link make one
// compact patch. The same graph and seed give the same bits on every platform.
//
// Units:  world units, y down, the middle of the picture at the origin, at most kMaxCoordinate from it on
// each axis. Shapes: positions()[i] belongs to bodies[i]; Link::a and Link::b index the same array. Errors:
// none at run time; a link index out of range is a programming error and asserts. Given positions are not
//         looked at, radii that are not finite count as 0.
// Cost:   O(n + m) a step and about 400 steps for a large component; about 200 bytes a body beside the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/vec2.h"
#include "layout/body.h"
#include "layout/component_layout.h"
#include "layout/components.h"
#include "layout/weighted_graph.h"

namespace storylens {

struct MultilevelSettings {
  float collision_padding = 6.0f;  // world units between discs
  float filled_share = 0.15f;      // of the picture, at most, that discs cover; less where links are long
  std::uint64_t seed = 1;
};

class MultilevelLayout {
 public:
  void reset(const std::vector<Body>& bodies, const std::vector<Link>& links,
             const MultilevelSettings& settings = {});

  // A slice of the work; false when the layout is complete.
  bool step();
  // All that is left.
  void run();

  float progress() const;  // in [0, 1]
  // Complete when step() is; before, use get_places().
  const std::vector<Vec2>& positions() const& { return positions_; }
  std::vector<Vec2> positions() && { return std::move(positions_); }
  // Where bodies would be if this were the end: what is not begun is at the origin. O(n).
  void get_places(std::vector<Vec2>& places) const;

 private:
  void start_component();
  void take_component();
  void copy_component(std::vector<Vec2>& positions) const;
  void place_isolated(std::vector<Vec2>& positions) const;
  void pack(std::vector<Vec2>& positions) const;

  MultilevelSettings settings_;
  WeightedGraph graph_;
  Components components_;
  ComponentLayout component_layout_;
  std::vector<std::int32_t> order_;  // of components: those of one body, then small ones, large ones last
  std::vector<std::int32_t> local_of_;
  std::vector<float> radii_;  // with half the padding
  std::vector<Vec2> positions_;
  float link_length_ = 0.0f;
  std::size_t isolated_ = 0;  // the first so many components of order_ are of one body
  std::size_t next_ = 0;      // in order_
  std::size_t placed_bodies_ = 0;
  bool is_component_open_ = false;
  bool is_done_ = true;
};

std::vector<Vec2> lay_out(const std::vector<Body>& bodies, const std::vector<Link>& links,
                          const MultilevelSettings& settings = {});

}  // namespace storylens
