// Build state: what the last build found out, so that the next reads again only what changed. A table of tab
// separated lines: `made-of HASH`, `story CONTENT-HASH BYTES SLUG LANGUAGE` and the story's card,
// `shard SIGNATURE BYTES FILE`, `pages SIGNATURE`.
// It is a cache: where it is missing, damaged or of another version, everything is made again.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "cli/shards/shard_writer.h"

namespace storylens {

struct KnownStory {
  std::string slug;
  std::string language;
  std::size_t bytes = 0;
  StoryCard card;
};

// A story of the last build, whatever that was made of: its pages may have to go.
struct FormerStory {
  std::string language;
  std::string slug;
  std::string entities;  // separated by spaces
};

struct BuildState {
  std::string made_of;
  std::vector<FormerStory> former;
  std::unordered_map<std::string, KnownStory> stories;  // by content hash
  KnownShards shards;
  std::unordered_set<std::string> pages;  // of the site: what the pages of a shard were made of
};

// Empty but for `former` where the last build was made of something else; empty where the file is not one.
BuildState read_build_state(const std::string& path, const std::string& made_of);

// Lines are sorted: the same state is the same bytes.
std::string build_state_text(const std::string& made_of, const std::vector<StoryRecord>& records,
                             const KnownShards& shards, const std::unordered_set<std::string>& pages);

}  // namespace storylens
