// Exploration: what the reader asked to see of the graph, as one value that can be kept, compared, undone
// and written into an address. choose_visible() (story/explore/choose_visible.h) says what it means.
//
// Shapes: nodes are named by id, so that the value outlives a graph; lists of ids are ascending, each once,
//         and no longer than kMostNamed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/story_graph.h"

namespace storylens {

enum class SizeMetric : std::uint8_t { Usual, Degree, Betweenness, Takes };
enum class NodeColoring : std::uint8_t { Kind, Community };
// Where nodes stand: near what they are linked with, or along time (arrange/time_axis.h).
enum class NodeOrder : std::uint8_t { Free, Time };

inline constexpr int kDeepestFocus = 3;
inline constexpr std::size_t kMostNamed = 200;

struct Exploration {
  bool is_whole = false;               // of the bundle; else what touches the current story
  bool shows_outlets = false;          // of the stories in view
  std::string focus;                   // only what is within depth steps of it; empty = no focus
  int depth = 1;                       // in [1, kDeepestFocus]
  std::vector<std::string> expanded;   // their neighbours are added
  std::vector<std::string> collapsed;  // their leaves are folded into them
  std::vector<std::string> hidden;
  std::vector<std::string> blocked;  // shown, but not gone through
  std::uint8_t hidden_kinds = 0;     // bit 1 << NodeKind
  std::string from_date;             // stories dated before are left out; "2026-06" and so on; empty = none
  std::string to_date;               // stories dated after
  std::string community;             // only the one this node is in; empty = all
  std::string path_from;             // what connects these two; both or none
  std::string path_to;
  SizeMetric size = SizeMetric::Usual;
  NodeColoring coloring = NodeColoring::Kind;
  NodeOrder order = NodeOrder::Free;

  bool operator==(const Exploration&) const = default;

  bool shows_kind(NodeKind kind) const { return (hidden_kinds >> static_cast<unsigned>(kind) & 1u) == 0; }
  void toggle_kind(NodeKind kind) {
    hidden_kinds = static_cast<std::uint8_t>(hidden_kinds ^ (1u << static_cast<unsigned>(kind)));
  }
  bool has_path() const { return !path_from.empty() && !path_to.empty(); }
};

inline bool holds(const std::vector<std::string>& ids, std::string_view id) {
  return std::binary_search(ids.begin(), ids.end(), id);
}

// False when it was there already, or the list is full.
inline bool add_id(std::vector<std::string>& ids, std::string_view id) {
  const auto place = std::lower_bound(ids.begin(), ids.end(), id);
  if (id.empty() || ids.size() >= kMostNamed || (place != ids.end() && *place == id)) return false;
  ids.insert(place, std::string(id));
  return true;
}

inline bool remove_id(std::vector<std::string>& ids, std::string_view id) {
  const auto place = std::lower_bound(ids.begin(), ids.end(), id);
  if (place == ids.end() || *place != id) return false;
  ids.erase(place);
  return true;
}

}  // namespace storylens
