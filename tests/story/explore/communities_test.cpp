#include "story/explore/communities.h"

#include <doctest/doctest.h>

#include "story/explore/small_graph.h"

namespace storylens {
namespace {

// Cliques of the given sizes in a row, each tied to the next by one edge.
StoryGraph cliques(const std::vector<int>& sizes) {
  std::vector<std::string> names;
  std::vector<std::pair<int, int>> edges;
  int first = 0;
  for (const int size : sizes) {
    for (int i = 0; i < size; ++i) {
      names.push_back("e" + std::to_string(first + i));
      for (int k = 0; k < i; ++k) edges.emplace_back(first + k, first + i);
    }
    if (first > 0) edges.emplace_back(first - 1, first);
    first += size;
  }
  return small_graph(names, edges);
}

std::vector<int> communities_of(const StoryGraph& graph) {
  return find_communities(graph, NeighborIndex(graph));
}

}  // namespace

TEST_SUITE("story/explore/communities") {
  TEST_CASE("cliques that hang together by one edge are communities, the largest first") {
    CHECK(communities_of(cliques({4, 6, 5})) ==
          std::vector<int>{2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
  }

  TEST_CASE("a chain of cliques is told apart") {
    const std::vector<int> communities = communities_of(cliques(std::vector<int>(8, 5)));
    for (std::size_t i = 0; i < communities.size(); ++i) {
      CHECK(communities[i] == communities[i / 5 * 5]);
      if (i >= 5) CHECK(communities[i] != communities[i - 5]);
    }
  }

  TEST_CASE("what has no edge is in no community, and neither is an outlet") {
    const StoryGraph graph = small_graph({"s0", "e1", "e2", "o3"}, {{0, 1}, {3, 0}});
    CHECK(communities_of(graph) == std::vector<int>{0, 0, -1, -1});
    CHECK(communities_of(StoryGraph()).empty());
  }

  TEST_CASE("the same graph has the same communities again") {
    CHECK(communities_of(cliques({7, 3, 5, 4})) == communities_of(cliques({7, 3, 5, 4})));
  }
}

}  // namespace storylens
