#include "arrange/arrange.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/random.h"
#include "layout/position_hash.h"
#include "layout/simulation.h"

namespace storylens {
namespace {

class GraphBuilder {
 public:
  int node(NodeKind kind, std::string label, int story_count = 1) {
    GraphNode node;
    node.id = "node:" + std::to_string(graph.nodes.size());
    node.kind = kind;
    node.label = std::move(label);
    node.story_count = story_count;
    graph.nodes.push_back(std::move(node));
    return static_cast<int>(graph.nodes.size()) - 1;
  }
  void edge(int source, int target, EdgeKind kind) {
    GraphEdge edge;
    edge.source = source;
    edge.target = target;
    edge.kind = kind;
    graph.edges.push_back(std::move(edge));
  }
  StoryGraph graph;
};

// One story with four stubs, three entities and, where asked for, seventeen outlets.
StoryGraph one_story(bool has_outlets) {
  GraphBuilder builder;
  const int story = builder.node(NodeKind::Story, "역대 최대 규모의 증류 공격이라는 고발과 그 반론");
  for (const char* label :
       {"chip controls", "series h ipo 2026", "white house letter", "earlier cluster of accounts"}) {
    builder.edge(story, builder.node(NodeKind::Stub, label), EdgeKind::Related);
  }
  for (const char* label : {"앤트로픽", "알리바바 큐원", "오픈에이아이"}) {
    builder.edge(story, builder.node(NodeKind::Entity, label), EdgeKind::Mentions);
  }
  for (int i = 0; has_outlets && i < 17; ++i) {
    builder.edge(builder.node(NodeKind::Outlet, "The Morning Gazette"), story, EdgeKind::Reports);
  }
  return builder.graph;
}

// Stories in three groups, each with entities of its own and a few that are common to all.
StoryGraph many_stories(int stories, int entities) {
  GraphBuilder builder;
  Random random(11);
  for (int s = 0; s < stories; ++s)
    builder.node(NodeKind::Story, "A headline of the usual length for a story");
  for (int e = 0; e < entities; ++e) {
    const int count = e % 8 == 0 ? 6 : 2;
    const int entity = builder.node(NodeKind::Entity, "긴 이름의 기관 이름", count);
    for (int k = 0; k < count; ++k) {
      const int place = static_cast<int>(random.uniform() * static_cast<float>(stories / 3));
      builder.edge(3 * place + (e % 8 == 0 ? k : e) % 3, entity, EdgeKind::Mentions);
    }
  }
  for (int s = 0; s < stories; ++s) {
    builder.edge(s, builder.node(NodeKind::Stub, "harbour strike 2026"), EdgeKind::Related);
  }
  return builder.graph;
}

Box box_at(const GraphNode& node, const NodePosition& place) {
  const Box box = node_box_world(node);
  return {box.min + Vec2{place.x, place.y}, box.max + Vec2{place.x, place.y}};
}

int count_overlaps(const StoryGraph& graph, const std::vector<NodePosition>& places) {
  int count = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t k = i + 1; k < places.size(); ++k) {
      const Box a = box_at(graph.nodes[i], places[i]);
      const Box b = box_at(graph.nodes[k], places[k]);
      count += a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
    }
  }
  return count;
}

Vec2 size_of(const StoryGraph& graph, const std::vector<NodePosition>& places) {
  Box all = box_at(graph.nodes[0], places[0]);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Box box = box_at(graph.nodes[i], places[i]);
    all.min = {std::min(all.min.x, box.min.x), std::min(all.min.y, box.min.y)};
    all.max = {std::max(all.max.x, box.max.x), std::max(all.max.y, box.max.y)};
  }
  return all.max - all.min;
}

std::vector<int> all_of(const StoryGraph& graph) {
  std::vector<int> visible;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) visible.push_back(static_cast<int>(i));
  return visible;
}

}  // namespace

