#include "render/pan.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/random.h"

namespace storylens {
namespace {

Camera camera_at(Vec2 center, float zoom = 2.0f) {
  Camera camera;
  camera.center_world = center;
  camera.px_per_world = zoom;
  camera.viewport_origin_px = {0, 0};
  camera.viewport_size_px = {300, 200};
  camera.canvas_height_px = 200;
  return camera;
}

bool covers(const Camera& camera, float x, float y) {
  const Vec2 from = camera.viewport_origin_px;
  const Vec2 to = from + camera.viewport_size_px;
  return x >= from.x && x < to.x && y >= from.y && y < to.y;
}

}  // namespace

TEST_SUITE("render/pan") {
  TEST_CASE("a camera that moves left moves its picture right, by whole pixels") {
    const auto pan = pan_between(camera_at({100, 50}), camera_at({90.2f, 53.1f}));
    REQUIRE(pan);
    CHECK(pan->right == 20);
    CHECK(pan->down == -6);
    const Camera camera = panned(camera_at({100, 50}), *pan);
    CHECK(camera.center_world.x == doctest::Approx(90));
    CHECK(camera.center_world.y == doctest::Approx(53));
    CHECK_FALSE(shows_same(camera, camera_at({90.2f, 53.1f})));
    CHECK(shows_same(camera, camera_at({90.01f, 53})));
  }

  TEST_CASE("another zoom, viewport or place far off asks for a new picture") {
    const Camera camera = camera_at({0, 0});
    CHECK_FALSE(pan_between(camera, camera_at({0, 0}, 2.1f)));
    Camera wider = camera;
    wider.viewport_size_px.x = 301;
    CHECK_FALSE(pan_between(camera, wider));
    CHECK_FALSE(pan_between(camera, camera_at({150, 0})));
    CHECK(pan_between(camera, camera_at({140, 90})));
    CHECK_FALSE(pan_between(camera, camera_at({0, std::nanf("")})));
  }

  TEST_CASE("what the moved picture does not cover is covered once, and shows what the whole camera shows") {
    Random random(5);
    for (int round = 0; round < 50; ++round) {
      const Pan pan{static_cast<int>(random.uniform() * 398) - 199,
                    static_cast<int>(random.uniform() * 298) - 149};
      const Camera camera = camera_at({random.uniform() * 500, random.uniform() * 500});
      const std::vector<Camera> strips = uncovered(camera, pan);
      int wrong = 0;
      for (int y = 0; y < 200; ++y) {
        for (int x = 0; x < 300; ++x) {
          const bool is_old =
              x - pan.right >= 0 && x - pan.right < 300 && y - pan.down >= 0 && y - pan.down < 200;
          int times = is_old ? 1 : 0;
          for (const Camera& strip : strips)
            times += covers(strip, static_cast<float>(x), static_cast<float>(y)) ? 1 : 0;
          wrong += times == 1 ? 0 : 1;
        }
      }
      CHECK(wrong == 0);
      for (const Camera& strip : strips) {
        const Vec2 there = screen_from_world(strip, {123, 45});
        const Vec2 whole = screen_from_world(camera, {123, 45});
        CHECK(there.x == doctest::Approx(whole.x).epsilon(1e-4));
        CHECK(there.y == doctest::Approx(whole.y).epsilon(1e-4));
      }
    }
  }
}

TEST_CASE("A ring that is panned holds what the screen shows, and only what came into view is written") {
  constexpr int kSize = 97;
  Random random(5);
  std::vector<int> ring(kSize);
  for (int x = 0; x < kSize; ++x) ring[static_cast<std::size_t>(x)] = x;
  int origin = 0;
  int first = 0;  // what stands at the left of the screen
  for (int round = 0; round < 400; ++round) {
    const int by = static_cast<int>(random.uniform() * (2 * kSize - 1)) - (kSize - 1);
    origin = moved_origin(origin, by, kSize);
    first -= by;
    CHECK(origin >= 0);
    CHECK(origin < kSize);
    for (const RingSpan& span : ring_spans(by > 0 ? 0 : kSize + by, std::abs(by), origin, kSize)) {
      for (int i = 0; i < span.length; ++i)
        ring[static_cast<std::size_t>(span.place + i)] = first + span.from + i;
    }
    int shown = 0;
    int wrong = 0;
    for (const RingSpan& span : ring_spans(0, kSize, origin, kSize)) {
      for (int i = 0; i < span.length; ++i) {
        wrong += ring[static_cast<std::size_t>(span.place + i)] == first + span.from + i ? 0 : 1;
        ++shown;
      }
    }
    CHECK(wrong == 0);
    CHECK(shown == kSize);
  }
}

}  // namespace storylens
