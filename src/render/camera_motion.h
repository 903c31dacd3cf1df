// Camera motion: the camera and everything that moves it: the reader's hand at once, what is asked for by and
// by.
//
// Units: device pixels for the viewport and for what a hand moves, world units for places, milliseconds. Zoom
// limits
//        are CSS pixels per world unit.
// Cost:  O(1); nothing moves unless advance() is called.
#pragma once

#include "render/camera.h"

namespace storylens {

struct WorldBox {
  Vec2 min;
  Vec2 max;
};

class CameraMotion {
 public:
  const Camera& camera() const { return camera_; }
  float device_pixel_ratio() const { return device_pixel_ratio_; }
  bool has_viewport() const { return camera_.viewport_size_px.x > 1.0f && camera_.viewport_size_px.y > 1.0f; }
  // Moves on by itself.
  bool is_moving() const { return is_gliding_; }
  // A fit was asked for when there was no viewport: fit() is to be called once there is one.
  bool is_fit_due() const { return is_fit_due_ && has_viewport(); }

  // Keeps what is in the middle there, and as large as it looks.
  void set_viewport(Vec2 origin_px, Vec2 size_px, float canvas_height_px, float device_pixel_ratio);
  // One step of what moves by itself, all of it when motion is reduced; false when it is at rest.
  bool advance(float elapsed_ms, bool is_motion_reduced);

  // Brings the box into the viewport; without one it falls due later.
  void fit(const WorldBox& box, bool is_animated);
  // Moves no more than it takes to have the point in the viewport, above foot_px at its bottom.
  void reveal(Vec2 point_world, float foot_px, bool is_animated);
  void set_place(Vec2 center_world, float css_px_per_world);

  void pan(Vec2 moved_px);
  void zoom(Vec2 anchor_px, float factor);

 private:
  void move_to(const Camera& goal, bool is_animated);

  Camera camera_;
  Camera goal_;
  bool is_gliding_ = false;
  bool is_fit_due_ = true;
  float device_pixel_ratio_ = 1.0f;
};

}  // namespace storylens
