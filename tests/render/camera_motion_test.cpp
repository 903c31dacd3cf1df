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

void drag(CameraMotion& motion, Vec2 moved_px, double now_ms) {
  motion.feel(moved_px, now_ms);
  motion.pan(moved_px);
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

  TEST_CASE("a fit leaves free what controls cover at a side") {
    CameraMotion motion = sample_motion();
    motion.set_covered(300.0f);
    motion.fit(kBox, false);
    const auto at = [&](Vec2 point_world) {
      return screen_from_world(motion.camera(), point_world) - motion.camera().viewport_origin_px;
    };
    CHECK(at(kBox.min).x >= 310.0f);
    CHECK(is_on_screen(motion.camera(), kBox.max, 10.0f));
    CHECK(motion.camera().viewport_size_px == Vec2{800.0f, 600.0f});

    motion.set_covered(-300.0f);
    motion.fit(kBox, false);
    CHECK(at(kBox.max).x <= 490.0f);
    CHECK(is_on_screen(motion.camera(), kBox.min, 10.0f));
  }

  TEST_CASE("an animated fit ends where one at once does, and then rests") {
    CameraMotion at_once = sample_motion();
    CameraMotion animated = sample_motion();
    for (CameraMotion* motion : {&at_once, &animated}) drag(*motion, {900.0f, 400.0f}, 0.0);
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
    drag(motion, {900.0f, 400.0f}, 0.0);
    motion.fit(kBox, true);
    CHECK_FALSE(motion.advance(16.0f, true));
    CHECK(is_on_screen(motion.camera(), kBox.max, 10.0f));
  }

  TEST_CASE("a hand stops what moves by itself") {
    CameraMotion motion = sample_motion();
    drag(motion, {900.0f, 400.0f}, 0.0);
    motion.fit(kBox, true);
    motion.advance(16.0f, false);
    drag(motion, {1.0f, 0.0f}, 0.0);
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

  TEST_CASE("what is flung coasts on in its direction, slower and slower, and comes to rest") {
    CameraMotion motion = sample_motion();
    for (int i = 0; i < 6; ++i) drag(motion, {20.0f, 0.0f}, 16.0 * i);
    motion.let_go(90.0);
    REQUIRE(motion.is_moving());
    float step = 1000.0f;
    float way = 0.0f;
    for (int i = 0; i < 200 && motion.is_moving(); ++i) {
      const float before = motion.camera().center_world.x;
      motion.advance(16.0f, false);
      const float now = (before - motion.camera().center_world.x) * motion.camera().px_per_world;
      CHECK(now > 0.0f);
      CHECK(now < step);
      step = now;
      way += now;
    }
    CHECK_FALSE(motion.is_moving());
    CHECK(way > 100.0f);
    CHECK(way < 400.0f);
  }

  TEST_CASE("a hand that stopped before it let go, or was slow, flings nothing") {
    CameraMotion stopped = sample_motion();
    for (int i = 0; i < 6; ++i) drag(stopped, {20.0f, 0.0f}, 16.0 * i);
    stopped.let_go(300.0);
    CHECK_FALSE(stopped.is_moving());
    CameraMotion slow = sample_motion();
    for (int i = 0; i < 6; ++i) drag(slow, {2.0f, 0.0f}, 16.0 * i);
    slow.let_go(90.0);
    CHECK_FALSE(slow.is_moving());
    CameraMotion tapped = sample_motion();
    tapped.let_go(90.0);
    CHECK_FALSE(tapped.is_moving());
  }

  TEST_CASE("a touch stops what coasts, and with reduced motion nothing does") {
    CameraMotion motion = sample_motion();
    for (int i = 0; i < 6; ++i) drag(motion, {20.0f, 0.0f}, 16.0 * i);
    motion.let_go(90.0);
    motion.hold();
    CHECK_FALSE(motion.advance(16.0f, false));
    for (int i = 0; i < 6; ++i) drag(motion, {20.0f, 0.0f}, 16.0 * i);
    motion.let_go(90.0);
    const Vec2 before = motion.camera().center_world;
    CHECK_FALSE(motion.advance(16.0f, true));
    CHECK(motion.camera().center_world == before);
  }

  TEST_CASE("a press that a frame hears of together with the moves after it loses none of them") {
    CameraMotion motion = sample_motion();
    motion.feel({500.0f, 0.0f}, 0.0);  // before the press
    motion.feel_press();
    for (int i = 0; i < 5; ++i) motion.feel({20.0f, 0.0f}, 100.0 + 16.0 * i);
    motion.hold();
    motion.pan({100.0f, 0.0f});
    motion.let_go(170.0);
    CHECK(motion.is_moving());
  }

  TEST_CASE("a place that is pointed at on the map comes into the middle at once, whatever moved") {
    CameraMotion motion = sample_motion();
    motion.reveal({1000.0f, 0.0f}, 0.0f, true);
    motion.advance(16.0f, false);
    motion.center_on({-40.0f, 70.0f});
    CHECK_FALSE(motion.is_moving());
    CHECK(motion.camera().center_world == Vec2{-40.0f, 70.0f});
  }

  TEST_CASE("a press does not break off a flight, a drag does") {
    CameraMotion motion = sample_motion();
    motion.reveal({1000.0f, 0.0f}, 0.0f, true);
    motion.advance(16.0f, false);
    motion.hold();
    CHECK(motion.is_moving());
    drag(motion, {1.0f, 0.0f}, 20.0);
    CHECK_FALSE(motion.is_moving());
  }

  TEST_CASE("the speed of a fling is that of its end, however it began") {
    CameraMotion even = sample_motion();
    CameraMotion hasty = sample_motion();
    drag(hasty, {400.0f, 0.0f}, 0.0);
    for (int i = 0; i < 8; ++i) {
      drag(even, {8.0f, 0.0f}, 200.0 + 16.0 * i);
      drag(hasty, {8.0f, 0.0f}, 200.0 + 16.0 * i);
    }
    for (CameraMotion* motion : {&even, &hasty}) motion->let_go(320.0);
    const Vec2 before[] = {even.camera().center_world, hasty.camera().center_world};
    even.advance(16.0f, false);
    hasty.advance(16.0f, false);
    const float a = (even.camera().center_world - before[0]).x;
    const float b = (hasty.camera().center_world - before[1]).x;
    CHECK(a == doctest::Approx(b));
    CHECK(a < 0.0f);
  }

  TEST_CASE("zooms by a button add up while the first one still flies") {
    CameraMotion motion = sample_motion();
    const float before = motion.camera().px_per_world;
    motion.zoom_to({}, 1.4f);
    motion.advance(16.0f, false);
    motion.zoom_to({}, 1.4f);
    steps_to_rest(motion);
    CHECK(motion.camera().px_per_world == doctest::Approx(before * 1.4f * 1.4f));
  }

  TEST_CASE("a point that is flown to stands above the foot, near enough to be read") {
    CameraMotion motion = sample_motion();
    motion.zoom({800.0f, 300.0f}, 0.1f);
    motion.fly_to({5000.0f, 5000.0f}, 200.0f);
    steps_to_rest(motion);
    const Vec2 at = screen_from_world(motion.camera(), {5000.0f, 5000.0f});
    CHECK(at.x == doctest::Approx(800.0f));
    CHECK(at.y == doctest::Approx(248.0f));
    CHECK(motion.camera().px_per_world >= 0.9f);
  }
}
