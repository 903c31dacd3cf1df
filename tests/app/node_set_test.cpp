#include "app/node_set.h"

#include <doctest/doctest.h>

using namespace storylens;

TEST_SUITE("app/node_set") {
  TEST_CASE("a node is in the set once, whatever the order of choosing, and its ids ascend") {
    NodeSet set;
    CHECK(set.add("story:b"));
    CHECK(set.add("entity:a"));
    CHECK_FALSE(set.add("story:b"));
    CHECK(set.ids() == std::vector<std::string>{"entity:a", "story:b"});
    CHECK(set.has("entity:a"));
    CHECK_FALSE(set.has("entity:"));
  }

  TEST_CASE("choosing a node again takes it out") {
    NodeSet set;
    CHECK(set.toggle("story:b"));
    CHECK(set.toggle("story:a"));
    CHECK_FALSE(set.toggle("story:b"));
    CHECK(set.ids() == std::vector<std::string>{"story:a"});
    set.clear();
    CHECK(set.is_empty());
  }
}
