// Corpus reader: a folder of shards, as shard_writer.h describes it.
//
// Errors: what is missing, not of the form, or not what its name says; Error::where is the path.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/vec2.h"
#include "cli/shards/corpus_graph.h"
#include "story/bundle.h"

namespace storylens {

struct CorpusIndex {
  std::string license;
  std::vector<std::string> shards;  // files in the folder, in the order of their prefixes
};

Result<CorpusIndex> read_corpus_index(const std::string& folder);

struct GraphFiles {
  std::vector<std::string> pages;
  std::vector<std::string> tiles;  // files in the folder
  Diagnostics diagnostics;         // warnings: pages that cannot be read; what they list is not here
};

// The first page of the graph's index that the manifest names; empty where there is none.
std::string graph_page_of(const std::string& folder);
GraphFiles read_graph_index(const std::string& folder, const std::string& page);

struct TileNode {
  std::string id;
  Vec2 place;
};

// At most 64 KiB, and what docs/bundle-format.md says of a tile.
struct GraphTile {
  std::vector<TileNode> nodes;                             // and then the ends of edges that leave it
  std::size_t own = 0;                                     // the first so many of nodes stand in it
  std::vector<std::pair<std::size_t, std::size_t>> edges;  // indices in nodes: source, target
};

Result<GraphTile> read_tile_file(const std::string& path);

// Of the corpus in a folder. A tile or page that cannot be read is told, and what it holds is left out.
EarlierPlaces read_earlier_places(const std::string& folder, Diagnostics& diagnostics);

// Fails also where the content is not what the file is named after.
Result<Bundle> read_shard_file(const std::string& path);

}  // namespace storylens
