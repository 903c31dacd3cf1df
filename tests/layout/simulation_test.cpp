#include "layout/simulation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/graph_distance.h"
#include "layout/multilevel.h"
#include "layout/position_hash.h"
#include "layout/quality.h"
#include "layout/test_graphs.h"

namespace storylens {
namespace {

bool are_finite(const std::vector<Vec2>& positions) {
  return std::all_of(positions.begin(), positions.end(),
                     [](Vec2 position) { return std::isfinite(position.x) && std::isfinite(position.y); });
}

// Bodies that hold the positions of a settled run.
std::vector<Body> settled_bodies(const TestGraph& graph) {
  Simulation simulation;
  simulation.reset(graph.bodies, graph.links);
  simulation.run();
  std::vector<Body> bodies = graph.bodies;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    bodies[i].has_position = true;
    bodies[i].position = simulation.positions()[i];
  }
  return bodies;
}

float largest_move(const std::vector<Body>& from, const std::vector<Vec2>& to, std::size_t first = 0) {
  float largest = 0.0f;
  for (std::size_t i = first; i < from.size(); ++i)
    largest = std::fmax(largest, length(to[i] - from[i].position));
  return largest;
}

}  // namespace

TEST_SUITE("layout/simulation") {
  TEST_CASE("a seeded graph has the same bits on every platform") {
    const TestGraph graph = random_graph(300, 42);
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    CHECK(hash_positions(simulation.positions()) == 10787166811957845421ULL);
    simulation.run(100);
    CHECK(hash_positions(simulation.positions()) == 1854063168025260801ULL);
    simulation.run();
    CHECK(hash_positions(simulation.positions()) == 1271578273142640829ULL);
  }

  TEST_CASE("the same seed gives the same positions, another seed others") {
    const TestGraph graph = random_graph(100, 1);
    const auto laid_out = [&](std::uint64_t seed) {
      Simulation simulation;
      simulation.reset(graph.bodies, graph.links, {.seed = seed});
      simulation.run();
      return hash_positions(simulation.positions());
    };
    CHECK(laid_out(1) == laid_out(1));
    CHECK(laid_out(1) != laid_out(2));
  }

  TEST_CASE("a run settles after 300 ticks and then stands still") {
    const TestGraph graph = random_graph(100, 1);
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    CHECK(simulation.alpha() == 1.0f);
    CHECK(simulation.run() == doctest::Approx(300).epsilon(0.01));
    CHECK(simulation.is_settled());
    const std::uint64_t hash = hash_positions(simulation.positions());
    const std::uint64_t ticks = simulation.ticks();
    simulation.tick();
    CHECK(hash_positions(simulation.positions()) == hash);
    CHECK(simulation.ticks() == ticks);
  }

  TEST_CASE("linked bodies come near their distance") {
    Simulation simulation;
    simulation.reset(path(2).bodies, path(2).links);
    simulation.run();
    CHECK(length(simulation.positions()[0] - simulation.positions()[1]) ==
          doctest::Approx(60.0).epsilon(0.2));
  }

  TEST_CASE("discs of a settled graph overlap by no more than their padding") {
    const TestGraph graph = random_graph(300, 5);
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    simulation.run();
    const std::vector<Vec2>& positions = simulation.positions();
    for (std::size_t a = 0; a < positions.size(); ++a) {
      for (std::size_t b = a + 1; b < positions.size(); ++b) {
        CHECK(length(positions[a] - positions[b]) > graph.bodies[a].radius + graph.bodies[b].radius);
      }
    }
  }

  TEST_CASE("a graph whose bodies all have positions is settled and does not move") {
    const TestGraph graph = random_graph(100, 3);
    const std::vector<Body> bodies = settled_bodies(graph);
    Simulation simulation;
    simulation.reset(bodies, graph.links);
    CHECK(simulation.is_settled());
    CHECK(simulation.run() == 0);
    CHECK(largest_move(bodies, simulation.positions()) == 0.0f);
  }

  TEST_CASE("heating a graph at rest does not move it, wherever its positions come from") {
    const TestGraph graph = path(50);
    std::vector<Body> bodies = graph.bodies;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      bodies[i].has_position = true;
      bodies[i].position = {40.0f * static_cast<float>(i % 10), 35.0f * static_cast<float>(i / 10)};
    }
    Simulation simulation;
    simulation.reset(bodies, graph.links);
    simulation.set_alpha(1.0f);
    CHECK(simulation.run() > 0);
    CHECK(largest_move(bodies, simulation.positions()) == 0.0f);
  }

  TEST_CASE("a pinned body is held exactly, a released one moves") {
    const TestGraph graph = random_graph(50, 4);
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    simulation.pin(7, {123.25f, -77.5f});
    CHECK(simulation.is_pinned(7));
    simulation.run(50);
    CHECK(simulation.positions()[7] == Vec2{123.25f, -77.5f});
    simulation.unpin(7);
    CHECK_FALSE(simulation.is_pinned(7));
    simulation.run(50);
    CHECK(simulation.positions()[7] != Vec2{123.25f, -77.5f});
  }

  TEST_CASE("a body is not pinned to a place that is not finite") {
    Simulation simulation;
    simulation.reset(path(2).bodies, path(2).links);
    const Vec2 before = simulation.positions()[0];
    simulation.pin(0, {std::numeric_limits<float>::quiet_NaN(), 0.0f});
    simulation.run();
    CHECK(simulation.positions()[0] == before);
  }

  TEST_CASE("a drag moves the neighbourhood and leaves what is far in place") {
    const TestGraph graph = path(40);
    const std::vector<Body> bodies = settled_bodies(graph);
    Simulation simulation;
    simulation.reset(bodies, graph.links);
    simulation.set_alpha_target(0.3f);
    const Vec2 away = bodies[0].position * (200.0f / length(bodies[0].position));
    for (int step = 1; step <= 30; ++step) {
      simulation.pin(0, bodies[0].position + away * (static_cast<float>(step) / 30.0f));
      simulation.tick();
    }
    simulation.set_alpha_target(0.0f);
    CHECK(simulation.run() < 60);
    CHECK(length(simulation.positions()[0] - bodies[0].position) == doctest::Approx(200.0));
    CHECK(length(simulation.positions()[1] - bodies[1].position) > 10.0f);
    CHECK(largest_move(bodies, simulation.positions(), 10) < 1.0f);
  }

  TEST_CASE("a drag in a large graph moves no more than its neighbourhood, and settles within a second") {
    TestGraph graph = random_graph(1'500, 6);
    const std::vector<Vec2> before = lay_out(graph.bodies, graph.links);
    for (std::size_t i = 0; i < before.size(); ++i) {
      graph.bodies[i].position = before[i];
      graph.bodies[i].has_position = true;
    }
    const float link_length = static_cast<float>(mean_link_length(graph.links, before));
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    simulation.set_alpha_target(0.25f);
    simulation.set_alpha(0.25f);
    for (int step = 1; step <= 30; ++step) {
      simulation.pin(900, before[900] + Vec2{static_cast<float>(step) * link_length / 15.0f, 0.0f});
      simulation.tick();
    }
    simulation.unpin(900);
    simulation.set_alpha_target(0.0f);
    CHECK(simulation.run() < 60);
    const std::vector<std::uint16_t> distances =
        DistanceSearch().from(make_adjacency(before.size(), graph.links), 900);
    int moved_near = 0, moved_far = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (length(simulation.positions()[i] - before[i]) <= 0.2f * link_length) continue;
      const bool is_on_the_way =
          length(simulation.positions()[900] - simulation.positions()[i]) < link_length;
      (distances[i] <= 3 || is_on_the_way ? moved_near : moved_far) += 1;
    }
    CHECK(moved_near > 0);
    CHECK(moved_far == 0);
  }

  TEST_CASE("a hub of thousands warms no more than a thousand of its leaves") {
    TestGraph graph = star(3'000);
    for (std::size_t i = 0; i < graph.bodies.size(); ++i) {
      graph.bodies[i].position = {40.0f * static_cast<float>(i % 55), 40.0f * static_cast<float>(i / 55)};
      graph.bodies[i].has_position = true;
      graph.bodies[i].radius = 2.0f;
    }
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    simulation.set_alpha(0.3f);
    simulation.pin(0, {1000.0f, 700.0f});
    simulation.run();
    int moved = 0;
    for (std::size_t i = 1; i < graph.bodies.size(); ++i)
      moved += simulation.positions()[i] == graph.bodies[i].position ? 0 : 1;
    CHECK(moved >= 500);
    CHECK(moved <= 1'500);
  }

  TEST_CASE("a body stays about where it is dropped") {
    const TestGraph graph = random_graph(60, 8);
    const std::vector<Body> bodies = settled_bodies(graph);
    Simulation simulation;
    simulation.reset(bodies, graph.links);
    simulation.set_alpha_target(0.3f);
    const Vec2 place = bodies[5].position + Vec2{120.0f, 40.0f};
    simulation.pin(5, place);
    simulation.run(5);
    simulation.unpin(5);
    simulation.set_alpha_target(0.0f);
    simulation.run();
    CHECK(length(simulation.positions()[5] - place) < 30.0f);
  }

  TEST_CASE("a drag that ends where it began moves nothing") {
    const TestGraph graph = random_graph(60, 8);
    const std::vector<Body> bodies = settled_bodies(graph);
    Simulation simulation;
    simulation.reset(bodies, graph.links);
    simulation.set_alpha_target(0.3f);
    simulation.pin(5, bodies[5].position);
    simulation.run(30);
    simulation.unpin(5);
    simulation.set_alpha_target(0.0f);
    simulation.run();
    CHECK(largest_move(bodies, simulation.positions()) < 1.0f);
  }

  TEST_CASE("a body dropped among others pushes them aside") {
    TestGraph graph = isolated_bodies(2);
    graph.bodies[0] = {{0.0f, 0.0f}, true};
    graph.bodies[1] = {{200.0f, 0.0f}, true};
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    simulation.set_alpha(0.3f);
    simulation.pin(1, {5.0f, 0.0f});
    simulation.run();
    CHECK(length(simulation.positions()[0] - simulation.positions()[1]) > 20.0f);
  }

  TEST_CASE("a new body finds its place next to its neighbours, and far bodies stay") {
    TestGraph graph = path(40);
    graph.bodies = settled_bodies(graph);
    const std::vector<Body> before = graph.bodies;
    graph.bodies.emplace_back();
    graph.links.push_back({0, 40});
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    CHECK_FALSE(simulation.is_settled());
    simulation.run();
    CHECK(length(simulation.positions()[40] - simulation.positions()[0]) < 120.0f);
    CHECK(largest_move(before, simulation.positions(), 10) < 1.0f);
  }
}

TEST_SUITE("layout/simulation, degenerate") {
  // Cools faster than usual: what would go wrong goes wrong while it is hot.
  void check_settles(const TestGraph& graph) {
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links, {.alpha_decay = 0.1f});
    CHECK(simulation.run() < 100);
    CHECK(simulation.is_settled());
    CHECK(simulation.positions().size() == graph.bodies.size());
    CHECK(are_finite(simulation.positions()));
  }

  TEST_CASE("an empty graph is settled") {
    Simulation simulation;
    simulation.reset({}, {});
    simulation.set_alpha(1.0f);
    CHECK(simulation.is_settled());
    CHECK(simulation.run() == 0);
  }

  TEST_CASE("one body settles near the origin") {
    Simulation simulation;
    simulation.reset(isolated_bodies(1).bodies, {});
    simulation.run();
    CHECK(length(simulation.positions()[0]) < 30.0f);
  }

  TEST_CASE("a body linked to itself is as if it were not") {
    TestGraph graph = path(3);
    Simulation plain, looped;
    plain.reset(graph.bodies, graph.links);
    graph.links.push_back({1, 1});
    looped.reset(graph.bodies, graph.links);
    plain.run();
    looped.run();
    CHECK(hash_positions(plain.positions()) == hash_positions(looped.positions()));
  }

  TEST_CASE("parallel links act as one link") {
    TestGraph graph = path(2);
    for (int i = 0; i < 100; ++i) graph.links.push_back({i % 2, 1 - i % 2});
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links);
    simulation.run();
    CHECK(length(simulation.positions()[0] - simulation.positions()[1]) ==
          doctest::Approx(60.0).epsilon(0.2));
  }

  TEST_CASE("coincident bodies part when they are warm") {
    TestGraph graph = isolated_bodies(10'000);
    for (Body& body : graph.bodies) body = {{3.0f, 4.0f}, true, false, 0.0f};
    Simulation simulation;
    simulation.reset(graph.bodies, graph.links, {.collision_padding = 0.0f});
    CHECK(simulation.is_settled());
    simulation.set_alpha(1.0f);
    simulation.run(20);
    CHECK(are_finite(simulation.positions()));
    std::vector<Vec2> positions = simulation.positions();
    std::sort(positions.begin(), positions.end(),
              [](Vec2 a, Vec2 b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
    CHECK(std::adjacent_find(positions.begin(), positions.end()) == positions.end());
  }

  TEST_CASE("positions that are not finite or too far out are replaced") {
    constexpr float kBad[] = {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                              -std::numeric_limits<float>::infinity(), std::numeric_limits<float>::max()};
    TestGraph graph = path(8);
    for (std::size_t i = 0; i < 4; ++i) {
      graph.bodies[2 * i].has_position = true;
      graph.bodies[2 * i].position = i % 2 == 0 ? Vec2{kBad[i], 0.0f} : Vec2{0.0f, kBad[i]};
    }
    check_settles(graph);
  }

  TEST_CASE("bodies at the edge of the world stay in it") {
    TestGraph graph = isolated_bodies(100);
    for (Body& body : graph.bodies) body = {{kMaxCoordinate, -kMaxCoordinate}, true};
    graph.bodies.push_back({});
    check_settles(graph);
  }

  TEST_CASE("ten thousand bodies without a link settle") {
    check_settles(isolated_bodies(10'000));
  }
  TEST_CASE("a star with ten thousand leaves settles") {
    check_settles(star(10'000));
  }
  TEST_CASE("a complete graph of 200 settles") {
    check_settles(complete(200));
  }
}

}  // namespace storylens
