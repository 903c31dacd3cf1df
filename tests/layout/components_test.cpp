#include "layout/components.h"

#include <doctest/doctest.h>

#include "layout/test_graphs.h"

namespace storylens {

TEST_SUITE("layout/components") {
  TEST_CASE("parts that no link ties are components, in the order of their first bodies") {
    const WeightedGraph graph = make_weighted_graph(6, {{0, 4}, {1, 3}, {3, 5}});
    const Components components = find_components(graph.adjacency);
    CHECK(components.count() == 3);
    CHECK(components.members.neighbors == std::vector<std::int32_t>{0, 4, 1, 3, 5, 2});
    CHECK(components.size(2) == 1);
  }

  TEST_CASE("a component is a graph of its own") {
    const WeightedGraph graph = make_weighted_graph(6, {{0, 4}, {1, 3}, {3, 5}});
    std::vector<std::int32_t> local_of(6);
    const WeightedGraph part = make_subgraph(graph, find_components(graph.adjacency), 1, local_of);
    CHECK(part.size() == 3);
    CHECK(part.adjacency.neighbors == std::vector<std::int32_t>{1, 0, 2, 1});
    CHECK(part.weights.size() == 4);
  }

  TEST_CASE("nothing has no component") {
    CHECK(find_components(make_weighted_graph(0, {}).adjacency).count() == 0);
  }
}

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
