// Manifest reader: what a manifest of shards and the pages of its index say (shard_writer.h describes them),
// from text that may come from anywhere.
//
// Errors: Result fails when the text is not of the form. Of a list that names one file amiss nothing is
// taken, so
//         that no part of a corpus is left out without a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace storylens {

// Files are names in the folder of the manifest, and cannot lead out of it.
struct Manifest {
  std::string license;             // one line; may be empty
  std::vector<std::string> pages;  // "index/HASH.json", in the order of their prefixes
  std::string graph_page;          // "graph/HASH.json", the first of the graph's index; empty = there is none
};

Result<Manifest> read_manifest(std::string_view json);

// The shards that a page names: "stories/HH/HASH.json".
Result<std::vector<std::string>> read_index_page(std::string_view json);

struct GraphIndexPage {
  std::vector<std::string> tiles;  // "graph/HASH.json"
  std::vector<std::string> pages;  // further ones of the index, "graph/HASH.json"
};

Result<GraphIndexPage> read_graph_page(std::string_view json);

}  // namespace storylens
