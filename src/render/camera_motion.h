// Camera motion: the camera and everything that moves it: the reader's hand at once, what is asked for in a
// flight, and what a hand let go of by coasting to rest.
//
// Units: device pixels for the viewport and for what a hand moves, world units for places, milliseconds. Zoom
// limits
//        are CSS pixels per world unit.
// Cost:  O(1); nothing moves unless advance() is called.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "render/camera.h"
#include "render/flight.h"

namespace storylens {

struct WorldBox {
  Vec2 min;
  Vec2 max;
};

class CameraMotion {
 public:
  const Camera& camera() const { return camera_; }
  // Where it will be when it is at rest again; coasting is not foreseen.
  const Camera& goal() const { return state_ == State::Flying ? flight_.goal() : camera_; }
  float device_pixel_ratio() const { return device_pixel_ratio_; }
  bool has_viewport() const { return camera_.viewport_size_px.x > 1.0f && camera_.viewport_size_px.y > 1.0f; }
  // Moves on by itself.
  bool is_moving() const { return state_ != State::Resting; }
  // A fit was asked for when there was no viewport: fit() is to be called once there is one.
  bool is_fit_due() const { return is_fit_due_ && has_viewport(); }

  // Keeps what is in the middle there, and as large as it looks.
  void set_viewport(Vec2 origin_px, Vec2 size_px, float canvas_height_px, float device_pixel_ratio);
  // One step of what moves by itself, all of it when motion is reduced; false when it is at rest.
  bool advance(float elapsed_ms, bool is_motion_reduced);

  // What a fit leaves free for controls: at the left of the viewport where it is > 0, at the right where < 0.
  void set_covered(float side_px) { covered_px_ = side_px; }
  // Brings the box into the viewport; without one it falls due later.
  void fit(const WorldBox& box, bool is_animated);
  // Moves no more than it takes to have the point in the viewport, above foot_px at its bottom.
  void reveal(Vec2 point_world, float foot_px, bool is_animated);
  // Brings the point into the middle of what is above foot_px, near enough to be read.
  void fly_to(Vec2 point_world, float foot_px);
  // By a button or a key; around the middle where there is no anchor. Several in a row add up.
  void zoom_to(std::optional<Vec2> anchor_px, float factor);
  void set_place(Vec2 center_world, float css_px_per_world);
  void center_on(Vec2 point_world);

  // A hand is on the picture: what coasts stops. A flight goes on until the hand moves: a second click must
  // not break off what the first one asked for.
  void hold();
  void pan(Vec2 moved_px);
  // What the hand did and when, told at once: a frame may take many moves for one, and a press with them.
  void feel_press();
  void feel(Vec2 moved_px, double now_ms);
  void zoom(Vec2 anchor_px, float factor);
  // The hand is off again: was it fast until now, the picture coasts on.
  void let_go(double now_ms);

 private:
  enum class State : unsigned char { Resting, Flying, Coasting };
  struct Move {
    Vec2 moved_px;
    double at_ms = 0.0;
  };

  void move_to(const Camera& goal, bool is_animated, std::optional<Vec2> anchor_world = std::nullopt);
  Camera zoomed(const Camera& camera, Vec2 anchor_px, float factor) const;

  Camera camera_;
  Flight flight_;
  float flown_ms_ = 0.0f;
  float covered_px_ = 0.0f;
  Vec2 velocity_px_per_ms_;
  std::array<Move, 8> moves_;  // of the hand, the latest at (move_count_ - 1) % size
  std::size_t move_count_ = 0;
  State state_ = State::Resting;
  bool is_fit_due_ = true;
  float device_pixel_ratio_ = 1.0f;
};

}  // namespace storylens
