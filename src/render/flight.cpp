#include "render/flight.h"

#include <algorithm>
#include <cmath>

namespace storylens {
namespace {

constexpr double kRho =
    1.4142135623730951;  // how much zooming out a way across is worth, as their readers liked it
constexpr double kRho2 = kRho * kRho;

// How much of the world is seen.
double span_world(const Camera& camera) {
  return std::max(static_cast<double>(std::max(camera.viewport_size_px.x, camera.viewport_size_px.y)), 1.0) /
         static_cast<double>(camera.px_per_world);
}

// By log() and exp() alone: the C library's own hyperbolic functions and pow() are a kilobyte more to load.
double area_sinh(double x) {
  return std::copysign(std::log(std::fabs(x) + std::sqrt(x * x + 1.0)), x);
}

struct Hyperbolic {
  double sine, cosine;
};
Hyperbolic hyperbolic(double x) {
  const double grown = std::exp(x);
  return {0.5 * (grown - 1.0 / grown), 0.5 * (grown + 1.0 / grown)};
}

// Slow at both ends.
double eased(double share) {
  return share * share * (3.0 - 2.0 * share);
}

}  // namespace

Flight::Flight(const Camera& from, const Camera& to, std::optional<Vec2> anchor_world)
    : from_(from), to_(to), anchor_world_(anchor_world) {
  constexpr double kMsPerLength = 190.0;
  constexpr double kShortestMs = 140.0;
  constexpr double kLongestMs = 380.0;
  const double w0 = span_world(from);
  const double w1 = span_world(to);
  distance_ = static_cast<double>(length(to.center_world - from.center_world));
  is_straight_ = anchor_world.has_value() || distance_ < w0 * 1e-3;
  if (is_straight_) {
    length_ = std::fabs(std::log(w1 / w0)) / kRho;
  } else {
    const double far = kRho2 * kRho2 * distance_ * distance_;
    const double b0 = (w1 * w1 - w0 * w0 + far) / (2.0 * w0 * kRho2 * distance_);
    const double b1 = (w1 * w1 - w0 * w0 - far) / (2.0 * w1 * kRho2 * distance_);
    r0_ = -area_sinh(b0);
    length_ = (-area_sinh(b1) - r0_) / kRho;
  }
  duration_ms_ = static_cast<float>(std::clamp(length_ * kMsPerLength, kShortestMs, kLongestMs));
}

Camera Flight::at(float share) const {
  Camera camera = from_;
  if (share >= 1.0f) {
    camera.center_world = to_.center_world;
    camera.px_per_world = to_.px_per_world;
    return camera;
  }
  const double s = eased(static_cast<double>(std::max(share, 0.0f)));
  if (is_straight_) {
    const double zoom = static_cast<double>(to_.px_per_world) / static_cast<double>(from_.px_per_world);
    const auto grown = static_cast<float>(std::exp(s * std::log(zoom)));
    camera.px_per_world = from_.px_per_world * grown;
    camera.center_world =
        anchor_world_ ? *anchor_world_ + (from_.center_world - *anchor_world_) * (1.0f / grown)
                      : from_.center_world + (to_.center_world - from_.center_world) * static_cast<float>(s);
    return camera;
  }
  const double w0 = span_world(from_);
  const Hyperbolic begin = hyperbolic(r0_);
  const Hyperbolic here = hyperbolic(kRho * length_ * s + r0_);
  const double gone = w0 / kRho2 * (begin.cosine * here.sine / here.cosine - begin.sine);
  camera.px_per_world = from_.px_per_world * static_cast<float>(here.cosine / begin.cosine);
  camera.center_world = from_.center_world + (to_.center_world - from_.center_world) *
                                                 static_cast<float>(std::clamp(gone / distance_, 0.0, 1.0));
  return camera;
}

}  // namespace storylens
