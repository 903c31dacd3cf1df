// Graph tiles: the graph of a whole corpus cut into small files, so that a reader fetches what is on the
// screen. A quadtree over the places: the root holds the most telling nodes of all, each square within it the
// most telling of those that are left in that square, until every node is in exactly one tile.
//
//   graph/HASH.json   {"format": "storylens-tile", "nodes": […], "ends": […], "edges": [[from, to], …]}
//   graph/HASH.json   {"format": "storylens-graph-index", "place": …, "tiles": […], "pages": […]}
//
// The first page tells also how many nodes and edges there are, and the side of the root's square: a power of
// two, its middle the origin.
//
// An edge stands in the tile of its less telling end, so that a hub's tile does not hold all that hangs on
// it. `place` is the way from the root: a digit a level, 0 upper left, 1 upper right, 2 lower left, 3 lower
// right. A tile does not say where it is: it stays the same file when the whole grows around it.
//
// Cost: linear in nodes and edges, apart from sorting; of memory some 40 bytes a node and 4 an edge, and
// GraphIds.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "cli/shards/corpus_graph.h"
#include "cli/shards/shard_writer.h"

namespace storylens {

inline constexpr std::size_t kTileBytes = 60'000;
inline constexpr std::size_t kMostTileNodes = 300;
inline constexpr std::size_t kMostNodeEdges =
    100;  // that stand with one node, those to the most telling ends

// records: that the graph was made of. entities: what is known of them. places: in whole numbers, no two the
// same, so that every node finds a tile that has room. write: puts a text into a file of the folder that is
// named after it. Returns the first page of the index.
WrittenShard write_graph_tiles(const CorpusGraph& graph, const StoryRecords& records,
                               const std::vector<Entity>& entities, const std::vector<Vec2>& places,
                               const std::function<WrittenShard(const std::string& text)>& write);

}  // namespace storylens
