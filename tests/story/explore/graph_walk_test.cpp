#include "story/explore/graph_walk.h"

#include <doctest/doctest.h>

#include "story/explore/small_graph.h"

namespace storylens {
namespace {

using Way = std::vector<int>;

std::vector<bool> none(const StoryGraph& graph) {
  return std::vector<bool>(graph.nodes.size(), false);
}

std::vector<bool> only(const StoryGraph& graph, std::size_t node) {
  std::vector<bool> marks = none(graph);
  marks[node] = true;
  return marks;
}

// s0 and s1 share a name that every story has (e2) and, over s4, two that few have (e3, e5).
StoryGraph hub_and_detour() {
  return small_graph(
      {"s0",  "s1",  "e2",  "e3",  "s4",  "e5",  "s6",  "s7",  "s8",  "s9",  "s10", "s11", "s12",
       "s13", "s14", "s15", "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25"},
      {{0, 2},  {1, 2},  {4, 2},  {6, 2},  {7, 2},  {8, 2},  {9, 2},  {10, 2}, {11, 2},
       {12, 2}, {13, 2}, {14, 2}, {15, 2}, {16, 2}, {17, 2}, {18, 2}, {19, 2}, {20, 2},
       {21, 2}, {22, 2}, {23, 2}, {24, 2}, {25, 2}, {0, 3},  {4, 3},  {4, 5},  {1, 5}});
}

}  // namespace

TEST_SUITE("story/explore/graph_walk") {
  TEST_CASE("steps are counted from the source, no further than asked") {
    const StoryGraph graph = small_graph({"s0", "e1", "s2", "e3"}, {{0, 1}, {2, 1}, {2, 3}});
    const NeighborIndex index(graph);
    CHECK(steps_from(index, 0, 3, none(graph)) == Way{0, 1, 2, 3});
    CHECK(steps_from(index, 0, 2, none(graph)) == Way{0, 1, 2, -1});
  }

  TEST_CASE("a walk reaches a blocked node and does not go through it") {
    const StoryGraph graph = small_graph({"s0", "e1", "s2", "e3"}, {{0, 1}, {2, 1}, {2, 3}});
    const NeighborIndex index(graph);
    CHECK(steps_from(index, 0, 3, only(graph, 1)) == Way{0, 1, -1, -1});
    CHECK(steps_from(index, 1, 3, only(graph, 1)) == Way{1, 0, 1, 2});
  }

  TEST_CASE("a path goes over names that few share rather than over a hub") {
    const StoryGraph graph = hub_and_detour();
    const NeighborIndex index(graph);
    CHECK(find_path(graph, index, 0, 1, none(graph)) == Way{0, 2, 1});
    // Of two names in common, the rarer one.
    const StoryGraph two =
        small_graph({"s0", "s1", "e2", "e3", "s4"}, {{0, 2}, {1, 2}, {4, 2}, {0, 3}, {1, 3}});
    CHECK(find_path(two, NeighborIndex(two), 0, 1, none(two)) == Way{0, 3, 1});
  }

  TEST_CASE("a path does not go through a blocked node, but may end at one") {
    const StoryGraph graph = hub_and_detour();
    const NeighborIndex index(graph);
    CHECK(find_path(graph, index, 0, 1, only(graph, 2)) == Way{0, 3, 4, 5, 1});
    CHECK(find_path(graph, index, 0, 2, only(graph, 2)) == Way{0, 2});
  }

  TEST_CASE("an outlet is gone through only where there is no other way") {
    const StoryGraph graph =
        small_graph({"s0", "s1", "o2", "e3", "s4", "e5"}, {{2, 0}, {2, 1}, {0, 3}, {4, 3}, {4, 5}, {1, 5}});
    CHECK(find_path(graph, NeighborIndex(graph), 0, 1, none(graph)) == Way{0, 3, 4, 5, 1});
    const StoryGraph only_outlet = small_graph({"s0", "s1", "o2"}, {{2, 0}, {2, 1}});
    CHECK(find_path(only_outlet, NeighborIndex(only_outlet), 0, 1, none(only_outlet)) == Way{0, 2, 1});
  }

  TEST_CASE("there is no path between what does not hang together, and one of one node to itself") {
    const StoryGraph graph = small_graph({"s0", "s1", "e2"}, {{0, 2}});
    const NeighborIndex index(graph);
    CHECK(find_path(graph, index, 0, 1, none(graph)).empty());
    CHECK(find_path(graph, index, 1, 1, none(graph)) == Way{1});
  }

  TEST_CASE("a path has all edges between the nodes that follow each other") {
    const StoryGraph graph = small_graph({"s0", "s1", "e2"}, {{0, 2}, {0, 1}, {0, 1}, {1, 2}});
    const NeighborIndex index(graph);
    CHECK(path_edges(index, {2, 0, 1}) == Way{0, 1, 2});
    CHECK(path_edges(index, {2}).empty());
  }
}

}  // namespace storylens
