#include "layout/collision.h"

#include <doctest/doctest.h>

#include <numeric>
#include <utility>

#include "base/random.h"

namespace storylens {
namespace {

// Bodies in one tree, and what a tick does to them.
struct Scene {
  explicit Scene(std::vector<Vec2> places, float radius = 8.0f)
      : positions(std::move(places)),
        radii(positions.size(), radius),
        is_pinned(positions.size(), 0),
        warmth(positions.size(), 1.0f),
        velocities(positions.size()) {}

  void push(float padding) {
    Quadtree tree;
    tree.build(positions, std::vector<float>(positions.size(), -1.0f), radii);
    std::vector<std::int32_t> body_of(positions.size());
    std::iota(body_of.begin(), body_of.end(), 0);
    Colliders colliders{padding, positions, radii, is_pinned, warmth, velocities, woken};
    push_apart(tree, body_of, colliders);
  }

  std::vector<Vec2> positions;
  std::vector<float> radii;
  std::vector<std::uint8_t> is_pinned;
  std::vector<float> warmth;
  std::vector<Vec2> velocities;
  std::vector<std::int32_t> woken;
};

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
    Scene scene({{0.0f, 0.0f}, {10.0f, 0.0f}});
    scene.push(4.0f);
    CHECK(scene.velocities[0].x == doctest::Approx(-5.0));
    CHECK(scene.velocities[1].x == doctest::Approx(5.0));
  }

  TEST_CASE("the smaller disc yields more, a pinned one not at all") {
    Scene scene({{0.0f, 0.0f}, {10.0f, 0.0f}});
    scene.radii = {20.0f, 10.0f};
    scene.push(0.0f);
    CHECK(scene.velocities[0].x == doctest::Approx(-4.0));
    CHECK(scene.velocities[1].x == doctest::Approx(16.0));
    scene.velocities.assign(2, {});
    scene.is_pinned = {0, 1};
    scene.push(0.0f);
    CHECK(scene.velocities[0].x == doctest::Approx(-20.0));
    CHECK(scene.velocities[1].x == 0.0f);
  }

  TEST_CASE("discs in one place part") {
    Scene scene({{3.0f, 3.0f}, {3.0f, 3.0f}});
    scene.push(0.0f);
    CHECK(length(scene.velocities[0] - scene.velocities[1]) == doctest::Approx(16.0));
  }

  TEST_CASE("cold discs that overlap stay, and yield to a warm one") {
    Scene scene({{0.0f, 0.0f}, {10.0f, 0.0f}});
    scene.warmth = {0.0f, 0.0f};
    scene.push(0.0f);
    CHECK(scene.velocities[0] == Vec2{0.0f, 0.0f});
    CHECK(scene.woken.empty());
    scene.warmth = {1.0f, 0.0f};
    scene.is_pinned = {1, 0};
    scene.push(0.0f);
    CHECK(scene.warmth[1] == doctest::Approx(0.5));
    CHECK(scene.velocities[1].x == doctest::Approx(6.0));
    CHECK(scene.woken == std::vector<std::int32_t>{1});
  }

  TEST_CASE("a body is parted from those of a tree that it is not in, entries of no body aside") {
    Scene scene({{0.0f, 0.0f}, {10.0f, 0.0f}});
    scene.warmth = {1.0f, 0.0f};
    Quadtree tree;
    tree.build({{10.0f, 0.0f}, {0.0f, 5.0f}}, {-1.0f, -1.0f}, {8.0f, 8.0f});
    Colliders colliders{0.0f,         scene.positions,  scene.radii, scene.is_pinned,
                        scene.warmth, scene.velocities, scene.woken};
    push_apart(0, tree, {1, -1}, colliders);
    CHECK(scene.velocities[0].x == doctest::Approx(-3.0));
    CHECK(scene.velocities[0].y == 0.0f);
    CHECK(scene.velocities[1].x == doctest::Approx(3.0));
  }

  TEST_CASE("no pair of many is missed") {
    Scene scene(random_positions(500), 30.0f);
    scene.push(0.0f);
    const std::vector<Vec2>& positions = scene.positions;
    for (std::size_t a = 0; a < positions.size(); ++a) {
      bool overlaps = false;
      for (std::size_t b = 0; b < positions.size(); ++b) {
        overlaps = overlaps || (a != b && length(positions[a] - positions[b]) < 60.0f);
      }
      CHECK_MESSAGE((!overlaps || length(scene.velocities[a]) > 0.0f), a);
    }
  }
}

}  // namespace storylens
