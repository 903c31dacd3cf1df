#include "app/history.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

Snapshot hiding(const std::string& id) {
  Snapshot snapshot;
  snapshot.exploration.hidden = {id};
  return snapshot;
}

}  // namespace

TEST_SUITE("app/history") {
  TEST_CASE("changes are undone in reverse and done again in order") {
    History history;
    history.record(hiding("a"));
    history.record(hiding("b"));
    CHECK(history.undo(hiding("c"))->exploration.hidden[0] == "b");
    CHECK(history.undo(hiding("b"))->exploration.hidden[0] == "a");
    CHECK_FALSE(history.can_undo());
    CHECK_FALSE(history.undo(hiding("a")).has_value());
    CHECK(history.redo(hiding("a"))->exploration.hidden[0] == "b");
    CHECK(history.redo(hiding("b"))->exploration.hidden[0] == "c");
    CHECK_FALSE(history.can_redo());
  }

  TEST_CASE("a new change forgets what was undone") {
    History history;
    history.record(hiding("a"));
    history.undo(hiding("b"));
    history.record(hiding("a"));
    CHECK_FALSE(history.can_redo());
    CHECK(history.undo(hiding("c"))->exploration.hidden[0] == "a");
  }

  TEST_CASE("a change that turned out to be none is no step back") {
    History history;
    history.record(hiding("a"));
    history.drop_if_same(hiding("b"));
    CHECK(history.can_undo());
    history.drop_if_same(hiding("a"));
    CHECK_FALSE(history.can_undo());
    CHECK(history.bytes() == 0);
  }

  TEST_CASE("no more than a hundred steps are kept") {
    History history;
    for (int i = 0; i < 250; ++i) history.record(hiding(std::to_string(i)));
    std::size_t steps = 0;
    std::string oldest;
    while (std::optional<Snapshot> before = history.undo({})) {
      ++steps;
      oldest = before->exploration.hidden[0];
    }
    CHECK(steps == History::kMostSnapshots);
    CHECK(oldest == "150");
  }

  TEST_CASE("large snapshots are kept within a bound of memory, the newest always") {
    History history;
    Snapshot large;
    large.places.resize(20'000);
    for (int i = 0; i < 60; ++i) {
      history.record(large);
      CHECK(history.bytes() <= History::kMostBytes + 20'000 * sizeof(PlacedNode) + 4096);
    }
    large.places.resize(2'000'000);
    history.record(large);
    CHECK(history.undo({})->places.size() == 2'000'000);
    CHECK_FALSE(history.can_undo());
  }
}

}  // namespace storylens
