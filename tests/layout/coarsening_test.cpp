#include "layout/coarsening.h"

#include <doctest/doctest.h>

#include <numeric>

#include "layout/test_graphs.h"

namespace storylens {
namespace {

std::vector<CoarseLevel> levels_of(const TestGraph& graph, std::size_t enough) {
  return coarsen(make_weighted_graph(graph.bodies.size(), graph.links), enough);
}

}  // namespace

TEST_SUITE("layout/coarsening") {
  TEST_CASE("each level is clearly smaller and stands for every body") {
    for (const TestGraph& graph : {random_graph(2000, 1), path(2000), star(2000), complete(100)}) {
      const std::vector<CoarseLevel> levels = levels_of(graph, 10);
      CHECK(levels.back().graph.size() <= 10);
      for (std::size_t i = 1; i < levels.size(); ++i) {
        CHECK(levels[i].graph.size() * 10 < levels[i - 1].graph.size() * 9);
        const std::vector<float>& masses = levels[i].masses;
        CHECK(std::accumulate(masses.begin(), masses.end(), 0.0f) == static_cast<float>(graph.bodies.size()));
      }
    }
  }

  TEST_CASE("two dense groups tied by one link are two groups") {
    TestGraph graph = isolated_bodies(16);
    for (std::int32_t a = 0; a < 16; ++a) {
      for (std::int32_t b = 0; b < a; ++b) {
        if (a / 8 == b / 8) graph.links.push_back({a, b});
      }
    }
    graph.links.push_back({0, 8});
    const std::vector<CoarseLevel> levels = levels_of(graph, 2);
    CHECK(levels.size() == 2);
    for (std::size_t i = 0; i < 16; ++i) CHECK(levels[0].group_of[i] == static_cast<std::int32_t>(i / 8));
  }

  TEST_CASE("a graph that is small enough is left as it is") {
    CHECK(levels_of(path(10), 10).size() == 1);
    CHECK(levels_of(isolated_bodies(0), 10).size() == 1);
  }
}

}  // namespace storylens
