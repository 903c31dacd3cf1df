#include "ui/graph_view.h"

#include <doctest/doctest.h>

#include "base/random.h"
#include "ui/graph_index.h"

namespace storylens {
namespace {

GraphNodeView node(float x, float y, float radius) {
  GraphNodeView view;
  view.center = {x, y};
  view.radius = radius;
  view.reach = radius;
  return view;
}

}  // namespace

TEST_SUITE("ui/graph_view") {
  TEST_CASE("the node under a point is the one whose center is nearest") {
    GraphView view;
    view.nodes = {node(0, 0, 30), node(25, 0, 30)};
    CHECK(node_at(view, {5, 0}) == 0);
    CHECK(node_at(view, {20, 0}) == 1);
    CHECK(node_at(view, {100, 100}) == -1);
  }

  TEST_CASE("a small disc can be hit within the smallest target") {
    GraphView view;
    view.nodes = {node(0, 0, 2)};
    CHECK(node_at(view, {kMinTarget * 0.5f - 1.0f, 0}) == 0);
    CHECK(node_at(view, {kMinTarget * 0.5f + 1.0f, 0}) == -1);
  }

  TEST_CASE("an edge is hit within reach of its segment and not beyond its ends") {
    GraphView view;
    view.nodes = {node(0, 0, 5), node(100, 0, 5)};
    view.edges = {{7, 0, 1}};
    CHECK(edge_at(view, {50, 4}, 6) == 0);
    CHECK(edge_at(view, {50, 8}, 6) == -1);
    CHECK(edge_at(view, {120, 0}, 6) == -1);
  }

  TEST_CASE("an edge without length is a point") {
    GraphView view;
    view.nodes = {node(10, 10, 5), node(10, 10, 5)};
    view.edges = {{0, 0, 1}};
    CHECK(edge_at(view, {12, 10}, 6) == 0);
    CHECK(edge_at(view, {30, 10}, 6) == -1);
  }

  TEST_CASE("a bent edge is hit on its arc, not on its chord") {
    GraphView view;
    view.nodes = {node(0, 0, 5), node(100, 0, 5)};
    view.edges = {{7, 0, 1, 0.3f}};
    CHECK(edge_at(view, {50, 0}, 6) == -1);
    CHECK(edge_at(view, {50, -30}, 6) == 0);
  }

  TEST_CASE("an index finds the same nodes and edges as asking every one") {
    constexpr int kNodes = 5000;
    Random random(5);
    StoryGraph graph;
    GraphView view;
    view.area = {{0, 0}, {3000, 3000}};
    view.px_per_world = 0.5f;
    view.origin = {20, -10};
    std::vector<Vec2> positions;
    for (int i = 0; i < kNodes; ++i) {
      positions.push_back({random.uniform() * 6000, random.uniform() * 6000});
      const Vec2 at = view.screen(positions.back());
      view.nodes.push_back(node(at.x, at.y, 3.0f + random.uniform() * 20));
      view.nodes.back().node = i;
      graph.nodes.push_back({});
    }
    for (int i = 0; i < 3 * kNodes; ++i) {
      const int a = static_cast<int>(random.uniform() * kNodes);
      const int b = i % 3 > 0 ? (a + 1) % kNodes : static_cast<int>(random.uniform() * kNodes);
      graph.edges.push_back({a, b, EdgeKind::Mentions, 1.0f, {}});
      view.edges.push_back({i, a, b, i % 50 == 0 ? 0.16f : 0.0f});
    }
    view.base_edges = view.edges.size() - 10;
    view.edges_revision = 1;
    GraphIndex index;
    index.update(graph, view, positions);
    CHECK(index.node_chunks().size() > 1);
    int found = 0;
    for (int i = 0; i < 400; ++i) {
      const Vec2 point = {random.uniform() * 3000, random.uniform() * 3000};
      view.index = nullptr;
      const int node_without = node_at(view, point);
      const int edge_without = edge_at(view, point, 6);
      view.index = &index;
      CHECK(node_at(view, point) == node_without);
      CHECK(edge_at(view, point, 6) == edge_without);
      found += node_without >= 0 ? 1 : 0;
    }
    CHECK(found > 50);
  }
}

}  // namespace storylens
