#include "ui/graph_bubbles.h"

#include <doctest/doctest.h>

#include "base/random.h"

namespace storylens {
namespace {

constexpr int kNodes = 3000;

struct Crowd {
  StoryGraph graph;
  GraphView view;
  std::vector<Vec2> positions;
  GraphIndex index;

  explicit Crowd(float px_per_world) {
    Random random(9);
    view.area = {{0, 0}, {1000, 1000}};
    view.px_per_world = px_per_world;
    view.edges_revision = 1;
    for (int i = 0; i < kNodes; ++i) {
      GraphNode node;
      node.kind = i % 3 == 0 ? NodeKind::Story : NodeKind::Entity;
      node.story_count = 1 + i % 40;
      graph.nodes.push_back(node);
      positions.push_back({random.uniform() * 6000, random.uniform() * 6000});
      GraphNodeView item;
      item.node = i;
      item.center = view.screen(positions.back());
      item.radius = item.reach = 1.0f;
      view.nodes.push_back(item);
    }
    for (int i = 0; i + 1 < kNodes; ++i) {
      graph.edges.push_back({i, i + 1, EdgeKind::Mentions, 1.0f, {}});
      view.edges.push_back({i, i, i + 1});
    }
    view.base_edges = view.edges.size();
    index.update(graph, view, positions);
  }
};

}  // namespace

TEST_SUITE("ui/graph_bubbles") {
  TEST_CASE("nodes that stand apart are not merged") {
    Crowd crowd(0.2f);
    GraphBubbles bubbles;
    bubbles.update(crowd.graph, crowd.view, crowd.index, 22.0f);
    CHECK_FALSE(bubbles.is_active());
  }

  TEST_CASE("every node of a crowd is in one bubble, and leaders stand apart") {
    Crowd crowd(0.03f);
    GraphBubbles bubbles;
    bubbles.update(crowd.graph, crowd.view, crowd.index, 3.0f);
    CHECK(bubbles.is_active());
    int count = 0;
    for (const GraphBubble& bubble : bubbles.bubbles()) count += bubble.count;
    CHECK(count == kNodes);
    CHECK(bubbles.bubbles().size() < kNodes / 10);
    for (const GraphBubble& a : bubbles.bubbles()) {
      for (const GraphBubble& b : bubbles.bubbles()) {
        const Vec2 apart = crowd.positions[static_cast<std::size_t>(a.leader)] -
                           crowd.positions[static_cast<std::size_t>(b.leader)];
        CHECK((a.leader == b.leader || length(apart) * crowd.view.px_per_world > 39.0f));
      }
    }
  }

  TEST_CASE("a bubble is the most important of its nodes") {
    Crowd crowd(0.03f);
    GraphBubbles bubbles;
    bubbles.update(crowd.graph, crowd.view, crowd.index, 3.0f);
    for (const GraphBubble& bubble : bubbles.bubbles()) {
      const auto leader = static_cast<std::size_t>(bubble.leader);
      if (bubble.count > 20) CHECK(crowd.graph.nodes[leader].kind == NodeKind::Story);
    }
  }

  TEST_CASE("merged nodes are not found under the pointer, their leader is") {
    Crowd crowd(0.03f);
    GraphBubbles bubbles;
    bubbles.update(crowd.graph, crowd.view, crowd.index, 3.0f);
    bubbles.apply(crowd.view);
    for (const GraphBubble& bubble : bubbles.bubbles()) {
      CHECK(node_at(crowd.view, crowd.view.screen(bubble.center)) >= 0);
      CHECK_FALSE(crowd.view.nodes[static_cast<std::size_t>(bubble.leader)].is_merged);
    }
    std::size_t merged = 0;
    for (const GraphNodeView& node : crowd.view.nodes) merged += node.is_merged ? 1 : 0;
    CHECK(merged == kNodes - bubbles.bubbles().size());
  }

  TEST_CASE("panning merges nothing anew") {
    Crowd crowd(0.03f);
    GraphBubbles bubbles;
    bubbles.update(crowd.graph, crowd.view, crowd.index, 3.0f);
    const unsigned revision = bubbles.revision();
    crowd.view.origin = {300, -40};
    bubbles.update(crowd.graph, crowd.view, crowd.index, 3.0f);
    CHECK(bubbles.revision() == revision);
  }

  TEST_CASE("edges between the same two bubbles are one") {
    Crowd crowd(0.03f);
    GraphBubbles bubbles;
    bubbles.update(crowd.graph, crowd.view, crowd.index, 3.0f);
    CHECK(!bubbles.edges().empty());
    CHECK(bubbles.edges().size() <= 2 * bubbles.bubbles().size());
    for (const BubbleEdge& a : bubbles.edges()) {
      for (const BubbleEdge& b : bubbles.edges()) CHECK((&a == &b || a.a != b.a || a.b != b.b));
    }
  }
}

}  // namespace storylens
