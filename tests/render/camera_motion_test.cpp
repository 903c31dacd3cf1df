#include "render/camera_motion.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace storylens;

namespace {

constexpr WorldBox kBox = {{-100.0f, -100.0f}, {300.0f, 100.0f}};

CameraMotion sample_motion() {
  CameraMotion motion;
  motion.set_viewport({400.0f, 48.0f}, {800.0f, 600.0f}, 700.0f, 1.0f);
  motion.fit(kBox, false);
  return motion;
}

bool is_on_screen(const Camera& camera, Vec2 point_world, float margin_px) {
  const Vec2 at = screen_from_world(camera, point_world) - camera.viewport_origin_px;
  return at.x >= margin_px && at.y >= margin_px && at.x <= camera.viewport_size_px.x - margin_px &&
         at.y <= camera.viewport_size_px.y - margin_px;
}

int steps_to_rest(CameraMotion& motion) {
  int steps = 1;
  while (motion.advance(16.0f, false) && steps < 1000) ++steps;
  return steps;
}

}  // namespace

TEST_SUITE("render/camera_motion") {
  TEST_CASE("a fit that was asked for without a viewport falls due when there is one") {
    CameraMotion motion;
    motion.fit(kBox, false);
    CHECK_FALSE(motion.is_fit_due());
    motion.set_viewport({0.0f, 0.0f}, {800.0f, 600.0f}, 600.0f, 1.0f);
    CHECK(motion.is_fit_due());
    motion.fit(kBox, false);
    CHECK_FALSE(motion.is_fit_due());
    CHECK(is_on_screen(motion.camera(), kBox.max, 10.0f));
  }

  TEST_CASE("a camera that is told a place is not fitted later") {
    CameraMotion motion;
    motion.set_place({7.0f, 9.0f}, 2.0f);
    motion.set_viewport({0.0f, 0.0f}, {800.0f, 600.0f}, 600.0f, 2.0f);
    CHECK_FALSE(motion.is_fit_due());
    CHECK(motion.camera().center_world == Vec2{7.0f, 9.0f});
    CHECK(motion.camera().px_per_world == 4.0f);  // device pixels
  }

  TEST_CASE("an animated fit ends where one at once does, and then rests") {
    CameraMotion at_once = sample_motion();
    CameraMotion animated = sample_motion();
    for (CameraMotion* motion : {&at_once, &animated}) motion->pan({900.0f, 400.0f});
    at_once.fit(kBox, false);
    animated.fit(kBox, true);
    CHECK(animated.is_moving());
    CHECK(steps_to_rest(animated) < 60);
    CHECK_FALSE(animated.is_moving());
    CHECK(animated.camera().center_world == at_once.camera().center_world);
    CHECK(animated.camera().px_per_world == at_once.camera().px_per_world);
  }

  TEST_CASE("with reduced motion an animated fit is one step") {
    CameraMotion motion = sample_motion();
    motion.pan({900.0f, 400.0f});
    motion.fit(kBox, true);
    CHECK_FALSE(motion.advance(16.0f, true));
    CHECK(is_on_screen(motion.camera(), kBox.max, 10.0f));
  }

  TEST_CASE("a hand stops what moves by itself") {
    CameraMotion motion = sample_motion();
    motion.pan({900.0f, 400.0f});
    motion.fit(kBox, true);
    motion.advance(16.0f, false);
    motion.pan({1.0f, 0.0f});
    CHECK_FALSE(motion.is_moving());
    CHECK_FALSE(motion.advance(16.0f, false));
  }

  TEST_CASE("revealing moves nothing when the point is seen, and no more than it takes when not") {
    CameraMotion motion = sample_motion();
    const Vec2 before = motion.camera().center_world;
    motion.reveal({0.0f, 0.0f}, 0.0f, false);
    CHECK(motion.camera().center_world == before);
    motion.reveal({1000.0f, 0.0f}, 0.0f, false);
    CHECK(is_on_screen(motion.camera(), {1000.0f, 0.0f}, 47.0f));
    CHECK(motion.camera().center_world.y == before.y);
  }

  TEST_CASE("another pixel ratio leaves what is seen as large as it was") {
    CameraMotion motion = sample_motion();
    const float css_zoom = motion.camera().px_per_world;
    motion.set_viewport({800.0f, 96.0f}, {1600.0f, 1200.0f}, 1400.0f, 2.0f);
    CHECK(motion.camera().px_per_world / 2.0f == css_zoom);
  }
}
