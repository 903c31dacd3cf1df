#include "layout/multilevel.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "layout/position_hash.h"
#include "layout/quadtree.h"
#include "layout/quality.h"
#include "layout/test_graphs.h"

namespace storylens {
namespace {

std::vector<Vec2> checked(const TestGraph& graph) {
  std::vector<Vec2> positions = lay_out(graph.bodies, graph.links);
  CHECK(positions.size() == graph.bodies.size());
  CHECK(std::all_of(positions.begin(), positions.end(), [](Vec2 position) {
    return std::fabs(position.x) <= kMaxCoordinate && std::fabs(position.y) <= kMaxCoordinate;
  }));
  return positions;
}

// The deepest overlap of two discs, as a share of the sum of their radii.
float deepest_overlap(const std::vector<Body>& bodies, const std::vector<Vec2>& positions) {
  float deepest = 0.0f;
  for (std::size_t a = 0; a < bodies.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const float reach = bodies[a].radius + bodies[b].radius;
      deepest = std::max(deepest, (reach - length(positions[a] - positions[b])) / reach);
    }
  }
  return deepest;
}

Vec2 size_of(const std::vector<Vec2>& positions) {
  Vec2 min = positions[0], max = positions[0];
  for (Vec2 position : positions) {
    min = {std::min(min.x, position.x), std::min(min.y, position.y)};
    max = {std::max(max.x, position.x), std::max(max.y, position.y)};
  }
  return max - min;
}

TestGraph mesh(std::int32_t side) {
  TestGraph graph = isolated_bodies(side * side);
  for (std::int32_t i = 0; i < side * side; ++i) {
    if (i % side != 0) graph.links.push_back({i - 1, i});
    if (i >= side) graph.links.push_back({i - side, i});
  }
  return graph;
}

// Groups of like size, dense within and tied to each other by a few links.
TestGraph communities(std::int32_t count, std::int32_t size, std::vector<std::int32_t>& community_of) {
  TestGraph graph = isolated_bodies(count * size);
  Random random(3);
  const auto below = [&](std::int32_t bound) {
    return static_cast<std::int32_t>(random.uniform() * static_cast<float>(bound));
  };
  for (std::int32_t i = 0; i < count * size; ++i) {
    community_of.push_back(i / size);
    for (int k = 0; k < 3; ++k) graph.links.push_back({i, i / size * size + below(size)});
    if (i % 2 == 0) graph.links.push_back({i, below(count * size)});
  }
  return graph;
}

}  // namespace

