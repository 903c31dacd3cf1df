#include "app/graph_detail.h"

#include <doctest/doctest.h>

#include "base/random.h"

namespace storylens {
namespace {

constexpr int kNodes = 20000;
constexpr int kEdges = 12000;

// Nodes on a square of 6,000 world units, edges mostly short.
struct Crowd {
  StoryGraph graph;
  GraphView view;
  std::vector<Vec2> positions;
  GraphIndex index;
  GraphPicture base;

  Crowd() {
    Random random(3);
    view.area = {{0, 0}, {1200, 1200}};
    view.px_per_world = 0.2f;
    view.edges_revision = 1;
    for (int i = 0; i < kNodes; ++i) {
      positions.push_back({random.uniform() * 6000, random.uniform() * 6000});
      graph.nodes.push_back({});
      GraphNodeView node;
      node.node = i;
      view.nodes.push_back(node);
    }
    for (int i = 0; i < kEdges; ++i) {
      const int a = static_cast<int>(random.uniform() * kNodes);
      const int b = static_cast<int>(random.uniform() * kNodes);
      graph.edges.push_back({a, b, EdgeKind::Mentions, 1.0f, {}});
      view.edges.push_back({i, a, b});
    }
    view.base_edges = view.edges.size();
    index.update(graph, view, positions);
    for (std::size_t i = 0; i <= index.edges().size(); ++i) base.first_record.push_back(i);
    for (std::size_t i = 0; i <= index.nodes().size(); ++i) base.first_shape.push_back(i);
  }
};

GraphRanges ranges_of(const Crowd& crowd, float cut) {
  const GraphView& view = crowd.view;
  return choose_ranges({view.world(view.area.min), view.world(view.area.max)}, view.px_per_world, crowd.index,
                       crowd.base, cut);
}

std::size_t drawn(const std::vector<QuadRange>& ranges) {
  std::size_t count = 0;
  for (const QuadRange& range : ranges) count += range.count;
  return count;
}

}  // namespace

TEST_SUITE("app/graph_detail") {
  TEST_CASE("at rest everything on the screen is drawn, each kind in one call where all of it is seen") {
    const Crowd crowd;
    const GraphLines lines = choose_lines(crowd.view, crowd.index, {}, false);
    const GraphRanges ranges = ranges_of(crowd, lines.detail.cut);
    CHECK(drawn(ranges.edges) == kEdges);
    CHECK(drawn(ranges.shapes) == kNodes);
    CHECK(ranges.edges.size() == 1);
    CHECK(ranges.shapes.size() == 1);
    CHECK_FALSE(lines.is_light);
  }

  TEST_CASE("in motion the most telling edges are drawn, and every node") {
    const Crowd crowd;
    const GraphLines lines = choose_lines(crowd.view, crowd.index, {}, true);
    const GraphRanges ranges = ranges_of(crowd, lines.detail.cut);
    CHECK(lines.is_light);
    CHECK(drawn(ranges.edges) > kEdgesInMotion / 2);
    CHECK(drawn(ranges.edges) < kEdgesInMotion * 3 / 2);
    CHECK(drawn(ranges.shapes) == kNodes);
  }

  TEST_CASE("what is off the screen is not drawn") {
    Crowd crowd;
    crowd.view.px_per_world = 2.0f;
    crowd.view.origin = {-5000, -5000};
    const GraphRanges ranges = ranges_of(crowd, 1.0f);
    CHECK(drawn(ranges.shapes) < kNodes / 2);
    std::vector<bool> is_drawn(kNodes, false);
    for (const QuadRange& range : ranges.shapes) {
      for (std::size_t i = 0; i < range.count; ++i) {
        is_drawn[static_cast<std::size_t>(crowd.index.nodes()[range.first + i])] = true;
      }
    }
    for (std::size_t i = 0; i < kNodes; ++i) {
      if (crowd.view.area.contains(crowd.view.screen(crowd.positions[i]))) CHECK(is_drawn[i]);
    }
  }

  TEST_CASE("crowded edges stand back, and few do not") {
    const Crowd crowd;
    CHECK(choose_lines(crowd.view, crowd.index, {}, false).detail.opacity < 0.5f);
    CHECK(choose_lines(crowd.view, crowd.index, {}, false).detail.tail_opacity < 1.0f);
    Crowd sparse;
    sparse.view.edges.resize(20);
    sparse.view.base_edges = 20;
    sparse.view.edges_revision = 2;
    sparse.index.update(sparse.graph, sparse.view, sparse.positions);
    CHECK(choose_lines(sparse.view, sparse.index, {}, false).detail.opacity == 1.0f);
  }

  TEST_CASE("a picture that is whole in motion is drawn as at rest, from near and from far") {
    Crowd sparse;
    sparse.view.edges.resize(20);
    sparse.view.base_edges = 20;
    sparse.view.edges_revision = 2;
    sparse.index.update(sparse.graph, sparse.view, sparse.positions);
    for (const float px_per_world : {0.1f, 4.0f}) {
      NodeScale scale;
      scale.px_per_world = px_per_world;
      const GraphLines moving = choose_lines(sparse.view, sparse.index, scale, true);
      const GraphLines resting = choose_lines(sparse.view, sparse.index, scale, false);
      CHECK_FALSE(moving.is_light);
      CHECK(moving.detail.is_plain == resting.detail.is_plain);
    }
  }
}

}  // namespace storylens
