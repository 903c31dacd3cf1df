#include "layout/many_body.h"

#include <doctest/doctest.h>

#include "base/random.h"

namespace storylens {
namespace {

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
    CHECK(many_body_force(tree, 0.9f, {0.0f, 0.0f}).x == doctest::Approx(-3.0));
    CHECK(many_body_force(tree, 0.9f, {10.0f, 0.0f}).x == doctest::Approx(3.0));
    CHECK(many_body_force(tree, 0.9f, {0.0f, 0.0f}).y == 0.0f);
  }

  TEST_CASE("a body alone feels nothing") {
    CHECK(many_body_force(tree_of({{5.0f, 5.0f}}, -30.0f), 0.9f, {5.0f, 5.0f}) == Vec2{});
  }

  TEST_CASE("no bodies do nothing") {
    CHECK(many_body_force(tree_of({}, -30.0f), 0.9f, {5.0f, 5.0f}) == Vec2{});
  }

  TEST_CASE("charges of both signs in one place cancel") {
    Quadtree tree;
    tree.build({{0.0f, 0.0f}, {0.0f, 0.0f}}, {-30.0f, 30.0f}, {1.0f, 1.0f});
    CHECK(length(many_body_force(tree, 0.9f, {10.0f, 0.0f})) < 1e-5f);
  }

  TEST_CASE("far groups taken as one come near the exact sum") {
    const std::vector<Vec2> positions = random_positions(2000);
    const Quadtree tree = tree_of(positions, -30.0f);
    double error = 0.0, norm = 0.0;
    for (const Vec2& position : positions) {
      const Vec2 exact = many_body_force(tree, 0.0f, position);
      error += static_cast<double>(length(many_body_force(tree, 0.9f, position) - exact));
      norm += static_cast<double>(length(exact));
    }
    CHECK(error < 0.02 * norm);
    CHECK(error > 0.0);
  }
}

}  // namespace storylens