TEST_SUITE("layout/multilevel") {
  TEST_CASE("a seeded graph has the same bits on every platform") {
    CHECK(hash_positions(checked(random_graph(100, 42))) == 10840507678942142229ULL);
    CHECK(hash_positions(checked(random_graph(700, 42))) == 5480989368046831026ULL);
    std::vector<std::int32_t> community_of;
    CHECK(hash_positions(checked(communities(20, 30, community_of))) == 7157561386459822823ULL);
  }

  TEST_CASE("the same seed gives the same picture, another seed another") {
    const TestGraph graph = random_graph(300, 1);
    const auto laid_out = [&](std::uint64_t seed) {
      return hash_positions(lay_out(graph.bodies, graph.links, {.seed = seed}));
    };
    CHECK(laid_out(1) == laid_out(1));
    CHECK(laid_out(1) != laid_out(2));
  }

  TEST_CASE("a path is drawn as a line") {
    const TestGraph graph = path(60);
    const std::vector<Vec2> positions = checked(graph);
    CHECK(length(positions[0] - positions[59]) > 0.9f * 59.0f * 60.0f);
    CHECK(measure_quality(graph.links, positions).stress < 0.005);
  }

  TEST_CASE("a mesh is drawn flat, without a fold") {
    const TestGraph graph = mesh(15);
    const Quality quality = measure_quality(graph.links, checked(graph));
    CHECK(quality.stress < 0.05);
    CHECK(quality.crossings < 0.001);
    CHECK(quality.length_variation < 0.3);
  }

  TEST_CASE("a large mesh goes through coarser ones and is flat as well") {
    const TestGraph graph = mesh(32);
    const Quality quality = measure_quality(graph.links, checked(graph));
    CHECK(quality.stress < 0.05);
    CHECK(quality.crossings < 0.001);
  }

  TEST_CASE("communities keep together") {
    std::vector<std::int32_t> community_of;
    const TestGraph graph = communities(20, 30, community_of);
    CHECK(measure_quality(graph.links, checked(graph), community_of).purity > 0.5);
  }

  TEST_CASE("discs do not overlap") {
    const TestGraph graph = random_graph(300, 5);
    CHECK(deepest_overlap(graph.bodies, checked(graph)) <= 0.0f);
  }

  TEST_CASE("links measure what they ask for where there is room") {
    TestGraph graph = path(10);
    for (Link& link : graph.links) link.distance = 200.0f;
    CHECK(mean_link_length(graph.links, checked(graph)) == doctest::Approx(200.0).epsilon(0.05));
  }

  TEST_CASE("components are packed side by side") {
    TestGraph graph = isolated_bodies(40);
    for (std::int32_t i = 0; i < 40; ++i) {
      if (i % 4 != 0) graph.links.push_back({i - 1, i});
    }
    const std::vector<Vec2> positions = checked(graph);
    CHECK(deepest_overlap(graph.bodies, positions) <= 0.0f);
    const Vec2 size = size_of(positions);
    CHECK(size.x < 1000.0f);
    CHECK(size.y < 1000.0f);
  }

  TEST_CASE("the middle of the picture is the origin") {
    TestGraph graph = random_graph(50, 2);
    graph.bodies.resize(60);
    const std::vector<Vec2> positions = checked(graph);
    Vec2 min = positions[0], max = positions[0];
    for (Vec2 position : positions) {
      min = {std::min(min.x, position.x), std::min(min.y, position.y)};
      max = {std::max(max.x, position.x), std::max(max.y, position.y)};
    }
    CHECK(length(min + max) < 30.0f);
  }

  TEST_CASE("the longest direction of the picture lies level") {
    const TestGraph graph = path(60);
    const std::vector<Vec2> positions = checked(graph);
    CHECK(std::fabs(positions[0].y - positions[59].y) < 0.1f * std::fabs(positions[0].x - positions[59].x));
  }

  TEST_CASE("places are told while the layout runs, components side by side") {
    TestGraph graph = random_graph(400, 9);
    graph.bodies.resize(410);
    MultilevelLayout layout;
    layout.reset(graph.bodies, graph.links);
    std::vector<Vec2> places;
    for (int step = 0; step < 200; ++step) layout.step();
    layout.get_places(places);
    CHECK(length(places[0] - places[399]) > 100.0f);
    CHECK(length(places[400] - places[409]) > 10.0f);
    layout.run();
    layout.get_places(places);
    CHECK(hash_positions(places) == hash_positions(layout.positions()));
  }

  TEST_CASE("work comes in slices and progress only grows") {
    const TestGraph graph = random_graph(400, 9);
    MultilevelLayout layout;
    layout.reset(graph.bodies, graph.links);
    int steps = 0;
    float progress = 0.0f;
    for (; layout.step(); ++steps) {
      CHECK(layout.progress() >= progress);
      progress = layout.progress();
    }
    CHECK(steps > 50);
    CHECK(layout.progress() == 1.0f);
    CHECK(hash_positions(layout.positions()) == hash_positions(lay_out(graph.bodies, graph.links)));
  }

  TEST_CASE("given positions, moved, scaled or not finite, do not matter") {
    TestGraph graph = random_graph(80, 6);
    const std::uint64_t hash = hash_positions(checked(graph));
    for (float bad :
         {5.0f, 1e30f, std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
      for (Body& body : graph.bodies) body = {{bad, bad}, true, false, body.radius};
      CHECK(hash_positions(checked(graph)) == hash);
    }
  }

  TEST_CASE("a picture twice as large in all its lengths is the same picture") {
    TestGraph graph = random_graph(80, 6);
    const std::vector<Vec2> once = lay_out(graph.bodies, graph.links, {.collision_padding = 6.0f});
    for (Body& body : graph.bodies) body.radius *= 2.0f;
    for (Link& link : graph.links) link.distance *= 2.0f;
    const std::vector<Vec2> twice = lay_out(graph.bodies, graph.links, {.collision_padding = 12.0f});
    for (std::size_t i = 0; i < once.size(); ++i) CHECK(length(twice[i] - once[i] * 2.0f) < 0.5f);
  }

  TEST_CASE("the order of bodies and links changes the picture, not its quality") {
    const TestGraph graph = random_graph(300, 7);
    TestGraph reversed = graph;
    const auto last = static_cast<std::int32_t>(graph.bodies.size()) - 1;
    std::reverse(reversed.bodies.begin(), reversed.bodies.end());
    std::reverse(reversed.links.begin(), reversed.links.end());
    for (Link& link : reversed.links) link = {last - link.b, last - link.a};
    const Quality one = measure_quality(graph.links, checked(graph));
    const Quality other = measure_quality(reversed.links, checked(reversed));
    CHECK(one.stress == doctest::Approx(other.stress).epsilon(0.1));
  }
}

TEST_SUITE("layout/multilevel, degenerate") {
  TEST_CASE("an empty graph is complete at once") {
    MultilevelLayout layout;
    layout.reset({}, {});
    CHECK_FALSE(layout.step());
    CHECK(layout.progress() == 1.0f);
    CHECK(layout.positions().empty());
  }

  TEST_CASE("one body is at the origin") {
    CHECK(length(checked(isolated_bodies(1))[0]) < 0.01f);
  }

  TEST_CASE("two linked bodies are a link apart") {
    const std::vector<Vec2> positions = checked(path(2));
    CHECK(length(positions[0] - positions[1]) == doctest::Approx(60.0).epsilon(0.05));
  }

  TEST_CASE("links of a body to itself and parallel links are as if they were not") {
    TestGraph graph = path(30);
    const std::uint64_t hash = hash_positions(checked(graph));
    graph.links.push_back({4, 4});
    for (int i = 0; i < 50; ++i) graph.links.push_back({8, 7});
    CHECK(hash_positions(checked(graph)) == hash);
  }

  TEST_CASE("links without strength, or with lengths that are none, are borne") {
    TestGraph graph = path(30);
    graph.links[3].strength = 0.0f;
    graph.links[4].distance = std::numeric_limits<float>::quiet_NaN();
    graph.links[5].distance = -5.0f;
    graph.links[6].strength = std::numeric_limits<float>::quiet_NaN();
    graph.bodies[2].radius = std::numeric_limits<float>::infinity();
    graph.bodies[5].radius = std::numeric_limits<float>::quiet_NaN();
    checked(graph);
  }

  TEST_CASE("ten thousand bodies without a link make one compact patch") {
    const Vec2 size = size_of(checked(isolated_bodies(10'000)));
    CHECK(size.x < 3500.0f);
    CHECK(size.y < 2500.0f);
  }

  TEST_CASE("a thousand pairs are packed as wide as high") {
    TestGraph graph = isolated_bodies(2'000);
    for (std::int32_t i = 0; i < 2'000; i += 2) graph.links.push_back({i, i + 1});
    const Vec2 size = size_of(checked(graph));
    CHECK(size.x < 2.5f * size.y);
    CHECK(size.y < 2.5f * size.x);
  }

  TEST_CASE("the leaves of a star surround it") {
    const TestGraph graph = star(5'000);
    const std::vector<Vec2> positions = checked(graph);
    Vec2 sum;
    for (std::size_t i = 1; i < positions.size(); ++i) sum = sum + (positions[i] - positions[0]);
    const float mean = length(sum * (1.0f / 5'000.0f));
    CHECK(mean < 0.1f * size_of(positions).x);
  }

  TEST_CASE("a star with a hundred thousand leaves and a complete graph of two thousand are laid out") {
    checked(star(100'000));
    checked(complete(2'000));
  }

  TEST_CASE("a complete graph is a disc") {
    const Vec2 size = size_of(checked(complete(200)));
    CHECK(size.x == doctest::Approx(static_cast<double>(size.y)).epsilon(0.3));
  }

  TEST_CASE("a path too long for the world is made to fit") {
    TestGraph graph = path(300);
    for (Link& link : graph.links) link.distance = 10'000.0f;
    checked(graph);
  }
}

}  // namespace storylens
