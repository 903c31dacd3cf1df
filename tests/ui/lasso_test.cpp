#include "ui/lasso.h"

#include <doctest/doctest.h>

using namespace storylens;

TEST_SUITE("ui/lasso") {
  TEST_CASE("a lasso holds what it goes around, also where it bends inwards") {
    const Lasso lasso = {{{0, 0}, {100, 0}, {100, 100}, {50, 20}, {0, 100}}};
    CHECK(lasso.contains({50, 10}));
    CHECK(lasso.contains({10, 60}));
    CHECK_FALSE(lasso.contains({50, 60}));  // in the bay
    CHECK_FALSE(lasso.contains({-5, 10}));
    CHECK_FALSE(lasso.contains({150, 50}));
  }

  TEST_CASE("a lasso without extent holds nothing") {
    CHECK_FALSE(Lasso{}.contains({0, 0}));
    CHECK_FALSE(Lasso{{{5, 5}}}.contains({5, 5}));
    CHECK_FALSE(Lasso{{{0, 0}, {9, 9}}}.contains({4, 5}));
  }

  TEST_CASE("points that are too near are left out, and a lasso does not grow without end") {
    Lasso lasso;
    lasso.extend({0, 0});
    lasso.extend({1, 0});
    CHECK(lasso.points.size() == 1);
    for (int i = 0; i < 5000; ++i) lasso.extend({static_cast<float>(i) * 4.0f, 0});
    CHECK(lasso.points.size() == kMostLassoPoints);
  }
}
