// Lasso: a line drawn around nodes by hand; it closes itself.
//
// Units:  CSS pixels.
// Cost:   contains() is linear in the points, of which there are at most kMostLassoPoints.
#pragma once

#include <cstddef>
#include <vector>

#include "ui/ui_frame.h"

struct ImDrawList;

namespace storylens {

inline constexpr std::size_t kMostLassoPoints = 2000;

struct Lasso {
  std::vector<Vec2> points;

  void extend(Vec2 point);  // too near to the last one: left out
  // By the even-odd rule: what a line that crosses itself goes around twice is outside.
  bool contains(Vec2 point) const;
};

void draw_lasso(const Lasso& lasso, const Palette& palette, ImDrawList& list);

}  // namespace storylens
