#include "story/explore/centrality.h"

#include <doctest/doctest.h>

#include <numeric>

#include "story/explore/small_graph.h"

namespace storylens {
namespace {

std::vector<int> all(const StoryGraph& graph) {
  std::vector<int> nodes(graph.nodes.size());
  std::iota(nodes.begin(), nodes.end(), 0);
  return nodes;
}

StoryGraph chain(int count) {
  std::vector<std::string> names(static_cast<std::size_t>(count), "e");
  std::vector<std::pair<int, int>> edges;
  for (int i = 1; i < count; ++i) edges.emplace_back(i - 1, i);
  return small_graph(names, edges);
}

}  // namespace

TEST_SUITE("story/explore/centrality") {
  TEST_CASE("the middle of a chain lies between all on its sides") {
    const StoryGraph graph = chain(5);
    CHECK(betweenness(NeighborIndex(graph), all(graph)).values == std::vector<float>{0, 3, 4, 3, 0});
  }

  TEST_CASE("two equal ways share what goes over them") {
    const StoryGraph graph = small_graph({"e0", "e1", "e2", "e3"}, {{0, 1}, {1, 3}, {0, 2}, {2, 3}});
    CHECK(betweenness(NeighborIndex(graph), all(graph)).values == std::vector<float>{0.5f, 0.5f, 0.5f, 0.5f});
  }

  TEST_CASE("the middle of a star lies between every pair of its leaves") {
    const StoryGraph graph = small_graph({"s0", "e1", "e2", "e3", "e4"}, {{0, 1}, {0, 2}, {0, 3}, {0, 4}});
    CHECK(betweenness(NeighborIndex(graph), all(graph)).values[0] == 6.0f);
  }

  TEST_CASE("what is not included is not gone through") {
    const StoryGraph graph = chain(3);
    const Betweenness of_ends = betweenness(NeighborIndex(graph), {0, 2});
    CHECK(of_ends.values == std::vector<float>{0, 0, 0});
    CHECK(betweenness(NeighborIndex(graph), {}).values == std::vector<float>{0, 0, 0});
  }

  TEST_CASE("a large graph is sampled, says so, and ranks the same") {
    const StoryGraph graph = chain(static_cast<int>(kExactNodes) + 501);
    const Betweenness result = betweenness(NeighborIndex(graph), all(graph));
    CHECK(result.is_sampled);
    const std::size_t middle = graph.nodes.size() / 2;
    CHECK(result.values[middle] > result.values[middle / 2]);
    CHECK(result.values[middle / 2] > result.values[10]);
    const double exact = static_cast<double>(middle) * static_cast<double>(middle);
    CHECK(static_cast<double>(result.values[middle]) == doctest::Approx(exact).epsilon(0.05));
    CHECK_FALSE(betweenness(NeighborIndex(chain(9)), {0, 1}).is_sampled);
  }
}

}  // namespace storylens
