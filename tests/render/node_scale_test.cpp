#include "render/node_scale.h"

#include <doctest/doctest.h>

namespace storylens {

TEST_SUITE("render/node_scale") {
  TEST_CASE("a disc grows with the zoom between its smallest and its largest radius") {
    NodeScale scale;
    scale.px_per_world = 0.001f;
    CHECK(scale.radius_px(22.0f) == doctest::Approx(scale.smallest_px));
    scale.px_per_world = 1.0f;
    CHECK(scale.radius_px(22.0f) == doctest::Approx(22.0f));
    scale.px_per_world = 50.0f;
    CHECK(scale.radius_px(22.0f) == doctest::Approx(scale.largest_px));
  }

  TEST_CASE("what stands around a disc unfolds with the zoom, without a jump") {
    NodeScale scale;
    scale.px_per_world = 0.1f;
    CHECK(scale.reach_px(22.0f, 15.0f) == doctest::Approx(scale.radius_px(22.0f)));
    scale.px_per_world = 1.0f;
    CHECK(scale.reach_px(22.0f, 15.0f) == doctest::Approx(37.0f));
    float before = 0.0f;
    for (float zoom = 0.05f; zoom < 2.0f; zoom += 0.005f) {
      scale.px_per_world = zoom;
      const float reach = scale.reach_px(22.0f, 15.0f);
      CHECK(reach >= before);
      if (before > 0.0f) CHECK(reach - before < 1.0f);
      before = reach;
    }
  }
}

}  // namespace storylens
