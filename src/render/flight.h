// Flight: the way of a camera between two places that looks shortest: out, across and in again, at a speed
// that the eye follows. After van Wijk and Nuij, "Smooth and efficient zooming and panning" (2003). A zoom
// around a point keeps that point where it is on the way too.
//
// Units: world units, pixels per world unit, milliseconds; time and shares in [0, 1].
// Cost:  O(1).
#pragma once

#include <optional>

#include "render/camera.h"

namespace storylens {

class Flight {
 public:
  Flight() = default;
  // The viewport is that of `from`.
  Flight(const Camera& from, const Camera& to, std::optional<Vec2> anchor_world);

  // The longer the way looks, the longer it takes; between 140 and 380.
  float duration_ms() const { return duration_ms_; }
  // from with its place and scale on the way; exactly those of to at share 1.
  Camera at(float share) const;
  const Camera& goal() const { return to_; }

 private:
  Camera from_;
  Camera to_;
  std::optional<Vec2> anchor_world_;
  float duration_ms_ = 0.0f;
  double distance_ = 0.0;  // in the world
  double length_ = 0.0;    // of the way, as it looks
  double r0_ = 0.0;
  bool is_straight_ = true;  // a zoom alone
};

}  // namespace storylens
