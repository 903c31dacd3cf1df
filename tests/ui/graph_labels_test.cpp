#include "ui/graph_labels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

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

// Two hundred nodes, and more names than there is room for.
struct Scattered {
  TablePainter painter;
  StoryGraph graph = crowd(200);
  GraphView view = scattered(200, 900);
  GraphLabels placer;

  std::vector<GraphLabel> place(const GraphLabels::Frame& frame = {}) {
    return placer.place(view, graph, frame, painter);
  }
};

}  // namespace

TEST_SUITE("ui/graph_labels") {
  TEST_CASE("no two labels overlap, and none covers another node") {
    Scattered nodes;
    const std::vector<GraphLabel> labels = nodes.place();
    CHECK(labels.size() > 20);
    CHECK(labels.size() < 200);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t j = i + 1; j < labels.size(); ++j) CHECK_FALSE(labels[i].box.overlaps(labels[j].box));
      for (std::size_t n = 0; n < nodes.view.nodes.size(); ++n) {
        const Vec2 reach = {nodes.view.nodes[n].radius, nodes.view.nodes[n].radius};
        const bool is_own = static_cast<int>(n) == labels[i].node_view;
        CHECK((is_own || !labels[i].box.overlaps(
                             {nodes.view.nodes[n].center - reach, nodes.view.nodes[n].center + reach})));
      }
    }
  }

  TEST_CASE("the view tells whose label is placed") {
    TablePainter painter;
    const StoryGraph graph = crowd(60);
    GraphView view = scattered(60, 500);
    GraphLabels placer;
    const std::vector<GraphLabel> labels = placer.place(view, graph, {}, painter);
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
    GraphLabels placer;
    const std::vector<GraphLabel> labels = placer.place(view, graph, {}, painter);
    REQUIRE_OK(!labels.empty());
    CHECK(labels.front().node_view == 2);
  }

  TEST_CASE("the story that is read and what is selected are named among the thickest discs") {
    TablePainter painter;
    constexpr int kColumns = 13;
    constexpr int kCount = kColumns * kColumns;
    constexpr std::size_t kCurrent = 5 * kColumns + 6;
    constexpr std::size_t kSelected = 8 * kColumns + 6;
    const StoryGraph graph = crowd(kCount);
    GraphView view = scattered(kCount, 312);
    for (int i = 0; i < kCount; ++i) {
      const auto column = static_cast<float>(i % kColumns);
      const auto row = static_cast<float>(i / kColumns);
      view.nodes[static_cast<std::size_t>(i)].center = {12.0f + 24.0f * column, 12.0f + 24.0f * row};
    }
    GraphLabels().place(view, graph, {}, painter);
    CHECK_FALSE(view.nodes[kCurrent].is_label_visible);
    CHECK_FALSE(view.nodes[kSelected].is_label_visible);
    view.nodes[kCurrent].is_current = true;
    view.nodes[kSelected].is_selected = true;
    GraphLabels().place(view, graph, {}, painter);
    CHECK(view.nodes[kCurrent].is_label_visible);
    CHECK(view.nodes[kSelected].is_label_visible);
    CHECK_FALSE(view.nodes[kCurrent].label.overlaps(view.nodes[kSelected].label));
  }

  TEST_CASE("a node outside the area has no label") {
    TablePainter painter;
    const StoryGraph graph = crowd(1);
    GraphView view = scattered(1, 400);
    view.nodes[0].center = {-50, 200};
    GraphLabels placer;
    CHECK(placer.place(view, graph, {}, painter).empty());
  }

  TEST_CASE("while the picture is panned, every label stays with its node and on its side") {
    TablePainter painter;
    const StoryGraph graph = crowd(200);
    GraphView view = scattered(200, 900);
    view.area = {{0, 0}, {4000, 4000}};
    for (GraphNodeView& node : view.nodes) node.center = node.center + Vec2{1000, 1000};
    GraphLabels placer;
    std::vector<GraphLabel> before = placer.place(view, graph, {}, painter);
    for (int step = 0; step < 20; ++step) {
      for (GraphNodeView& node : view.nodes) node.center = node.center + Vec2{7, -3};
      const std::vector<GraphLabel> after = placer.place(view, graph, {}, painter);
      REQUIRE_OK(after.size() >= before.size());
      std::size_t kept = 0;
      for (const GraphLabel& a : before) {
        for (const GraphLabel& b : after) {
          if (a.node_view == b.node_view)
            kept += length(b.box.min - a.box.min - Vec2{7, -3}) < 1.5f ? 1u : 0u;
        }
      }
      CHECK(kept == before.size());
      before = after;
    }
  }

  TEST_CASE("while one zooms in, no label flickers") {
    TablePainter painter;
    const StoryGraph graph = crowd(300);
    const GraphView at_first = scattered(300, 900);
    GraphLabels placer;
    std::vector<int> vanished(300, 0);
    std::vector<char> was_shown(300, 0);
    for (int step = 0; step < 30; ++step) {
      GraphView view = at_first;
      const float scale = std::pow(1.08f, static_cast<float>(step));
      for (GraphNodeView& node : view.nodes) {
        node.center = Vec2{450, 450} + (node.center - Vec2{450, 450}) * scale;
        node.radius = node.reach = std::min(3.0f * scale, 20.0f);
      }
      placer.place(view, graph, {}, painter);
      for (std::size_t i = 0; i < 300; ++i) {
        const char is_shown = view.nodes[i].is_label_visible ? 1 : 0;
        const Vec2 at = view.nodes[i].center;
        const bool is_inside = at.x > 200 && at.x < 700 && at.y > 60 && at.y < 840;
        if (was_shown[i] && !is_shown && is_inside) ++vanished[i];
        was_shown[i] = is_shown;
      }
    }
    for (const int times : vanished) CHECK(times <= 1);
  }

  TEST_CASE("what is pointed at has a label for so long, and the others are as before when it is not") {
    TablePainter painter;
    const StoryGraph graph = crowd(300);
    GraphView view = scattered(300, 900);
    GraphLabels placer;
    const auto shown = [&](int hovered) {
      placer.place(view, graph, {.hovered = hovered}, painter);
      std::vector<int> found;
      for (const GraphNodeView& node : view.nodes)
        if (node.is_label_visible) found.push_back(node.node);
      return found;
    };
    const std::vector<int> before = shown(-1);
    for (int hovered = 0; hovered < 300; hovered += 7) {
      shown(hovered);
      const GraphNodeView& node = view.nodes[static_cast<std::size_t>(hovered)];
      const bool is_inside = node.center.x > 200 && node.center.x < 700;
      CHECK((node.is_label_visible || !is_inside));
      CHECK(shown(-1) == before);
    }
  }

  TEST_CASE("a name is laid out once, however many frames show it") {
    TablePainter painter;
    const StoryGraph graph = crowd(50);
    GraphView view = scattered(50, 700);
    GraphLabels placer;
    placer.place(view, graph, {}, painter);
    const std::uint64_t made = placer.layouts_made();
    for (int i = 0; i < 5; ++i) placer.place(view, graph, {}, painter);
    CHECK(placer.layouts_made() == made);
  }

  TEST_CASE("a label that comes up fades in, but not when motion is reduced") {
    TablePainter painter;
    const StoryGraph graph = crowd(2);
    for (const bool is_motion_reduced : {false, true}) {
      GraphView view = scattered(2, 400);
      view.nodes[0].center = {100, 100};
      view.nodes[1].center = {-50, 300};
      GraphLabels placer;
      GraphLabels::Frame frame;
      frame.elapsed_ms = 16.0f;
      frame.is_motion_reduced = is_motion_reduced;
      CHECK(placer.place(view, graph, frame, painter).at(0).opacity == 1.0f);
      view.nodes[1].center = {200, 300};
      const std::vector<GraphLabel> labels = placer.place(view, graph, frame, painter);
      REQUIRE_OK(labels.size() == 2);
      const float newest = std::min(labels[0].opacity, labels[1].opacity);
      CHECK((newest < 1.0f) == !is_motion_reduced);
      CHECK(placer.is_fading() == !is_motion_reduced);
    }
  }

  TEST_CASE("no label comes up while newcomers are not taken") {
    TablePainter painter;
    const StoryGraph graph = crowd(2);
    GraphView view = scattered(2, 400);
    view.nodes[0].center = {100, 100};
    view.nodes[1].center = {-50, 300};
    GraphLabels placer;
    placer.place(view, graph, {}, painter);
    view.nodes[1].center = {200, 300};
    GraphLabels::Frame frame;
    frame.takes_newcomers = false;
    CHECK(placer.place(view, graph, frame, painter).size() == 1);
    frame.takes_newcomers = true;
    CHECK(placer.place(view, graph, frame, painter).size() == 2);
  }

  TEST_CASE("the edge of the graph cuts no label") {
    Scattered nodes;
    const std::vector<GraphLabel> labels = nodes.place();
    CHECK(labels.size() > 10);
    for (const GraphLabel& label : labels) {
      CHECK(nodes.view.area.contains(label.box.min));
      CHECK(nodes.view.area.contains(label.box.max));
    }
  }

  TEST_CASE("no label stands under what is painted over the graph") {
    Scattered nodes;
    GraphLabels::Frame frame;
    frame.covered[3] = {{600, 0}, {900, 900}};
    const std::vector<GraphLabel> labels = nodes.place(frame);
    CHECK(labels.size() > 10);
    for (const GraphLabel& label : labels) CHECK_FALSE(label.box.overlaps(frame.covered[3]));
  }
}

}  // namespace storylens
