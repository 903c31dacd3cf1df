#include "story/explore/neighbor_index.h"

#include <doctest/doctest.h>

#include "story/explore/small_graph.h"

namespace storylens {

TEST_SUITE("story/explore/neighbor_index") {
  TEST_CASE("a node knows its neighbours and the edges to them") {
    const NeighborIndex index(small_graph({"s1", "e1", "e2"}, {{0, 1}, {0, 2}}));
    std::vector<int> met;
    index.for_each_neighbor(0, [&](int neighbor, int edge) { met.insert(met.end(), {neighbor, edge}); });
    CHECK(met == std::vector<int>{1, 0, 2, 1});
    CHECK(index.degree(1) == 1);
  }

  TEST_CASE("names in common and edges of a node to itself are no way") {
    StoryGraph graph = small_graph({"s1", "s2"}, {{0, 1}, {0, 0}});
    graph.edges[0].kind = EdgeKind::Shares;
    const NeighborIndex index(graph);
    CHECK(index.degree(0) == 0);
    CHECK(index.degree(1) == 0);
  }

  TEST_CASE("a node is found by its id, and an unknown one is not") {
    const NeighborIndex index(small_graph({"s2", "e1", "s1"}, {}));
    CHECK(index.find("story:s1") == 2);
    CHECK(index.find("entity:e1") == 1);
    CHECK(index.find("entity:e") == -1);
    CHECK(index.find("") == -1);
    CHECK(index.marks({"entity:none", "story:s2"}) == std::vector<bool>{true, false, false});
  }

  TEST_CASE("an empty graph has an empty index") {
    const NeighborIndex index{StoryGraph()};
    CHECK(index.size() == 0);
    CHECK(index.find("story:s1") == -1);
  }
}

}  // namespace storylens
