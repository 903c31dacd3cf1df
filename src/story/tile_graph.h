// Tile graph: the part of an archive's whole graph that is shown, as the host put it together from tiles
// (docs/bundle-format.md, "The graph in tiles"): a story graph without evidence, and where its nodes stand.
//
//   {"of": nodes in all, "missing": tiles, "nodes": [{"id", "label", "weight", "x", "y"}, …], "edges":
//   [[from, to], …]}
//
// Errors: none; what is not of this form is left out.
#pragma once

#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

struct TileGraph {
  StoryGraph graph;
  std::vector<NodePosition> places;  // of its nodes
  int total = 0;                     // nodes of the whole graph
  int missing = 0;                   // tiles that should be shown and could not be fetched
};

// Labels in the language, else in the first that there is.
TileGraph read_tile_graph(std::string_view json, std::string_view language);

}  // namespace storylens
