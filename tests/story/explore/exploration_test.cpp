#include "story/explore/exploration.h"

#include <doctest/doctest.h>

namespace storylens {

TEST_SUITE("story/explore/exploration") {
  TEST_CASE("a list of ids stays ascending and holds each once") {
    std::vector<std::string> ids;
    CHECK(add_id(ids, "b"));
    CHECK(add_id(ids, "a"));
    CHECK_FALSE(add_id(ids, "b"));
    CHECK_FALSE(add_id(ids, ""));
    CHECK(ids == std::vector<std::string>{"a", "b"});
    CHECK(holds(ids, "a"));
    CHECK(remove_id(ids, "a"));
    CHECK_FALSE(remove_id(ids, "a"));
    CHECK_FALSE(holds(ids, "a"));
  }

  TEST_CASE("a list of ids has an end") {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 2 * kMostNamed; ++i) add_id(ids, std::to_string(i));
    CHECK(ids.size() == kMostNamed);
  }

  TEST_CASE("a kind is switched off and on") {
    Exploration exploration;
    exploration.toggle_kind(NodeKind::Outlet);
    CHECK_FALSE(exploration.shows_kind(NodeKind::Outlet));
    CHECK(exploration.shows_kind(NodeKind::Story));
    exploration.toggle_kind(NodeKind::Outlet);
    CHECK(exploration == Exploration());
  }
}

}  // namespace storylens
