#include "layout/quadtree.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/random.h"

namespace storylens {
namespace {

struct Bodies {
  std::vector<Vec2> positions;
  std::vector<float> charges;
  std::vector<float> radii;

  void add(Vec2 position, float charge = -1.0f, float radius = 1.0f) {
    positions.push_back(position);
    charges.push_back(charge);
    radii.push_back(radius);
  }
  Quadtree tree() const {
    Quadtree tree;
    tree.build(positions, charges, radii);
    return tree;
  }
};

Bodies random_bodies(int count) {
  Random random(7);
  Bodies bodies;
  for (int i = 0; i < count; ++i) {
    const float x = 2000.0f * random.uniform() - 1000.0f;
    const float y = 500.0f * random.uniform() - 250.0f;
    bodies.add({x, y}, -1.0f - random.uniform(), 10.0f * random.uniform());
  }
  return bodies;
}

}  // namespace

TEST_SUITE("layout/quadtree") {
  TEST_CASE("no bodies make no cells") {
    CHECK(Bodies{}.tree().cells().empty());
  }

  TEST_CASE("every body stands once in the order") {
    const Bodies bodies = random_bodies(1000);
    const Quadtree tree = bodies.tree();
    std::vector<std::int32_t> order = tree.order();
    for (std::size_t k = 0; k < order.size(); ++k) {
      CHECK(tree.bodies()[k].position == bodies.positions[static_cast<std::size_t>(order[k])]);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t k = 0; k < order.size(); ++k) CHECK(order[k] == static_cast<std::int32_t>(k));
    CHECK(std::is_sorted(tree.codes().begin(), tree.codes().end()));
  }

  TEST_CASE("children divide their parent's bodies and lie within its bounds") {
    const Quadtree tree = random_bodies(1000).tree();
    for (std::int32_t index = 0; index < static_cast<std::int32_t>(tree.cells().size()); ++index) {
      const QuadtreeCell& cell = tree.cells()[static_cast<std::size_t>(index)];
      const QuadtreeBounds& bounds = tree.bounds()[static_cast<std::size_t>(index)];
      for (std::int32_t k = cell.first; k < cell.last; ++k) {
        const QuadtreeBody& body = tree.bodies()[static_cast<std::size_t>(k)];
        const bool is_within = body.position.x >= bounds.min.x && body.position.x <= bounds.max.x &&
                               body.position.y >= bounds.min.y && body.position.y <= bounds.max.y;
        CHECK(is_within);
        CHECK(body.radius <= bounds.radius);
      }
      if (tree.is_leaf(index)) continue;
      std::int32_t first = cell.first;
      for (std::int32_t child = index + 1; child < cell.next;) {
        const QuadtreeCell& part = tree.cells()[static_cast<std::size_t>(child)];
        CHECK(part.first == first);
        first = part.last;
        child = part.next;
      }
      CHECK(first == cell.last);
    }
  }

  TEST_CASE("the root stands for all bodies") {
    Bodies bodies;
    bodies.add({0.0f, 0.0f}, -1.0f);
    bodies.add({30.0f, 0.0f}, -2.0f);
    const Quadtree tree = bodies.tree();
    CHECK(tree.cells()[0].charge == -3.0f);
    CHECK(tree.cells()[0].center.x == doctest::Approx(20.0));
    CHECK(tree.cells()[0].extent_squared == 900.0f);
  }

  TEST_CASE("bodies without charge have their mean as center") {
    Bodies bodies;
    bodies.add({0.0f, 2.0f}, 0.0f);
    bodies.add({30.0f, 4.0f}, 0.0f);
    CHECK(bodies.tree().cells()[0].center == Vec2{15.0f, 3.0f});
  }

  TEST_CASE("coincident bodies share a code and make one leaf") {
    Bodies bodies;
    for (int i = 0; i < 100; ++i) bodies.add({12.5f, -3.0f});
    const Quadtree tree = bodies.tree();
    CHECK(tree.cells().size() == 1);
    CHECK(tree.codes().front() == tree.codes().back());
  }

  TEST_CASE("bodies at the outermost coordinates are told apart") {
    Bodies bodies;
    for (int i = 0; i < 20; ++i) {
      bodies.add(
          {i % 2 == 0 ? kMaxCoordinate : -kMaxCoordinate, i % 4 < 2 ? kMaxCoordinate : -kMaxCoordinate});
    }
    const Quadtree tree = bodies.tree();
    CHECK(tree.cells().size() == 5);
    CHECK(tree.cells().size() < 2 * bodies.positions.size());
  }
}

}  // namespace storylens
