#include "ui/lasso.h"

#include <imgui.h>

namespace storylens {

void Lasso::extend(Vec2 point) {
  constexpr float kStep = 3.0f;
  if (!points.empty() && length(point - points.back()) < kStep) return;
  if (points.size() < kMostLassoPoints) points.push_back(point);
}

bool Lasso::contains(Vec2 point) const {
  bool is_inside = false;
  for (std::size_t i = 0, before = points.size() - 1; i < points.size(); before = i++) {
    const Vec2 a = points[i];
    const Vec2 b = points[before];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    if (point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) is_inside = !is_inside;
  }
  return is_inside;
}

void draw_lasso(const Lasso& lasso, const Palette& palette, ImDrawList& list) {
  if (lasso.points.size() < 2) return;
  for (const Vec2 point : lasso.points) list.PathLineTo({point.x, point.y});
  list.PathStroke(palette.accent, ImDrawFlags_None, 1.6f);
  // How it will close.
  const Vec2 first = lasso.points.front();
  const Vec2 last = lasso.points.back();
  list.AddLine({last.x, last.y}, {first.x, first.y}, with_alpha(palette.accent, 0.4f), 1.2f);
}

}  // namespace storylens
