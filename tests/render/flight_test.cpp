#include "render/flight.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace storylens;

namespace {

Camera camera_at(Vec2 center_world, float px_per_world) {
  Camera camera;
  camera.center_world = center_world;
  camera.px_per_world = px_per_world;
  camera.viewport_size_px = {800.0f, 600.0f};
  return camera;
}

}  // namespace

TEST_SUITE("render/flight") {
  TEST_CASE("a flight begins where the camera is and ends exactly at its goal") {
    const Camera from = camera_at({10.0f, 20.0f}, 1.5f);
    const Camera to = camera_at({900.0f, -300.0f}, 0.7f);
    const Flight flight(from, to, {});
    CHECK(length(flight.at(0.0f).center_world - from.center_world) < 1e-3f);
    CHECK(flight.at(0.0f).px_per_world == doctest::Approx(1.5f));
    CHECK(flight.at(1.0f).center_world == to.center_world);
    CHECK(flight.at(1.0f).px_per_world == to.px_per_world);
    // and nearly so just before, so that it does not jump at the end
    CHECK(length(flight.at(0.999f).center_world - to.center_world) < 2.0f);
    CHECK(flight.at(0.999f).px_per_world == doctest::Approx(0.7f).epsilon(0.01));
  }

  TEST_CASE("a long way goes out and in again, a short one does not go far out") {
    const Camera from = camera_at({0.0f, 0.0f}, 1.0f);
    const float far = Flight(from, camera_at({8000.0f, 0.0f}, 1.0f), {}).at(0.5f).px_per_world;
    const float near = Flight(from, camera_at({200.0f, 0.0f}, 1.0f), {}).at(0.5f).px_per_world;
    CHECK(far < 0.2f);
    CHECK(near > 0.9f);
  }

  TEST_CASE("every step is one ahead on the straight line between the two centers") {
    const Flight flight(camera_at({0.0f, 0.0f}, 2.0f), camera_at({3000.0f, 1500.0f}, 0.5f), {});
    float before = -1.0f;
    for (int i = 0; i <= 50; ++i) {
      const Vec2 at = flight.at(static_cast<float>(i) / 50.0f).center_world;
      CHECK(at.x > before);
      CHECK(at.y == doctest::Approx(at.x * 0.5f));
      before = at.x;
    }
  }

  TEST_CASE("a zoom around a point keeps it where it is on the screen all the way") {
    const Camera from = camera_at({0.0f, 0.0f}, 1.0f);
    const Vec2 anchor_px = {700.0f, 100.0f};
    const Vec2 anchor_world = world_from_screen(from, anchor_px);
    const Flight flight(from, zoomed_at(from, anchor_px, 2.0f, 0.05f, 6.0f), anchor_world);
    for (int i = 0; i <= 20; ++i) {
      const Camera now = flight.at(static_cast<float>(i) / 20.0f);
      CHECK(length(screen_from_world(now, anchor_world) - anchor_px) < 0.01f);
    }
  }

  TEST_CASE("a flight takes between 140 and 380 milliseconds, however far, and is finite on the way") {
    for (const float distance : {0.0f, 1e-4f, 1.0f, 300.0f, 1e4f, 1e6f}) {
      const Flight flight(camera_at({0.0f, 0.0f}, 6.0f), camera_at({distance, 0.0f}, 0.05f), {});
      CHECK(flight.duration_ms() >= 140.0f);
      CHECK(flight.duration_ms() <= 380.0f);
      for (int i = 0; i <= 10; ++i) {
        const Camera now = flight.at(static_cast<float>(i) / 10.0f);
        CHECK(std::isfinite(now.center_world.x));
        CHECK(std::isfinite(now.px_per_world));
        CHECK(now.px_per_world > 0.0f);
      }
    }
  }
}
