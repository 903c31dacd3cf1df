// Archive names check: whether the lists of who names an entity (name_shards.h) agree with the stories of the
// archive. Private to archive_check.cpp.
//
// Errors: told in the file that they are about. A part of a spread build has no such lists, nor has an
// archive
//         of an earlier version: nothing is told of that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "cli/shards/archive_files.h"
#include "story/json/json_document.h"

namespace storylens {

// What the stories say.
struct StoryFacts {
  bool is_whole = true;                                            // all of them are here
  const std::unordered_map<std::string, std::uint64_t>& editions;  // slug, tab, language: key of its card
  const std::unordered_set<std::uint64_t>& edges;                  // edge_key()
  std::map<std::string, std::size_t> namings;                      // by entity: how many stories name it
};

void check_archive_names(JsonValue manifest, ArchiveFiles& files, StoryFacts facts);

}  // namespace storylens
