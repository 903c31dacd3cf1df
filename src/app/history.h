// History: what was shown before each change, to go back to and forth again. A snapshot is taken before a
// change and says all that a change can touch.
//
// Shapes: places and pins belong to nodes by their index in the story graph, which is the same for a bundle
//         whatever its language; a new bundle needs a new history.
// Errors: none; with nothing to go back to, undo() yields nothing.
// Cost:   memory for at most kMostSnapshots snapshots and kMostBytes in all; the oldest are forgotten.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/vec2.h"
#include "story/explore/exploration.h"
#include "story/facets.h"

namespace storylens {

struct PlacedNode {
  int node = 0;
  Vec2 place_world;
  bool is_pinned = false;
  bool operator==(const PlacedNode&) const = default;
};

struct Snapshot {
  Exploration exploration;
  TakeFilter takes;
  std::vector<std::string> marked;  // ids of a set of nodes
  std::vector<PlacedNode> places;   // of what is shown, and pins

  bool operator==(const Snapshot&) const = default;
};

class History {
 public:
  static constexpr std::size_t kMostSnapshots = 100;
  static constexpr std::size_t kMostBytes = 4u << 20;

  // Before a change: what is shown now. What was undone cannot be done again then.
  void record(Snapshot now);
  // Forgets the newest one, when the change turned out to be none: it is the same as now.
  void drop_if_same(const Snapshot& now);

  bool can_undo() const { return !undone_to_.empty(); }
  bool can_redo() const { return !redone_to_.empty(); }
  // What to show instead of what is shown now.
  std::optional<Snapshot> undo(Snapshot now);
  std::optional<Snapshot> redo(Snapshot now);
  void clear();

  std::size_t bytes() const { return bytes_; }

 private:
  static std::optional<Snapshot> step(std::vector<Snapshot>& from, std::vector<Snapshot>& to, Snapshot now);
  void forget_oldest();

  std::vector<Snapshot> undone_to_;  // the newest last
  std::vector<Snapshot> redone_to_;
  std::size_t bytes_ = 0;
};

}  // namespace storylens
