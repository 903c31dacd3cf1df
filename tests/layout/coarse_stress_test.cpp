#include "layout/coarse_stress.h"

#include <doctest/doctest.h>

#include "layout/sampled_stress.h"
#include "layout/test_graphs.h"

namespace storylens {

TEST_SUITE("layout/coarse_stress") {
  TEST_CASE("groups along a path stand along a line, by the distances of their bodies") {
    const TestGraph graph = path(40);
    const Adjacency adjacency = make_adjacency(40, graph.links);
    std::vector<std::int32_t> group_of;
    for (std::int32_t i = 0; i < 40; ++i) group_of.push_back(i / 10);
    CoarseStress stress;
    stress.reset(adjacency, group_of, 4, 1);
    while (stress.step()) {
    }
    CHECK(length(stress.positions()[0] - stress.positions()[3]) == doctest::Approx(30.0).epsilon(0.05));
    CHECK(length(stress.positions()[1] - stress.positions()[2]) == doctest::Approx(10.0).epsilon(0.1));
  }

  TEST_CASE("bodies at the end of a path are farther from all others than those in its middle") {
    const Adjacency adjacency = make_adjacency(41, path(41).links);
    const std::vector<std::int32_t> each_by_itself;
    CoarseStress stress;
    stress.reset(adjacency, each_by_itself, 41, 1);
    while (stress.step()) {
    }
    CHECK(stress.closeness()[0] > 1.5f * stress.closeness()[20]);
    CHECK(stress.distance_variation() == doctest::Approx(0.7).epsilon(0.1));
  }
}

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
