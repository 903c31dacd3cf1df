#include "layout/quality.h"

#include <doctest/doctest.h>

#include "layout/test_graphs.h"

namespace storylens {
namespace {

// Bodies 0 … count - 1 in a row, so far apart.
std::vector<Vec2> row(int count, float spacing) {
  std::vector<Vec2> positions;
  for (int i = 0; i < count; ++i) positions.push_back({spacing * static_cast<float>(i), 0.0f});
  return positions;
}

}  // namespace

TEST_SUITE("layout/quality") {
  TEST_CASE("a path drawn straight has no stress at any scale") {
    for (float spacing : {0.01f, 1.0f, 300.0f}) {
      CHECK(measure_quality(path(20).links, row(20, spacing)).stress == doctest::Approx(0.0).epsilon(1e-6));
    }
  }

  TEST_CASE("stress is that of the formula") {
    // Distances 1, 1, 2 drawn as 1, 1, 0: r is 1, 1, 0, so 1 - 2^2 / (3 * 2).
    const std::vector<Vec2> positions = {{0.0f, 0.0f}, {1.0f, 0.0f}, {0.0f, 0.0f}};
    CHECK(measure_quality(path(3).links, positions).stress == doctest::Approx(1.0 / 3.0));
  }

  TEST_CASE("a path drawn straight keeps the neighbourhoods of its inner bodies") {
    const Quality quality = measure_quality(path(40).links, row(40, 1.0f));
    CHECK(quality.preserved_1 == doctest::Approx(1.0));
    CHECK(quality.preserved_2 == doctest::Approx(1.0));
  }

  TEST_CASE("purity counts the nearest of the same community, and only bodies that have one") {
    std::vector<Vec2> positions = row(11, 1.0f);
    for (Vec2 position : row(11, 1.0f)) positions.push_back(position + Vec2{1000.0f, 0.0f});
    std::vector<std::int32_t> apart, mixed;
    for (int i = 0; i < 22; ++i) {
      apart.push_back(i < 11 ? 1 : -1);
      mixed.push_back(i);
    }
    CHECK(measure_quality({}, positions, apart).purity == 1.0);
    CHECK(measure_quality({}, positions, mixed).purity == 0.0);
  }

  TEST_CASE("two links that cross are one crossing of one pair") {
    const std::vector<Link> links = {{0, 1}, {2, 3}, {0, 2}};
    const std::vector<Vec2> crossed = {{0.0f, 0.0f}, {2.0f, 2.0f}, {0.0f, 2.0f}, {2.0f, 0.0f}};
    CHECK(measure_quality(links, crossed).crossings == 1.0);
    CHECK(measure_quality(links, row(4, 1.0f)).crossings == 0.0);
  }

  TEST_CASE("lengths 1 and 3 vary by half their mean") {
    const std::vector<Vec2> positions = {{0.0f, 0.0f}, {1.0f, 0.0f}, {4.0f, 0.0f}};
    CHECK(measure_quality(path(3).links, positions).length_variation == doctest::Approx(0.5));
    CHECK(mean_link_length(path(3).links, positions) == doctest::Approx(2.0));
  }

  TEST_CASE("a picture that only moves keeps all neighbours") {
    std::vector<Vec2> moved = row(30, 1.0f);
    for (Vec2& position : moved) position = position + Vec2{3.0f, 4.0f};
    const Displacement displacement = measure_displacement(row(30, 1.0f), moved);
    CHECK(displacement.mean == doctest::Approx(5.0));
    CHECK(displacement.kept_neighbors == 1.0);
  }

  TEST_CASE("an empty drawing and one without links are measured") {
    CHECK(measure_quality({}, {}).stress == 0.0);
    CHECK(measure_quality({}, row(5, 1.0f)).crossings == 0.0);
    CHECK(measure_displacement({}, {}).mean == 0.0);
  }
}

}  // namespace storylens
