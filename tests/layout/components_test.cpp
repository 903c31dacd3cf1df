#include "layout/components.h"

#include <doctest/doctest.h>

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

}  // namespace storylens
