#include "render/camera.h"

#include <algorithm>

namespace storylens {
namespace {

Vec2 middle_px(const Camera& camera) {
  return camera.viewport_origin_px + camera.viewport_size_px * 0.5f;
}

}  // namespace

bool is_same_view(const Camera& a, const Camera& b) {
  return a.center_world == b.center_world && a.px_per_world == b.px_per_world;
}

Vec2 screen_from_world(const Camera& camera, Vec2 point_world) {
  return (point_world - camera.center_world) * camera.px_per_world + middle_px(camera);
}

Vec2 world_from_screen(const Camera& camera, Vec2 point_px) {
  return (point_px - middle_px(camera)) * (1.0f / camera.px_per_world) + camera.center_world;
}

Camera zoomed_at(const Camera& camera, Vec2 anchor_px, float factor, float min_px_per_world,
                 float max_px_per_world) {
  const Vec2 anchor_world = world_from_screen(camera, anchor_px);
  Camera zoomed = camera;
  zoomed.px_per_world = std::clamp(camera.px_per_world * factor, min_px_per_world, max_px_per_world);
  zoomed.center_world = anchor_world - (anchor_px - middle_px(camera)) * (1.0f / zoomed.px_per_world);
  return zoomed;
}

Camera fitted(const Camera& camera, Vec2 box_min_world, Vec2 box_max_world, float margin_px,
              float max_px_per_world) {
  // A viewport smaller than its margins still gets a scale above zero.
  const float width_px = std::max(camera.viewport_size_px.x - 2.0f * margin_px, 1.0f);
  const float height_px = std::max(camera.viewport_size_px.y - 2.0f * margin_px, 1.0f);
  const Vec2 extent = box_max_world - box_min_world;
  Camera result = camera;
  result.center_world = (box_min_world + box_max_world) * 0.5f;
  result.px_per_world = max_px_per_world;
  if (extent.x > 0.0f) result.px_per_world = std::min(result.px_per_world, width_px / extent.x);
  if (extent.y > 0.0f) result.px_per_world = std::min(result.px_per_world, height_px / extent.y);
  return result;
}

}  // namespace storylens
