// Graphs for layout tests, each from its size or seed alone.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"
#include "layout/body.h"

namespace storylens {

struct TestGraph {
  std::vector<Body> bodies;
  std::vector<Link> links;
};

inline TestGraph isolated_bodies(int count) {
  return {std::vector<Body>(static_cast<std::size_t>(count)), {}};
}

inline TestGraph star(int leaves) {
  TestGraph graph = isolated_bodies(leaves + 1);
  for (std::int32_t leaf = 1; leaf <= leaves; ++leaf) graph.links.push_back({0, leaf});
  return graph;
}

inline TestGraph path(int count) {
  TestGraph graph = isolated_bodies(count);
  for (std::int32_t i = 1; i < count; ++i) graph.links.push_back({i - 1, i});
  return graph;
}

inline TestGraph complete(int count) {
  TestGraph graph = isolated_bodies(count);
  for (std::int32_t a = 0; a < count; ++a) {
    for (std::int32_t b = a + 1; b < count; ++b) graph.links.push_back({a, b});
  }
  return graph;
}

// A random tree with as many further links, some of them parallel or from a body to itself.
inline TestGraph random_graph(int count, std::uint64_t seed) {
  TestGraph graph = isolated_bodies(count);
  Random random(seed);
  const auto below = [&](std::int32_t bound) {
    return static_cast<std::int32_t>(random.uniform() * static_cast<float>(bound));
  };
  for (std::int32_t i = 1; i < count; ++i) {
    graph.links.push_back({below(i), i});
    graph.links.push_back({below(count), below(count)});
  }
  for (Body& body : graph.bodies) body.radius = 4.0f + 8.0f * random.uniform();
  return graph;
}

}  // namespace storylens
