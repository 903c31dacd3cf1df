#include "layout/packing.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/random.h"

namespace storylens {

TEST_SUITE("layout/packing") {
  TEST_CASE("boxes keep their gap and fill a picture as wide as a screen") {
    Random random(1);
    std::vector<Vec2> sizes;
    for (int i = 0; i < 200; ++i)
      sizes.push_back({10.0f + 50.0f * random.uniform(), 10.0f + 50.0f * random.uniform()});
    const std::vector<Vec2> corners = pack_boxes(sizes, 5.0f);
    Vec2 whole;
    for (std::size_t a = 0; a < sizes.size(); ++a) {
      whole = {std::max(whole.x, corners[a].x + sizes[a].x), std::max(whole.y, corners[a].y + sizes[a].y)};
      for (std::size_t b = 0; b < a; ++b) {
        CHECK((corners[a].x + sizes[a].x + 4.9f < corners[b].x ||
               corners[b].x + sizes[b].x + 4.9f < corners[a].x ||
               corners[a].y + sizes[a].y + 4.9f < corners[b].y ||
               corners[b].y + sizes[b].y + 4.9f < corners[a].y));
      }
    }
    CHECK(whole.x > whole.y);
    CHECK(whole.x < 2.0f * whole.y);
  }

  TEST_CASE("one box and none are packed") {
    CHECK(pack_boxes({{7.0f, 3.0f}}, 1.0f)[0] == Vec2{});
    CHECK(pack_boxes({}, 1.0f).empty());
  }
}

}  // namespace storylens
