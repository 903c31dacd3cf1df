#include "app/shown_edges.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

namespace storylens {
namespace {

StoryGraph graph_of(std::vector<GraphEdge> edges, int nodes) {
  StoryGraph graph;
  graph.nodes.resize(static_cast<std::size_t>(nodes));
  graph.edges = std::move(edges);
  return graph;
}

GraphEdge edge(int source, int target, EdgeKind kind) {
  return {source, target, kind, 1.0f, {}};
}

}  // namespace

TEST_SUITE("app/shown_edges") {
  TEST_CASE("parallel edges are fanned to different sides, whichever way they point") {
    const StoryGraph graph = graph_of(
        {edge(0, 1, EdgeKind::Related), edge(1, 0, EdgeKind::Related), edge(0, 1, EdgeKind::Mentions)}, 2);
    ShownEdges shown;
    shown.build(graph, {0, 1}, 0, true);
    REQUIRE(shown.base().size() == 3);
    std::set<int> sides;
    for (const GraphEdgeView& item : shown.base()) {
      const float from_low_to_high = item.a < item.b ? item.bend : -item.bend;
      sides.insert(static_cast<int>(std::round(from_low_to_high * 100.0f)));
    }
    CHECK(sides.size() == 3);
    CHECK(*sides.begin() == -*sides.rbegin());
  }

  TEST_CASE("an edge that is alone is straight, and a self-loop or an edge to what is hidden is not shown") {
    const StoryGraph graph = graph_of(
        {edge(0, 1, EdgeKind::Mentions), edge(1, 1, EdgeKind::Mentions), edge(0, 2, EdgeKind::Mentions)}, 3);
    ShownEdges shown;
    shown.build(graph, {0, 1, -1}, 0, true);
    REQUIRE(shown.base().size() == 1);
    CHECK(shown.base()[0].bend == 0.0f);
  }

  TEST_CASE("derived edges are not in the base but are found by either end") {
    const StoryGraph graph = graph_of({edge(0, 1, EdgeKind::Shares), edge(1, 2, EdgeKind::Mentions)}, 3);
    ShownEdges shown;
    shown.build(graph, {0, 1, 2}, -1, true);
    CHECK(shown.base().size() == 1);
    for (const int node : {0, 1}) {
      int derived = 0;
      shown.touching(node, [&](const GraphEdgeView& item) { derived += item.edge == 0 ? 1 : 0; });
      CHECK(derived == 1);
    }
    CHECK_FALSE(shown.is_in_base(0));
    CHECK(shown.is_in_base(1));
  }

  TEST_CASE("unless the whole graph is shown, the base touches the story that is read") {
    const StoryGraph graph = graph_of(
        {edge(0, 1, EdgeKind::Mentions), edge(2, 1, EdgeKind::Mentions), edge(2, 3, EdgeKind::OwnedBy)}, 4);
    ShownEdges shown;
    shown.build(graph, {0, 1, 2, 3}, 0, false);
    CHECK(shown.base().size() == 2);
    CHECK_FALSE(shown.is_in_base(1));
  }
}

}  // namespace storylens
