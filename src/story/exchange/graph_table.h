// Graph table: what all graph writers tell of nodes and edges, as text. Private to src/story/exchange.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

struct NodeRow {
  std::string id;
  std::string label;
  std::string kind;
  std::string stories;  // a number
  std::string x, y;     // numbers; both empty where the node has no place
  std::optional<NodePosition> place;
};

struct EdgeRow {
  int source = 0;  // indices of rows
  int target = 0;
  std::string kind;
  std::string weight;    // a number
  std::string sentence;  // why the edge is there, in the language of the first story
};

struct GraphTable {
  std::vector<NodeRow> nodes;
  std::vector<EdgeRow> edges;
};

GraphTable make_graph_table(const Bundle& bundle, const StoryGraph& graph);

}  // namespace storylens
