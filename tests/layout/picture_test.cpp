#include "layout/picture.h"

#include <doctest/doctest.h>

#include <cmath>

#include "layout/position_hash.h"
#include "layout/test_graphs.h"

namespace storylens {
namespace {

constexpr Box kLabel = {{-60.0f, -10.0f}, {60.0f, 30.0f}};

std::vector<Box> labels_of(const TestGraph& graph) {
  return std::vector<Box>(graph.bodies.size(), kLabel);
}

int count_overlaps(const std::vector<Vec2>& places) {
  int count = 0;
  for (std::size_t a = 0; a < places.size(); ++a) {
    for (std::size_t b = a + 1; b < places.size(); ++b) {
      count += std::fabs(places[a].x - places[b].x) < 120.0f && std::fabs(places[a].y - places[b].y) < 40.0f;
    }
  }
  return count;
}

}  // namespace

TEST_SUITE("layout/picture") {
  TEST_CASE("no label covers another, around the origin, wider than high") {
    const TestGraph graph = random_graph(200, 3);
    const std::vector<Vec2> places = lay_out_picture(graph.bodies, graph.links, labels_of(graph));
    CHECK(count_overlaps(places) == 0);
    Vec2 min = places[0], max = places[0];
    for (const Vec2& place : places) {
      min = {std::fmin(min.x, place.x), std::fmin(min.y, place.y)};
      max = {std::fmax(max.x, place.x), std::fmax(max.y, place.y)};
    }
    CHECK(max.x - min.x > max.y - min.y);
    CHECK(length(min + max) < 60.0f);
  }

  TEST_CASE("the middle of a star is in the middle of its leaves") {
    const TestGraph graph = star(9);
    const std::vector<Vec2> places = lay_out_picture(graph.bodies, graph.links, labels_of(graph));
    Vec2 sum;
    for (const Vec2& place : places) sum = sum + (place - places[0]);
    CHECK(length(sum * 0.1f) < 60.0f);
  }

  TEST_CASE("it can be seen as it grows, and only in the end is complete") {
    const TestGraph graph = random_graph(400, 9);
    PictureLayout layout;
    layout.reset(graph.bodies, graph.links, labels_of(graph));
    std::vector<Vec2> places;
    float progress = 0.0f;
    int spread_out = 0;
    while (layout.step()) {
      CHECK(layout.progress() >= progress);
      progress = layout.progress();
      CHECK(progress < 1.0f);
      layout.get_places(places);
      CHECK(places.size() == graph.bodies.size());
      for (const Vec2& place : places) CHECK(std::isfinite(place.x + place.y));
      spread_out += length(places[0] - places[399]) > 10.0f ? 1 : 0;
    }
    CHECK(spread_out > 50);
    CHECK(layout.progress() == 1.0f);
    layout.get_places(places);
    CHECK(hash_positions(places) ==
          hash_positions(lay_out_picture(graph.bodies, graph.links, labels_of(graph))));
  }

  TEST_CASE("an empty graph is complete at once, and bodies alone are laid out") {
    CHECK(lay_out_picture({}, {}, {}).empty());
    const TestGraph graph = isolated_bodies(50);
    CHECK(count_overlaps(lay_out_picture(graph.bodies, graph.links, labels_of(graph))) == 0);
  }
}

}  // namespace storylens
