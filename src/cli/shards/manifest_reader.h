// Manifest reader: what a manifest of shards and the pages of its index say (shard_writer.h describes them),
// from text that may come from anywhere.
//
// Errors: Result fails when the text is not of the form. Of a list that names one file amiss nothing is
// taken, so
//         that no part of a corpus is left out without a word.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "story/json/json_document.h"

namespace storylens {

// What an entry of a list says of the file that it names. What it does not say, or not in its form, is empty.
struct PartEntry {
  std::string file;
  std::size_t bytes = 0;
  std::string prefix;  // of slugs' bits
  std::string from;    // a search term
  std::string place;   // of a square
  std::size_t nodes = 0;
  std::size_t below = 0;
};

// folder: "index/", "stories/", … Fails where the entry names no file in it, or the root has no such list.
Result<PartEntry> read_entry(JsonValue entry, std::string_view folder);
Result<std::vector<PartEntry>> read_entries(JsonValue root, std::string_view list, std::string_view folder);

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
