#include "layout/overlap.h"

#include <doctest/doctest.h>

#include "base/random.h"

namespace storylens {
namespace {

constexpr Box kLabel = {{-60.0f, -10.0f}, {60.0f, 30.0f}};

bool overlap(const Box& a, Vec2 at_a, const Box& b, Vec2 at_b) {
  return at_a.x + a.min.x < at_b.x + b.max.x && at_b.x + b.min.x < at_a.x + a.max.x &&
         at_a.y + a.min.y < at_b.y + b.max.y && at_b.y + b.min.y < at_a.y + a.max.y;
}

int count_overlaps(const std::vector<Box>& boxes, const std::vector<Vec2>& positions) {
  int count = 0;
  for (std::size_t a = 0; a < boxes.size(); ++a) {
    for (std::size_t b = a + 1; b < boxes.size(); ++b)
      count += overlap(boxes[a], positions[a], boxes[b], positions[b]);
  }
  return count;
}

}  // namespace

TEST_SUITE("layout/overlap") {
  TEST_CASE("boxes that do not overlap stay") {
    std::vector<Vec2> positions = {{0.0f, 0.0f}, {121.0f, 0.0f}, {0.0f, 41.0f}};
    const std::vector<Vec2> before = positions;
    remove_overlaps({kLabel, kLabel, kLabel}, {0, 0, 0}, positions);
    CHECK(positions == before);
  }

  TEST_CASE("two boxes part along the shorter way, each by half") {
    std::vector<Vec2> positions = {{0.0f, 0.0f}, {5.0f, 30.0f}};
    remove_overlaps({kLabel, kLabel}, {0, 0}, positions);
    CHECK(positions[0].x == 0.0f);
    CHECK(positions[0].y == doctest::Approx(-5.0).epsilon(0.01));
    CHECK(positions[1].y == doctest::Approx(35.0).epsilon(0.01));
  }

  TEST_CASE("a fixed box stays and the other one gives way") {
    std::vector<Vec2> positions = {{0.0f, 0.0f}, {5.0f, 30.0f}};
    remove_overlaps({kLabel, kLabel}, {1, 0}, positions);
    CHECK(positions[0] == Vec2{0.0f, 0.0f});
    CHECK_FALSE(overlap(kLabel, positions[0], kLabel, positions[1]));
  }

  TEST_CASE("crowded boxes part") {
    Random random(5);
    std::vector<Vec2> positions(300);
    for (Vec2& position : positions) {
      position.x = 600.0f * random.uniform();
      position.y = 600.0f * random.uniform();
    }
    const std::vector<Box> boxes(positions.size(), kLabel);
    CHECK(count_overlaps(boxes, positions) > 100);
    remove_overlaps(boxes, std::vector<std::uint8_t>(positions.size(), 0), positions);
    CHECK(count_overlaps(boxes, positions) == 0);
  }

  TEST_CASE("boxes in one place part") {
    std::vector<Vec2> positions(50, {7.0f, 7.0f});
    const std::vector<Box> boxes(positions.size(), kLabel);
    remove_overlaps(boxes, std::vector<std::uint8_t>(positions.size(), 0), positions);
    CHECK(count_overlaps(boxes, positions) == 0);
  }

  TEST_CASE("a box shut in by fixed ones finds the nearest way out") {
    std::vector<Vec2> positions;
    std::vector<std::uint8_t> is_fixed;
    for (int x = -2; x <= 2; ++x) {
      for (int y = -2; y <= 2; ++y) {
        positions.push_back({100.0f * static_cast<float>(x), 30.0f * static_cast<float>(y)});
        is_fixed.push_back(1);
      }
    }
    positions.push_back({10.0f, 5.0f});
    is_fixed.push_back(0);
    std::vector<Box> boxes(positions.size(), kLabel);
    const std::vector<Vec2> before = positions;
    remove_overlaps(boxes, is_fixed, positions);
    for (std::size_t i = 0; i + 1 < positions.size(); ++i) {
      CHECK(positions[i] == before[i]);
      CHECK_FALSE(overlap(kLabel, positions[i], kLabel, positions.back()));
    }
    CHECK(length(positions.back() - before.back()) < 400.0f);
  }
}

}  // namespace storylens