TEST_SUITE("arrange/arrange") {
  TEST_CASE("stories are largest, stubs are small, and entities grow with their stories") {
    GraphNode story, entity, hub, stub;
    entity.kind = hub.kind = NodeKind::Entity;
    stub.kind = NodeKind::Stub;
    entity.story_count = stub.story_count = 1;
    hub.story_count = 5000;
    CHECK(node_radius_world(story) > node_radius_world(hub));
    CHECK(node_radius_world(hub) > node_radius_world(entity));
    CHECK(node_radius_world(entity) > node_radius_world(stub));
  }

  TEST_CASE("a node's box has room for its label") {
    GraphNode node;
    node.kind = NodeKind::Entity;
    const Box bare = node_box_world(node);
    node.label = "열두 자가 되는 이름";
    const Box labelled = node_box_world(node);
    CHECK(labelled.max.x - labelled.min.x > 100.0f);
    CHECK(labelled.max.y > bare.max.y);
    node.label = std::string(500, 'x');
    CHECK(node_box_world(node).max.x < 100.0f);
    CHECK(node_box_world(node).max.y > labelled.max.y);
  }

  TEST_CASE("bodies and links are those of the visible nodes") {
    const StoryGraph graph = one_story(true);
    const GraphBodies bodies =
        make_bodies(graph, {5, 0, 6}, {{graph.nodes[5].id, 30.0f, 40.0f}, {"story:gone", 1.0f, 1.0f}});
    CHECK(bodies.bodies.size() == 3);
    if (bodies.bodies.size() != 3) return;
    CHECK(bodies.bodies[0].has_position);
    CHECK(bodies.bodies[0].position == Vec2{30.0f, 40.0f});
    CHECK_FALSE(bodies.bodies[1].has_position);
    CHECK(bodies.bodies[1].radius > bodies.bodies[0].radius);
    CHECK(bodies.links.size() == 2);
    if (bodies.links.size() != 2) return;
    CHECK(bodies.links[0].a == 1);
    CHECK(bodies.links[0].b == 0);
    CHECK(bodies.links[1].b == 2);
  }

  TEST_CASE("a hub pulls less with each link than an entity of one story") {
    GraphBuilder builder;
    const int story = builder.node(NodeKind::Story, "story");
    builder.edge(story, builder.node(NodeKind::Entity, "entity", 1), EdgeKind::Mentions);
    builder.edge(story, builder.node(NodeKind::Entity, "hub", 100), EdgeKind::Mentions);
    const GraphBodies bodies = make_bodies(builder.graph, all_of(builder.graph), {});
    CHECK(bodies.links[1].strength < 0.2f * bodies.links[0].strength);
  }

  TEST_CASE("a story opens with every disc and label legible, wider than high, around the origin") {
    const StoryGraph graph = one_story(false);
    const std::vector<NodePosition> places = settled_positions(graph);
    CHECK(places.size() == graph.nodes.size());
    if (places.size() != graph.nodes.size()) return;
    CHECK(count_overlaps(graph, places) == 0);
    const Vec2 size = size_of(graph, places);
    CHECK(size.x > size.y);
    CHECK(size.x < 800.0f);
    CHECK(std::fabs(places[0].x) < 150.0f);
  }

  TEST_CASE("a story that nothing ties to the others stands apart from them") {
    StoryGraph graph = many_stories(12, 25);
    const std::size_t before = graph.nodes.size();
    GraphBuilder builder;
    builder.graph = graph;
    const int story = builder.node(NodeKind::Story, "a story apart");
    for (const char* name : {"one name", "another"})
      builder.edge(story, builder.node(NodeKind::Entity, name), EdgeKind::Mentions);
    const std::vector<NodePosition> places = settled_positions(builder.graph);
    Box apart = box_at(builder.graph.nodes[before], places[before]);
    for (std::size_t i = before; i < places.size(); ++i) {
      const Box box = box_at(builder.graph.nodes[i], places[i]);
      apart.min = {std::min(apart.min.x, box.min.x), std::min(apart.min.y, box.min.y)};
      apart.max = {std::max(apart.max.x, box.max.x), std::max(apart.max.y, box.max.y)};
    }
    for (std::size_t i = 0; i < before; ++i) {
      const Vec2 at = {places[i].x, places[i].y};
      CHECK_FALSE((at.x > apart.min.x && at.x < apart.max.x && at.y > apart.min.y && at.y < apart.max.y));
    }
  }

  TEST_CASE("many stories are spread, wider than high, and nothing overlaps") {
    const StoryGraph graph = many_stories(12, 25);
    const std::vector<NodePosition> places = settled_positions(graph);
    CHECK(count_overlaps(graph, places) == 0);
    const Vec2 size = size_of(graph, places);
    CHECK(size.x > 1.2f * size.y);
    CHECK(size.x < 2.2f * size.y);
  }

  TEST_CASE("outlets find room without moving the rest") {
    const std::vector<NodePosition> without = settled_positions(one_story(false));
    const StoryGraph graph = one_story(true);
    const std::vector<NodePosition> with = settled_positions(graph);
    CHECK(with.size() == graph.nodes.size());
    if (with.size() != graph.nodes.size()) return;
    for (std::size_t i = 0; i < without.size(); ++i) {
      CHECK(with[i].id == without[i].id);
      CHECK(with[i].x == without[i].x);
      CHECK(with[i].y == without[i].y);
    }
    CHECK(count_overlaps(graph, with) == 0);
    for (const NodePosition& place : with) {
      CHECK(length(Vec2{place.x, place.y} - Vec2{with[0].x, with[0].y}) < 500.0f);
    }
  }

  TEST_CASE("a graph with its settled positions is at rest") {
    const StoryGraph graph = many_stories(12, 25);
    const std::vector<NodePosition> places = settled_positions(graph);
    const GraphBodies bodies = make_bodies(graph, all_of(graph), places);
    Simulation simulation;
    simulation.reset(bodies.bodies, bodies.links);
    CHECK(simulation.is_settled());
    simulation.set_alpha(1.0f);
    simulation.run();
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(length(simulation.positions()[i] - Vec2{places[i].x, places[i].y}) < 1.0f);
    }
  }

  TEST_CASE("places are rounded for the file and the same on every platform") {
    std::vector<Vec2> positions;
    for (const NodePosition& place : settled_positions(many_stories(12, 25))) {
      positions.push_back({place.x, place.y});
      const double hundredths = static_cast<double>(place.x) * 100.0;
      CHECK(std::fabs(hundredths - std::round(hundredths)) < 0.01);
    }
    CHECK(hash_positions(positions) == 911374924330458103ULL);
  }

  TEST_CASE("an empty graph and a lone node have places") {
    CHECK(settled_positions({}).empty());
    GraphBuilder builder;
    builder.node(NodeKind::Story, "alone");
    const std::vector<NodePosition> places = settled_positions(builder.graph);
    CHECK(places.size() == 1);
    if (places.size() != 1) return;
    CHECK(std::fabs(places[0].x) < 1.0f);
    builder.node(NodeKind::Outlet, "outlet");
    CHECK(settled_positions(builder.graph).size() == 2);
  }
}

}  // namespace storylens
