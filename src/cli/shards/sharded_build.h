// Sharded build: a large folder of stories into shards, reading again only what changed. A file that cannot
// be read or is in error is left out and told; the rest is built.
//
// What was found out about each file stands in FOLDER/.storylens/state.tsv, by the hash of its content, so
// that the next build parses only what is new.
//
// Cost: every file is read. What is known of the stories stands on the disk (story_records.h), in files of
//       FOLDER without a name; memory is some 40 MB and grows by some 600 bytes a story, most of it the
//       layout of the graph (layout/multilevel.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace storylens {

struct ShardedBuild {
  std::vector<std::string> inputs;
  std::string folder;
  std::string created;
  std::string report_to;  // of each shard, as Bundle has it
  int brotli_quality = 9;
  std::size_t part = 0;  // of parts: every parts-th file, from this one on
  std::size_t parts = 1;
  std::string site;  // "https://example.org": the address of a site to write, without a slash; empty = none
  std::string app;   // address of storylens.js for the site's pages; empty = pages without script
  bool is_offline = false;  // the site can be read without a connection
};

// How many story files the inputs hold.
std::size_t count_story_files(const std::vector<std::string>& inputs);

// Returns the exit status.
int run_sharded_build(const ShardedBuild& build);

}  // namespace storylens
