#include "layout/link_force.h"

#include <doctest/doctest.h>

#include "layout/test_graphs.h"

namespace storylens {
TEST_SUITE("layout/link_force") {
  TEST_CASE("a stretched link pulls its ends together and a short one pushes them apart") {
    const std::vector<Link> links = {{0, 1, 60.0f, 1.0f}};
    const Adjacency adjacency = make_adjacency(2, links);
    LinkForce link_force;
    link_force.reset(links, adjacency);
    const std::vector<Vec2> far = {{0.0f, 0.0f}, {100.0f, 0.0f}}, near = {{0.0f, 0.0f}, {0.0f, 20.0f}};
    CHECK(link_force.force_on(adjacency, 0, far, {1, 1}).x == doctest::Approx(20.0));
    CHECK(link_force.force_on(adjacency, 1, far, {1, 1}).x == doctest::Approx(-20.0));
    CHECK(link_force.force_on(adjacency, 0, near, {1, 1}).y == doctest::Approx(-20.0));
  }

  TEST_CASE("the end with fewer links yields more") {
    const TestGraph graph = star(9);
    const Adjacency adjacency = make_adjacency(graph.bodies.size(), graph.links);
    LinkForce link_force;
    link_force.reset(graph.links, adjacency);
    std::vector<Vec2> positions(graph.bodies.size(), {60.0f, 0.0f});
    positions[0] = {0.0f, 0.0f};
    positions[1] = {100.0f, 0.0f};
    const std::vector<std::uint8_t> all(positions.size(), 1);
    CHECK(link_force.force_on(adjacency, 0, positions, all).x == doctest::Approx(4.0));
    CHECK(link_force.force_on(adjacency, 1, positions, all).x == doctest::Approx(-36.0));
  }

  TEST_CASE("an end that does not count does not pull") {
    const TestGraph graph = path(3);
    const Adjacency adjacency = make_adjacency(3, graph.links);
    LinkForce link_force;
    link_force.reset(graph.links, adjacency);
    const std::vector<Vec2> positions = {{0.0f, 0.0f}, {60.0f, 0.0f}, {600.0f, 0.0f}};
    CHECK(link_force.force_on(adjacency, 1, positions, {1, 1, 1}).x > 1.0f);
    CHECK(link_force.force_on(adjacency, 1, positions, {1, 1, 0}).x == 0.0f);
  }

  TEST_CASE("ends in one place and a body linked to itself feel nothing") {
    const std::vector<Link> links = {{0, 1}, {0, 0}};
    const Adjacency adjacency = make_adjacency(2, links);
    LinkForce link_force;
    link_force.reset(links, adjacency);
    CHECK(link_force.force_on(adjacency, 0, {{5.0f, 5.0f}, {5.0f, 5.0f}}, {1, 1}) == Vec2{});
  }
}

}  // namespace storylens
