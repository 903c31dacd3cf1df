#include "story/explore/exploration_address.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

Exploration everything() {
  Exploration exploration;
  exploration.is_whole = exploration.shows_outlets = true;
  exploration.focus = "entity:a";
  exploration.depth = 3;
  exploration.expanded = {"entity:b", "story:c"};
  exploration.collapsed = {"story:d"};
  exploration.hidden = {"entity:e"};
  exploration.blocked = {"entity:f"};
  exploration.toggle_kind(NodeKind::Stub);
  exploration.from_date = "2026-06";
  exploration.to_date = "2026-07-01";
  exploration.community = "entity:g";
  exploration.path_from = "entity:h";
  exploration.path_to = "story:i";
  exploration.size = SizeMetric::Betweenness;
  exploration.coloring = NodeColoring::Community;
  exploration.order = NodeOrder::Time;
  return exploration;
}

// Ids here need no encoding.
Exploration read(std::string_view address) {
  Exploration exploration;
  while (!address.empty()) {
    const std::string_view part = address.substr(0, address.find('&'));
    address.remove_prefix(std::min(address.size(), part.size() + 1));
    const std::size_t equals = part.find('=');
    CHECK(read_exploration_part(exploration, part.substr(0, equals), part.substr(equals + 1)));
  }
  return exploration;
}

}  // namespace

TEST_SUITE("story/explore/exploration_address") {
  TEST_CASE("what is as usual is not written") {
    std::string address;
    append_exploration(address, {});
    CHECK(address.empty());
  }

  TEST_CASE("everything that is explored comes back from its address") {
    std::string address = "story=x";
    append_exploration(address, everything());
    CHECK(address.substr(0, 8) == "story=x&");
    CHECK(read(std::string_view(address).substr(8)) == everything());
  }

  TEST_CASE("ids are encoded") {
    std::string address;
    append_exploration(address, {.focus = "entity:삼성&co"});
    CHECK(address == "focus=entity:%EC%82%BC%EC%84%B1%26co");
  }

  TEST_CASE("no kind at all is a choice too") {
    Exploration exploration;
    exploration.hidden_kinds = 0xF;
    std::string address;
    append_exploration(address, exploration);
    CHECK(read(address) == exploration);
  }

  TEST_CASE("absurd values are bounded or ignored") {
    CHECK(read("depth=9").depth == kDeepestFocus);
    CHECK(read("depth=0").depth == 1);
    CHECK(read("depth=99999999999").depth == 1);
    CHECK(read("size=enormous").size == SizeMetric::Usual);
    CHECK(read("from=yesterday").from_date.empty());
    CHECK(read("focus=" + std::string(5000, 'x')).focus.empty());
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "hide=entity:" + std::to_string(i) + "&";
    many.pop_back();
    CHECK(read(many).hidden.size() == kMostNamed);
  }

  TEST_CASE("a name that is not ours is left to others") {
    Exploration exploration;
    CHECK_FALSE(read_exploration_part(exploration, "lens", "x"));
    CHECK(exploration == Exploration());
  }
}

}  // namespace storylens
