#include "render/camera.h"

#include <doctest/doctest.h>

#include "base/random.h"

using namespace storylens;

namespace {

constexpr float kMinScale = 0.05f;
constexpr float kMaxScale = 20.0f;
constexpr float kTolerancePx = 0.01f;

Camera sample_camera() {
  Camera camera;
  camera.center_world = {30.0f, -20.0f};
  camera.px_per_world = 2.5f;
  camera.viewport_origin_px = {400.0f, 48.0f};
  camera.viewport_size_px = {800.0f, 600.0f};
  camera.canvas_height_px = 700.0f;
  return camera;
}

bool is_near(Vec2 a, Vec2 b, float tolerance) {
  return length(a - b) <= tolerance;
}

}  // namespace

TEST_SUITE("render/camera") {
  TEST_CASE("the center of the world is shown in the middle of the viewport") {
    const Camera camera = sample_camera();
    CHECK(screen_from_world(camera, camera.center_world) == Vec2{800.0f, 348.0f});
  }

  TEST_CASE("a world unit is px_per_world pixels, y down on both sides") {
    const Camera camera = sample_camera();
    CHECK(screen_from_world(camera, {31.0f, -16.0f}) == Vec2{802.5f, 358.0f});
  }

  TEST_CASE("a point comes back from the screen to where it was in the world") {
    const Camera camera = sample_camera();
    Random random(7);
    for (int i = 0; i < 200; ++i) {
      const Vec2 point_px{1600.0f * random.uniform(), 900.0f * random.uniform()};
      CHECK(is_near(screen_from_world(camera, world_from_screen(camera, point_px)), point_px, kTolerancePx));
    }
  }

  TEST_CASE("zooming keeps the world point under the pointer") {
    Random random(11);
    for (int i = 0; i < 200; ++i) {
      const Camera camera = sample_camera();
      const Vec2 anchor_px{400.0f + 800.0f * random.uniform(), 48.0f + 600.0f * random.uniform()};
      const float factor = 0.25f + 4.0f * random.uniform();
      const Vec2 anchor_world = world_from_screen(camera, anchor_px);
      const Camera zoomed = zoomed_at(camera, anchor_px, factor, kMinScale, kMaxScale);
      CHECK(zoomed.px_per_world == doctest::Approx(camera.px_per_world * factor));
      CHECK(is_near(screen_from_world(zoomed, anchor_world), anchor_px, kTolerancePx));
    }
  }

  TEST_CASE("zooming stops at the limits without moving the world") {
    const Camera camera = sample_camera();
    const Vec2 anchor_px{500.0f, 100.0f};
    const Camera nearest = zoomed_at(camera, anchor_px, 1000.0f, kMinScale, kMaxScale);
    const Camera farthest = zoomed_at(camera, anchor_px, 0.0001f, kMinScale, kMaxScale);
    CHECK(nearest.px_per_world == kMaxScale);
    CHECK(farthest.px_per_world == kMinScale);
    const Camera again = zoomed_at(nearest, anchor_px, 2.0f, kMinScale, kMaxScale);
    CHECK(is_near(again.center_world, nearest.center_world, 1e-4f));
  }

  TEST_CASE("a fitted box touches its margins on the narrower side and is centered") {
    const Camera camera = fitted(sample_camera(), {-100.0f, 0.0f}, {100.0f, 50.0f}, 40.0f, kMaxScale);
    CHECK(camera.center_world == Vec2{0.0f, 25.0f});
    CHECK(is_near(screen_from_world(camera, {-100.0f, 25.0f}), {440.0f, 348.0f}, kTolerancePx));
    CHECK(is_near(screen_from_world(camera, {100.0f, 25.0f}), {1160.0f, 348.0f}, kTolerancePx));

    const Camera tall = fitted(sample_camera(), {0.0f, -100.0f}, {50.0f, 100.0f}, 40.0f, kMaxScale);
    CHECK(is_near(screen_from_world(tall, {25.0f, -100.0f}), {800.0f, 88.0f}, kTolerancePx));
  }

  TEST_CASE("a box that is a point or a line is shown no larger than the limit") {
    CHECK(fitted(sample_camera(), {5.0f, 6.0f}, {5.0f, 6.0f}, 40.0f, 4.0f).px_per_world == 4.0f);
    CHECK(fitted(sample_camera(), {5.0f, 6.0f}, {5.1f, 6.0f}, 40.0f, 4.0f).px_per_world == 4.0f);
    const Camera line = fitted(sample_camera(), {0.0f, 6.0f}, {1440.0f, 6.0f}, 40.0f, 4.0f);
    CHECK(line.px_per_world == doctest::Approx(0.5f));
  }

  TEST_CASE("a viewport smaller than its margins still has a scale above zero") {
    Camera camera = sample_camera();
    camera.viewport_size_px = {0.0f, 0.0f};
    camera = fitted(camera, {-100.0f, -100.0f}, {100.0f, 100.0f}, 40.0f, 4.0f);
    CHECK(camera.px_per_world > 0.0f);
  }
}
