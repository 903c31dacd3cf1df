#include "render/camera_motion.h"

#include <algorithm>
#include <cmath>

namespace storylens {
namespace {

constexpr float kMinZoom = 0.05f;  // CSS pixels per world unit
constexpr float kMaxZoom = 6.0f;
constexpr float kFitZoom = 1.6f;

}  // namespace

void CameraMotion::set_viewport(Vec2 origin_px, Vec2 size_px, float canvas_height_px,
                                float device_pixel_ratio) {
  camera_.px_per_world *= device_pixel_ratio / device_pixel_ratio_;
  device_pixel_ratio_ = device_pixel_ratio;
  camera_.viewport_origin_px = origin_px;
  camera_.viewport_size_px = size_px;
  camera_.canvas_height_px = canvas_height_px;
}

bool CameraMotion::advance(float elapsed_ms, bool is_motion_reduced) {
  if (!is_gliding_) return false;
  constexpr float kGlideMs = 60.0f;
  const float share = is_motion_reduced ? 1.0f : 1.0f - std::exp(-elapsed_ms / kGlideMs);
  camera_.center_world = camera_.center_world + (goal_.center_world - camera_.center_world) * share;
  camera_.px_per_world += (goal_.px_per_world - camera_.px_per_world) * share;
  const float left_px = length(goal_.center_world - camera_.center_world) * camera_.px_per_world;
  const float left_zoom = std::fabs(goal_.px_per_world / camera_.px_per_world - 1.0f);
  if (left_px < 0.5f && left_zoom < 0.002f) move_to(goal_, false);
  return is_gliding_;
}

void CameraMotion::move_to(const Camera& goal, bool is_animated) {
  goal_ = goal;
  is_gliding_ = is_animated;
  if (is_animated) return;
  camera_.center_world = goal.center_world;
  camera_.px_per_world = goal.px_per_world;
}

void CameraMotion::fit(const WorldBox& box, bool is_animated) {
  is_fit_due_ = !has_viewport();
  if (is_fit_due_ || box.min.x > box.max.x) return;
  // Room for labels; less where there is little.
  const float margin_px = std::min(56.0f * device_pixel_ratio_, camera_.viewport_size_px.x * 0.07f);
  move_to(fitted(camera_, box.min, box.max, margin_px, kFitZoom * device_pixel_ratio_), is_animated);
}

void CameraMotion::reveal(Vec2 point_world, float foot_px, bool is_animated) {
  if (!has_viewport()) return;
  const float margin_px = 48.0f * device_pixel_ratio_;
  const Vec2 at = screen_from_world(camera_, point_world);
  const Vec2 min = camera_.viewport_origin_px + Vec2{margin_px, margin_px};
  const Vec2 max =
      camera_.viewport_origin_px + camera_.viewport_size_px - Vec2{margin_px, margin_px + foot_px};
  const Vec2 shown = {std::clamp(at.x, min.x, std::max(min.x, max.x)),
                      std::clamp(at.y, min.y, std::max(min.y, max.y))};
  if (shown == at) return;
  Camera goal = camera_;
  goal.center_world = camera_.center_world + (at - shown) * (1.0f / camera_.px_per_world);
  move_to(goal, is_animated);
}

void CameraMotion::set_place(Vec2 center_world, float css_px_per_world) {
  camera_.center_world = center_world;
  camera_.px_per_world = std::clamp(css_px_per_world, kMinZoom, kMaxZoom) * device_pixel_ratio_;
  is_gliding_ = false;
  is_fit_due_ = false;
}

void CameraMotion::pan(Vec2 moved_px) {
  is_gliding_ = false;
  camera_.center_world = camera_.center_world - moved_px * (1.0f / camera_.px_per_world);
}

void CameraMotion::zoom(Vec2 anchor_px, float factor) {
  is_gliding_ = false;
  camera_ =
      zoomed_at(camera_, anchor_px, factor, kMinZoom * device_pixel_ratio_, kMaxZoom * device_pixel_ratio_);
}

}  // namespace storylens
