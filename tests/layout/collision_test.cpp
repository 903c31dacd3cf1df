#include "layout/collision.h"

#include <doctest/doctest.h>

#include "base/random.h"

namespace storylens {
namespace {

const std::vector<float> kBothWarm = {1.0f, 1.0f};

Quadtree tree_of(const std::vector<Vec2>& positions, float radius) {
  Quadtree tree;
  tree.build(positions, std::vector<float>(positions.size(), -1.0f),
             std::vector<float>(positions.size(), radius));
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

TEST_SUITE("layout/collision") {
  TEST_CASE("overlapping discs are pushed to their distance") {
    const std::vector<Vec2> positions = {{0.0f, 0.0f}, {10.0f, 0.0f}};
    std::vector<Vec2> velocities(2);
    std::vector<float> warmth = kBothWarm;
    push_apart(tree_of(positions, 8.0f), 4.0f, positions, {0, 0}, warmth, velocities);
    CHECK(velocities[0].x == doctest::Approx(-5.0));
    CHECK(velocities[1].x == doctest::Approx(5.0));
  }

  TEST_CASE("the smaller disc yields more, a pinned one not at all") {
    const std::vector<Vec2> positions = {{0.0f, 0.0f}, {10.0f, 0.0f}};
    Quadtree tree;
    tree.build(positions, {-1.0f, -1.0f}, {20.0f, 10.0f});
    std::vector<Vec2> velocities(2);
    std::vector<float> warmth = kBothWarm;
    push_apart(tree, 0.0f, positions, {0, 0}, warmth, velocities);
    CHECK(velocities[0].x == doctest::Approx(-4.0));
    CHECK(velocities[1].x == doctest::Approx(16.0));
    velocities.assign(2, {});
    push_apart(tree, 0.0f, positions, {0, 1}, warmth, velocities);
    CHECK(velocities[0].x == doctest::Approx(-20.0));
    CHECK(velocities[1].x == 0.0f);
  }

  TEST_CASE("discs in one place part") {
    const std::vector<Vec2> positions = {{3.0f, 3.0f}, {3.0f, 3.0f}};
    std::vector<Vec2> velocities(2);
    std::vector<float> warmth = kBothWarm;
    push_apart(tree_of(positions, 8.0f), 0.0f, positions, {0, 0}, warmth, velocities);
    CHECK(length(velocities[0] - velocities[1]) == doctest::Approx(16.0));
  }

  TEST_CASE("cold discs that overlap stay, and yield to a warm one") {
    const std::vector<Vec2> positions = {{0.0f, 0.0f}, {10.0f, 0.0f}};
    const Quadtree tree = tree_of(positions, 8.0f);
    std::vector<Vec2> velocities(2);
    std::vector<float> warmth = {0.0f, 0.0f};
    push_apart(tree, 0.0f, positions, {0, 0}, warmth, velocities);
    CHECK(velocities[0] == Vec2{0.0f, 0.0f});
    warmth = {1.0f, 0.0f};
    push_apart(tree, 0.0f, positions, {1, 0}, warmth, velocities);
    CHECK(warmth[1] == doctest::Approx(0.5));
    CHECK(velocities[1].x == doctest::Approx(6.0));
  }

  TEST_CASE("no pair of many is missed") {
    const std::vector<Vec2> positions = random_positions(500);
    const Quadtree tree = tree_of(positions, 30.0f);
    std::vector<Vec2> velocities(positions.size());
    std::vector<float> warmth(positions.size(), 1.0f);
    push_apart(tree, 0.0f, positions, std::vector<std::uint8_t>(positions.size(), 0), warmth, velocities);
    for (std::size_t a = 0; a < positions.size(); ++a) {
      bool overlaps = false;
      for (std::size_t b = 0; b < positions.size(); ++b) {
        overlaps = overlaps || (a != b && length(positions[a] - positions[b]) < 60.0f);
      }
      CHECK_MESSAGE((!overlaps || length(velocities[a]) > 0.0f), a);
    }
  }
}

}  // namespace storylens
