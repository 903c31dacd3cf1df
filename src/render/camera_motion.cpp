#include "render/camera_motion.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace storylens {
namespace {

constexpr float kMinZoom = 0.05f;  // CSS pixels per world unit
constexpr float kMaxZoom = 6.0f;
constexpr float kFitZoom = 2.0f;

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
  if (state_ == State::Flying) {
    flown_ms_ = is_motion_reduced ? flight_.duration_ms() : flown_ms_ + elapsed_ms;
    const Camera now = flight_.at(flown_ms_ / flight_.duration_ms());
    camera_.center_world = now.center_world;
    camera_.px_per_world = now.px_per_world;
    if (flown_ms_ >= flight_.duration_ms()) state_ = State::Resting;
  } else if (state_ == State::Coasting && is_motion_reduced) {
    state_ = State::Resting;
  } else if (state_ == State::Coasting) {
    constexpr float kCoastMs = 190.0f;  // until about a third of the speed is left
    constexpr float kSlowest = 0.03f;   // CSS pixels a millisecond
    const float left = std::exp(-elapsed_ms / kCoastMs);
    const Vec2 moved_px = velocity_px_per_ms_ * (kCoastMs * (1.0f - left));
    camera_.center_world = camera_.center_world - moved_px * (1.0f / camera_.px_per_world);
    velocity_px_per_ms_ = velocity_px_per_ms_ * left;
    if (length(velocity_px_per_ms_) < kSlowest * device_pixel_ratio_) state_ = State::Resting;
  }
  return is_moving();
}

void CameraMotion::move_to(const Camera& goal, bool is_animated, std::optional<Vec2> anchor_world) {
  state_ = is_animated && !is_same_view(goal, camera_) ? State::Flying : State::Resting;
  flown_ms_ = 0.0f;
  if (state_ == State::Flying) {
    flight_ = Flight(camera_, goal, anchor_world);
    return;
  }
  camera_.center_world = goal.center_world;
  camera_.px_per_world = goal.px_per_world;
}

Camera CameraMotion::zoomed(const Camera& camera, Vec2 anchor_px, float factor) const {
  return zoomed_at(camera, anchor_px, factor, kMinZoom * device_pixel_ratio_, kMaxZoom * device_pixel_ratio_);
}

void CameraMotion::fit(const WorldBox& box, bool is_animated) {
  is_fit_due_ = !has_viewport();
  if (is_fit_due_ || box.min.x > box.max.x) return;
  // Room for labels; less where there is little.
  const Vec2 size_px = camera_.viewport_size_px;
  const float margin_px = std::min({56.0f * device_pixel_ratio_, size_px.x * 0.07f, size_px.y * 0.15f});
  Camera goal = camera_;
  goal.viewport_size_px.x -= std::abs(covered_px_);
  goal = fitted(goal, box.min, box.max, margin_px, kFitZoom * device_pixel_ratio_);
  goal.viewport_size_px = size_px;
  goal.center_world.x -= 0.5f * covered_px_ / goal.px_per_world;
  move_to(goal, is_animated);
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

void CameraMotion::fly_to(Vec2 point_world, float foot_px) {
  constexpr float kReadable = 0.9f;  // CSS pixels per world unit
  if (!has_viewport()) return;
  Camera goal = camera_;
  goal.px_per_world = std::max(camera_.px_per_world, kReadable * device_pixel_ratio_);
  const float above_px = std::min(foot_px, camera_.viewport_size_px.y * 0.6f) * 0.5f;
  goal.center_world = point_world + Vec2{0.0f, above_px / goal.px_per_world};
  is_fit_due_ = false;
  move_to(goal, true);
}

void CameraMotion::zoom_to(std::optional<Vec2> anchor_px, float factor) {
  // On the way to a zoom the next one starts where that would have ended, around the same point.
  const Camera from = goal();
  const Vec2 anchor = anchor_px.value_or(camera_.viewport_origin_px + camera_.viewport_size_px * 0.5f);
  const Vec2 anchor_world = world_from_screen(camera_, anchor);
  const Camera to = zoomed(from, anchor, factor);
  const bool is_kept = length(screen_from_world(to, anchor_world) - anchor) < 1.0f;
  move_to(to, true, is_kept ? std::optional(anchor_world) : std::nullopt);
}

void CameraMotion::set_place(Vec2 center_world, float css_px_per_world) {
  state_ = State::Resting;
  camera_.center_world = center_world;
  camera_.px_per_world = std::clamp(css_px_per_world, kMinZoom, kMaxZoom) * device_pixel_ratio_;
  is_fit_due_ = false;
}

void CameraMotion::center_on(Vec2 point_world) {
  state_ = State::Resting;
  camera_.center_world = point_world;
}

void CameraMotion::hold() {
  if (state_ == State::Coasting) state_ = State::Resting;
}

void CameraMotion::feel_press() {
  move_count_ = 0;
}

void CameraMotion::pan(Vec2 moved_px) {
  state_ = State::Resting;
  camera_.center_world = camera_.center_world - moved_px * (1.0f / camera_.px_per_world);
}

void CameraMotion::feel(Vec2 moved_px, double now_ms) {
  moves_[move_count_++ % moves_.size()] = {moved_px, now_ms};
}

void CameraMotion::zoom(Vec2 anchor_px, float factor) {
  state_ = State::Resting;
  move_count_ = 0;
  const Camera now = zoomed(camera_, anchor_px, factor);
  camera_.center_world = now.center_world;
  camera_.px_per_world = now.px_per_world;
}

void CameraMotion::let_go(double now_ms) {
  constexpr double kRecentMs = 110.0;  // what came before says little about the speed now
  constexpr double kStillMs = 60.0;    // a hand that stood still for so long meant to stop
  constexpr float kFlung = 0.25f;      // CSS pixels a millisecond; slower is no fling
  const std::size_t count = std::min(move_count_, moves_.size());
  const std::size_t end = std::exchange(move_count_, 0);
  if (count < 2 || now_ms - moves_[(end - 1) % moves_.size()].at_ms > kStillMs) return;
  // The first move tells when the hand set out, the later ones how far it came since.
  const double last_ms = moves_[(end - 1) % moves_.size()].at_ms;
  Vec2 moved_px;
  double since_ms = last_ms;
  for (std::size_t i = 1; i < count; ++i) {
    const Move& move = moves_[(end - i) % moves_.size()];
    const Move& before = moves_[(end - i - 1) % moves_.size()];
    if (i > 1 && last_ms - before.at_ms > kRecentMs) break;
    moved_px = moved_px + move.moved_px;
    since_ms = before.at_ms;
  }
  if (last_ms <= since_ms) return;
  velocity_px_per_ms_ = moved_px * static_cast<float>(1.0 / (last_ms - since_ms));
  if (length(velocity_px_per_ms_) >= kFlung * device_pixel_ratio_) state_ = State::Coasting;
}

}  // namespace storylens
