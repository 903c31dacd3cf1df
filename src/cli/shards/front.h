// Front: the newest stories of a corpus in one small bundle, so that a reader has something to begin with. Of
// each story there is what a list shows: headline, tagline, dates, rubrics, names; not its text, not its
// takes.
#pragma once

#include <cstddef>

#include "cli/shards/shard_writer.h"

namespace storylens {

inline constexpr std::size_t kFrontStories = 40;

// At most kShardBytes as JSON, unless the first story alone is more.
Bundle front_bundle(const Corpus& corpus, Diagnostics& diagnostics);

}  // namespace storylens
