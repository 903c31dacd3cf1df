#include "layout/placement.h"

#include <doctest/doctest.h>

#include <cmath>

#include "layout/test_graphs.h"

namespace storylens {

TEST_SUITE("layout/placement") {
  TEST_CASE("directions stay unit vectors over many turns") {
    GoldenAngle angle;
    for (int i = 0; i < 1'000'000; ++i) angle.next();
    CHECK(length(angle.next()) == doctest::Approx(1.0));
  }

  TEST_CASE("bodies without a neighbour start apart from each other") {
    const TestGraph graph = isolated_bodies(300);
    std::vector<Vec2> positions(300);
    Random random(1);
    place_bodies(make_adjacency(300, graph.links), 20.0f, random, std::vector<std::uint8_t>(300, 0),
                 positions);
    float nearest = 1e9f;
    for (std::size_t a = 0; a < positions.size(); ++a) {
      for (std::size_t b = a + 1; b < positions.size(); ++b) {
        nearest = std::fmin(nearest, length(positions[a] - positions[b]));
      }
    }
    CHECK(nearest > 8.0f);
  }

  TEST_CASE("a new body starts beside the barycentre of its placed neighbours") {
    const std::vector<Link> links = {{0, 2}, {1, 2}};
    std::vector<Vec2> positions = {{100.0f, 0.0f}, {300.0f, 80.0f}, {}};
    Random random(1);
    place_bodies(make_adjacency(3, links), 20.0f, random, {1, 1, 0}, positions);
    CHECK(length(positions[2] - Vec2{200.0f, 40.0f}) == doctest::Approx(20.0));
    CHECK(positions[0] == Vec2{100.0f, 0.0f});
  }

  TEST_CASE("a chain of new bodies starts near the placed body that it hangs on") {
    const TestGraph graph = path(5);
    std::vector<Vec2> positions(5);
    positions[0] = {1000.0f, 1000.0f};
    Random random(1);
    place_bodies(make_adjacency(5, graph.links), 20.0f, random, {1, 0, 0, 0, 0}, positions);
    for (const Vec2& position : positions) CHECK(length(position - positions[0]) <= 80.01f);
  }
}

}  // namespace storylens
