#include "layout/sampled_stress.h"

#include <doctest/doctest.h>

#include "layout/test_graphs.h"

namespace storylens {

TEST_SUITE("layout/sampled_stress") {
  TEST_CASE("moves vanish where every distance is right and lead there from elsewhere") {
    const Adjacency adjacency = make_adjacency(10, path(10).links);
    SampledStress stress;
    stress.reset(adjacency, 1);
    while (stress.fill()) {
    }
    std::vector<float> x(12, 0.0f), y(12, 0.0f), move_x(12), move_y(12);
    for (std::size_t i = 0; i < 10; ++i) x[i] = 50.0f * static_cast<float>(i);
    stress.find_moves(50.0f, x, y, move_x, move_y);
    for (std::size_t i = 0; i < 10; ++i) CHECK(move_x[i] == doctest::Approx(0.0).epsilon(0.01));
    x[9] += 30.0f;
    stress.find_moves(50.0f, x, y, move_x, move_y);
    CHECK(move_x[9] == doctest::Approx(-30.0).epsilon(0.01));
  }
}

}  // namespace storylens
