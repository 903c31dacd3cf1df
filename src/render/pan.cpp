#include "render/pan.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace storylens {
namespace {

constexpr float kSeenPx = 1.0f / 32.0f;

Vec2 moved_px(const Camera& drawn, const Camera& wanted) {
  return (drawn.center_world - wanted.center_world) * drawn.px_per_world;
}

}  // namespace

std::optional<Pan> pan_between(const Camera& drawn, const Camera& wanted) {
  if (drawn.px_per_world != wanted.px_per_world || !(drawn.viewport_size_px == wanted.viewport_size_px) ||
      !(drawn.viewport_origin_px == wanted.viewport_origin_px) ||
      drawn.canvas_height_px != wanted.canvas_height_px)
    return std::nullopt;
  const Vec2 moved = moved_px(drawn, wanted);
  if (!(std::abs(moved.x) < drawn.viewport_size_px.x - 1.0f &&
        std::abs(moved.y) < drawn.viewport_size_px.y - 1.0f))
    return std::nullopt;
  return Pan{static_cast<int>(std::lround(moved.x)), static_cast<int>(std::lround(moved.y))};
}

Camera panned(const Camera& drawn, Pan pan) {
  Camera camera = drawn;
  camera.center_world =
      drawn.center_world -
      Vec2{static_cast<float>(pan.right), static_cast<float>(pan.down)} * (1.0f / drawn.px_per_world);
  return camera;
}

bool shows_same(const Camera& a, const Camera& b) {
  const std::optional<Pan> pan = pan_between(a, b);
  if (!pan || pan->right != 0 || pan->down != 0) return false;
  const Vec2 moved = moved_px(a, b);
  return std::abs(moved.x) < kSeenPx && std::abs(moved.y) < kSeenPx;
}

std::vector<Camera> uncovered(const Camera& camera, Pan pan) {
  const Vec2 origin = camera.viewport_origin_px;
  const Vec2 size = camera.viewport_size_px;
  const auto across = static_cast<float>(std::abs(pan.right));
  const auto along = static_cast<float>(std::abs(pan.down));
  std::vector<Camera> parts;
  if (pan.right != 0)
    parts.push_back(
        part_of(camera, {pan.right > 0 ? origin.x : origin.x + size.x - across, origin.y}, {across, size.y}));
  if (pan.down != 0) {
    // Beside the first one.
    const float left = origin.x + (pan.right > 0 ? across : 0.0f);
    parts.push_back(part_of(camera, {left, pan.down > 0 ? origin.y : origin.y + size.y - along},
                            {size.x - across, along}));
  }
  return parts;
}

Camera part_of(const Camera& camera, Vec2 from, Vec2 size) {
  Camera part = camera;
  part.viewport_origin_px = from;
  part.viewport_size_px = size;
  part.center_world = world_from_screen(camera, from + size * 0.5f);
  return part;
}

std::vector<RingSpan> ring_spans(int from, int length, int origin, int size) {
  const int place = (origin + from) % size;
  const int before_end = std::min(length, size - place);
  std::vector<RingSpan> spans = {{from, place, before_end}};
  if (length > before_end) spans.push_back({from + before_end, 0, length - before_end});
  return spans;
}

int moved_origin(int origin, int by, int size) {
  return ((origin - by) % size + size) % size;
}

}  // namespace storylens
