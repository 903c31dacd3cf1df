#include "layout/many_body.h"

#include <doctest/doctest.h>

#include "base/random.h"

namespace storylens {
namespace {

const std::vector<float> kBothWarm = {1.0f, 1.0f};

Quadtree tree_of(const std::vector<Vec2>& positions, float charge) {
  Quadtree tree;
  tree.build(positions, std::vector<float>(positions.size(), charge),
             std::vector<float>(positions.size(), 1.0f));
  return tree;
}

std::vector<Vec2> random_positions(std::size_t count) {
  Random random(3);
  std::vector<Vec2> positions(count);
  for (Vec2& position : positions) {
    position.x = 1000.0f * random.uniform();
    position.y = 1000.0f * random.uniform();
  }
  return positions;
}

}  // namespace

TEST_SUITE("layout/many_body") {
  TEST_CASE("two bodies repel each other by charge over distance") {
    const Quadtree tree = tree_of({{0.0f, 0.0f}, {10.0f, 0.0f}}, -30.0f);
    std::vector<Vec2> forces(2);
    add_many_body_forces(tree, 0.9f, kBothWarm, forces);
    CHECK(forces[0].x == doctest::Approx(-3.0));
    CHECK(forces[1].x == doctest::Approx(3.0));
    CHECK(forces[0].y == 0.0f);
  }

  TEST_CASE("a body alone feels nothing") {
    std::vector<Vec2> forces(1);
    add_many_body_forces(tree_of({{5.0f, 5.0f}}, -30.0f), 0.9f, {1.0f}, forces);
    CHECK(forces[0] == Vec2{0.0f, 0.0f});
  }

  TEST_CASE("cold bodies act and are not acted on") {
    std::vector<Vec2> forces(2);
    add_many_body_forces(tree_of({{0.0f, 0.0f}, {10.0f, 0.0f}}, -30.0f), 0.9f, {0.0f, 1.0f}, forces);
    CHECK(forces[0] == Vec2{0.0f, 0.0f});
    CHECK(forces[1].x > 0.0f);
  }

  TEST_CASE("far groups taken as one come near the exact sum") {
    const std::vector<Vec2> positions = random_positions(2000);
    const std::vector<float> warmth(positions.size(), 1.0f);
    const Quadtree tree = tree_of(positions, -30.0f);
    std::vector<Vec2> approximate(positions.size()), exact(positions.size());
    add_many_body_forces(tree, 0.9f, warmth, approximate);
    add_many_body_forces(tree, 0.0f, warmth, exact);
    double error = 0.0, norm = 0.0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
      error += static_cast<double>(length(approximate[i] - exact[i]));
      norm += static_cast<double>(length(exact[i]));
    }
    CHECK(error < 0.02 * norm);
    CHECK(error > 0.0);
  }
}

}  // namespace storylens
