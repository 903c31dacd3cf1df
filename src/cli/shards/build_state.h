// Build state: what the last build found out, so that the next reads again only what changed. A table of tab
// separated lines: `made-of HASH`, `story CONTENT-HASH BYTES SLUG LANGUAGE`, `shard SIGNATURE BYTES FILE`.
// It is a cache: where it is missing, damaged or of another version, everything is made again.
#pragma once

#include <string>
#include <unordered_map>

#include "cli/shards/shard_writer.h"

namespace storylens {

struct KnownStory {
  std::string slug;
  std::string language;
  std::size_t bytes = 0;
};

struct BuildState {
  std::string made_of;
  std::unordered_map<std::string, KnownStory> stories;  // by content hash
  KnownShards shards;
};

// Empty where the file is not one, or was made of something else.
BuildState read_build_state(const std::string& path, const std::string& made_of);

// Lines are sorted: the same state is the same bytes.
std::string build_state_text(const BuildState& state);

}  // namespace storylens
