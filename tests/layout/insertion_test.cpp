#include "layout/insertion.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "layout/multilevel.h"
#include "layout/quality.h"
#include "layout/test_graphs.h"

namespace storylens {
namespace {

// The graph with places for its first known bodies, found without the rest.
std::vector<Vec2> place_first(TestGraph& graph, std::size_t known) {
  std::vector<Link> links;
  for (const Link& link : graph.links) {
    if (static_cast<std::size_t>(link.a) < known && static_cast<std::size_t>(link.b) < known)
      links.push_back(link);
  }
  const std::vector<Body> first(graph.bodies.begin(),
                                graph.bodies.begin() + static_cast<std::ptrdiff_t>(known));
  const std::vector<Vec2> positions = lay_out(first, links);
  for (std::size_t i = 0; i < known; ++i) {
    graph.bodies[i].position = positions[i];
    graph.bodies[i].has_position = true;
  }
  return positions;
}

}  // namespace

TEST_SUITE("layout/insertion") {
  TEST_CASE("without a new body nothing moves, overlapping or not") {
    TestGraph graph = random_graph(60, 1);
    for (std::size_t i = 0; i < 60; ++i) {
      graph.bodies[i].position = {static_cast<float>(i % 7), static_cast<float>(i % 5)};
      graph.bodies[i].has_position = true;
    }
    const std::vector<Vec2> positions = insert_bodies(graph.bodies, graph.links);
    for (std::size_t i = 0; i < 60; ++i) CHECK(positions[i] == graph.bodies[i].position);
  }

  TEST_CASE("a few new bodies leave the picture as it was") {
    TestGraph graph = random_graph(510, 4);
    const std::vector<Vec2> before = place_first(graph, 500);
    const std::vector<Vec2> after = insert_bodies(graph.bodies, graph.links);
    const Displacement displacement = measure_displacement(before, after);
    CHECK(displacement.mean < 0.1 * mean_link_length(graph.links, after));
    CHECK(displacement.kept_neighbors > 0.9);
  }

  TEST_CASE("a new body stands near its neighbours, and on no other") {
    TestGraph graph = random_graph(300, 2);
    graph.bodies.emplace_back();
    graph.links.push_back({17, 300});
    place_first(graph, 300);
    const std::vector<Vec2> positions = insert_bodies(graph.bodies, graph.links);
    CHECK(length(positions[300] - positions[17]) < 100.0f);
    for (std::size_t i = 0; i < 300; ++i) {
      CHECK(length(positions[i] - positions[300]) >
            0.8f * (graph.bodies[i].radius + graph.bodies[300].radius));
    }
  }

  TEST_CASE("a pinned body does not yield") {
    TestGraph graph = isolated_bodies(2);
    graph.bodies[0] = {{5.0f, 5.0f}, true, true};
    graph.links.push_back({0, 1});
    CHECK(insert_bodies(graph.bodies, graph.links)[0] == Vec2{5.0f, 5.0f});
  }

  TEST_CASE("many new bodies that hang on one stand around it") {
    TestGraph graph = star(300);
    graph.bodies[0] = {{0.0f, 0.0f}, true};
    Vec2 sum;
    for (const Vec2& position : insert_bodies(graph.bodies, graph.links)) {
      CHECK(length(position) < 1000.0f);
      sum = sum + position;
    }
    CHECK(length(sum * (1.0f / 300.0f)) < 50.0f);
  }

  TEST_CASE("what no link ties to the picture is placed below it") {
    TestGraph graph = path(20);
    place_first(graph, 20);
    graph.bodies.resize(25);
    graph.links.push_back({22, 23});
    const std::vector<Vec2> positions = insert_bodies(graph.bodies, graph.links);
    for (std::size_t i = 20; i < 25; ++i) {
      for (std::size_t k = 0; k < 20; ++k) CHECK(positions[i].y > positions[k].y);
    }
  }

  TEST_CASE("positions that are not finite count as not given") {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    TestGraph graph = path(10);
    for (std::size_t i = 0; i < 10; ++i)
      graph.bodies[i] = {{i == 4 ? kNan : 60.0f * static_cast<float>(i), 0.0f}, true};
    const std::vector<Vec2> positions = insert_bodies(graph.bodies, graph.links);
    CHECK(std::fabs(positions[4].x - 240.0f) < 60.0f);
    for (Body& body : graph.bodies) body.position = {kNan, kNan};
    for (const Vec2& position : insert_bodies(graph.bodies, graph.links)) CHECK(std::isfinite(position.x));
  }

  TEST_CASE("an empty graph stays empty") {
    CHECK(insert_bodies({}, {}).empty());
  }
}

}  // namespace storylens
