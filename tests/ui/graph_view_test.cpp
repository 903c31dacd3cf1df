#include "ui/graph_view.h"

#include <doctest/doctest.h>

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
}

}  // namespace storylens
