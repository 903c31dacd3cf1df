// Archive check: whether a folder of shards (shard_writer.h) is whole and agrees with itself: every file that
// the manifest leads to is there, is what its name says and within its limits; the index finds every story,
// and front, search, names and graph tell of the stories that there are.
//
// Errors: none; what is wrong is among the diagnostics, in the file that it is about. Where a shard cannot be
//         read, front, search, names and graph are not held against the stories: all that is missing
//         there would be told again.
// Cost:   every file is read once, a tile twice; memory grows with the number of stories by some 500 bytes
//         each, and with what the search lists of them.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.h"

namespace storylens {

struct ArchiveFindings {
  Diagnostics diagnostics;
  std::size_t files = 0;    // that were read or tried
  std::size_t stories = 0;  // editions
};

// path: the folder, or the manifest in it.
ArchiveFindings check_archive(const std::string& path);

}  // namespace storylens
