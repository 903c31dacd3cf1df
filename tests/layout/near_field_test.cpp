#include "layout/near_field.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/random.h"

namespace storylens {
namespace {

std::vector<Vec2> pushes_of(const std::vector<Vec2>& positions, const std::vector<float>& radii) {
  std::vector<Vec2> pushes(positions.size());
  NearField near_field;
  near_field.add_pushes(positions, radii, pushes);
  return pushes;
}

}  // namespace

TEST_SUITE("layout/near_field") {
  TEST_CASE("two discs that overlap are pushed apart by half the overlap each") {
    const std::vector<Vec2> pushes = pushes_of({{0.0f, 0.0f}, {6.0f, 0.0f}}, {5.0f, 3.0f});
    CHECK(pushes[0].x == doctest::Approx(-1.0));
    CHECK(pushes[1].x == doctest::Approx(1.0));
    CHECK(pushes[0].y == 0.0f);
  }

  TEST_CASE("discs that do not touch are left alone") {
    CHECK(pushes_of({{0.0f, 0.0f}, {8.0f, 0.0f}}, {4.0f, 4.0f})[0] == Vec2{});
    CHECK(pushes_of({{0.0f, 0.0f}, {1e6f, 1e6f}, {-1e6f, 3.0f}}, {4.0f, 4.0f, 4.0f})[0] == Vec2{});
  }

  TEST_CASE("the grid finds what all pairs find") {
    Random random(1);
    std::vector<Vec2> positions;
    std::vector<float> radii;
    for (int i = 0; i < 400; ++i) {
      positions.push_back({random.uniform() * 200.0f, random.uniform() * 100.0f});
      radii.push_back(1.0f + 6.0f * random.uniform());
    }
    const std::vector<Vec2> found = pushes_of(positions, radii);
    for (std::size_t a = 0; a < positions.size(); ++a) {
      Vec2 push;
      for (std::size_t b = 0; b < positions.size(); ++b) {
        const Vec2 difference = positions[a] - positions[b];
        const float overlap = radii[a] + radii[b] - length(difference);
        if (a != b && overlap > 0.0f) push = push + difference * (0.5f * overlap / length(difference));
      }
      CHECK(length(found[a] - push) < 0.01f);
    }
  }

  TEST_CASE("discs in one place and no disc at all are borne") {
    const std::vector<Vec2> pushes = pushes_of(std::vector<Vec2>(2000), std::vector<float>(2000, 3.0f));
    CHECK(std::all_of(pushes.begin(), pushes.end(), [](Vec2 push) { return length(push) < 1.0f; }));
    CHECK(pushes_of({}, {}).empty());
  }
}

}  // namespace storylens
