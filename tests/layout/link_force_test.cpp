#include "layout/link_force.h"

#include <doctest/doctest.h>

#include "layout/test_graphs.h"

namespace storylens {
namespace {

const std::vector<float> kBothWarm = {1.0f, 1.0f};

}  // namespace

TEST_SUITE("layout/link_force") {
  TEST_CASE("a stretched link pulls its ends together and a short one pushes them apart") {
    const std::vector<Link> links = {{0, 1, 60.0f, 1.0f}};
    LinkForce link_force;
    link_force.reset(links, make_adjacency(2, links));
    std::vector<Vec2> forces(2);
    link_force.add_forces({{0.0f, 0.0f}, {100.0f, 0.0f}}, kBothWarm, forces);
    CHECK(forces[0].x == doctest::Approx(20.0));
    CHECK(forces[1].x == doctest::Approx(-20.0));
    forces.assign(2, {});
    link_force.add_forces({{0.0f, 0.0f}, {0.0f, 20.0f}}, kBothWarm, forces);
    CHECK(forces[0].y == doctest::Approx(-20.0));
  }

  TEST_CASE("the end with fewer links yields more") {
    const TestGraph graph = star(9);
    LinkForce link_force;
    link_force.reset(graph.links, make_adjacency(graph.bodies.size(), graph.links));
    std::vector<Vec2> positions(graph.bodies.size(), {60.0f, 0.0f});
    positions[0] = {0.0f, 0.0f};
    positions[1] = {100.0f, 0.0f};
    std::vector<Vec2> forces(positions.size());
    link_force.add_forces(positions, std::vector<float>(positions.size(), 1.0f), forces);
    CHECK(forces[0].x == doctest::Approx(4.0));
    CHECK(forces[1].x == doctest::Approx(-36.0));
  }

  TEST_CASE("ends in one place and a body linked to itself feel nothing") {
    const std::vector<Link> links = {{0, 1}, {0, 0}};
    LinkForce link_force;
    link_force.reset(links, make_adjacency(2, links));
    std::vector<Vec2> forces(2);
    link_force.add_forces({{5.0f, 5.0f}, {5.0f, 5.0f}}, kBothWarm, forces);
    CHECK(forces[0] == Vec2{0.0f, 0.0f});
    CHECK(forces[1] == Vec2{0.0f, 0.0f});
  }
}

}  // namespace storylens
