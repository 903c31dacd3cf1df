// Front: the newest stories of a corpus in one small bundle, so that a reader has something to begin with. Of
// each story there is what a list shows: headline, tagline, dates, rubrics, names; not its text, not its
// takes.
#pragma once

#include <cstddef>
#include <vector>

#include "cli/shards/shard_writer.h"

namespace storylens {

inline constexpr std::size_t kFrontStories = 40;

// The newest first, equals by slug. Each is the range of a story's editions in the records.
struct RecordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<RecordRange> newest_stories(const std::vector<StoryRecord>& records, std::size_t most);

// At most kShardBytes as JSON, unless the first story alone is more.
Bundle front_bundle(const Corpus& corpus, Diagnostics& diagnostics);

}  // namespace storylens
