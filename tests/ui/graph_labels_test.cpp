#include "ui/graph_labels.h"

#include <doctest/doctest.h>

#include <string>

#include "base/random.h"
#include "require_ok.h"
#include "ui/table_painter.h"

namespace storylens {
namespace {

StoryGraph crowd(int count) {
  StoryGraph graph;
  for (int i = 0; i < count; ++i) {
    GraphNode node;
    node.id = "entity:" + std::to_string(i);
    node.kind = i % 7 == 0 ? NodeKind::Story : NodeKind::Entity;
    node.label = "A name of some length " + std::to_string(i);
    node.story_count = i % 5;
    graph.nodes.push_back(node);
  }
  return graph;
}

GraphView scattered(int count, float side) {
  Random random(4);
  GraphView view;
  view.area = {{0, 0}, {side, side}};
  for (int i = 0; i < count; ++i) {
    GraphNodeView node;
    node.node = i;
    node.center = {random.uniform() * side, random.uniform() * side};
    node.radius = node.reach = 6.0f;
    view.nodes.push_back(node);
  }
  return view;
}

}  // namespace

TEST_SUITE("ui/graph_labels") {
  TEST_CASE("no two labels overlap, and none covers another node") {
    TablePainter painter;
    const StoryGraph graph = crowd(200);
    GraphView view = scattered(200, 900);
    const std::vector<GraphLabel> labels = place_labels(view, graph, -1, painter);
    CHECK(labels.size() > 20);
    CHECK(labels.size() < 200);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t j = i + 1; j < labels.size(); ++j) CHECK_FALSE(labels[i].box.overlaps(labels[j].box));
      for (std::size_t n = 0; n < view.nodes.size(); ++n) {
        const Vec2 reach = {view.nodes[n].radius, view.nodes[n].radius};
        const bool is_own = static_cast<int>(n) == labels[i].node_view;
        CHECK((is_own ||
               !labels[i].box.overlaps({view.nodes[n].center - reach, view.nodes[n].center + reach})));
      }
    }
  }

  TEST_CASE("the view tells whose label is placed") {
    TablePainter painter;
    const StoryGraph graph = crowd(60);
    GraphView view = scattered(60, 500);
    const std::vector<GraphLabel> labels = place_labels(view, graph, -1, painter);
    std::size_t visible = 0;
    for (const GraphNodeView& node : view.nodes) visible += node.is_label_visible ? 1 : 0;
    CHECK(visible == labels.size());
  }

  TEST_CASE("the selected node is labelled before the others") {
    TablePainter painter;
    const StoryGraph graph = crowd(3);
    GraphView view = scattered(3, 400);
    for (GraphNodeView& node : view.nodes) node.center = {200, 200};
    view.nodes[2].is_selected = true;
    const std::vector<GraphLabel> labels = place_labels(view, graph, -1, painter);
    REQUIRE_OK(!labels.empty());
    CHECK(labels.front().node_view == 2);
  }

  TEST_CASE("a node outside the area has no label") {
    TablePainter painter;
    const StoryGraph graph = crowd(1);
    GraphView view = scattered(1, 400);
    view.nodes[0].center = {-50, 200};
    CHECK(place_labels(view, graph, -1, painter).empty());
  }
}

}  // namespace storylens
