#include "layout/coarse_stress.h"

#include <doctest/doctest.h>

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

}  // namespace storylens
