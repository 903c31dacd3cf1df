#include "layout/weighted_graph.h"

#include <doctest/doctest.h>

#include "layout/test_graphs.h"

namespace storylens {

TEST_SUITE("layout/weighted_graph") {
  TEST_CASE("parallel links are one, loops and links without strength none") {
    const WeightedGraph graph =
        make_weighted_graph(3, {{0, 1}, {1, 0, 60.0f, 0.5f}, {0, 1}, {2, 2}, {1, 2, 60.0f, 0.0f}});
    CHECK(graph.adjacency.neighbors == std::vector<std::int32_t>{1, 0});
    CHECK(graph.weights == std::vector<float>{1.0f, 1.0f});
  }

  TEST_CASE("a link of a hub says less") {
    TestGraph graph = star(9);
    graph.links.push_back({1, 2});
    const WeightedGraph weighted = make_weighted_graph(10, graph.links);
    CHECK(weighted.weights[8] == doctest::Approx(1.0 / 3.0));
    CHECK(weighted.weights[0] == doctest::Approx(1.0 / (3.0 * 1.41421356)));
  }
}

}  // namespace storylens
