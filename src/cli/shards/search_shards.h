// Search shards: which stories have a word in their headline, tagline, names or rubrics, as files of a
// corpus:
//
//   search/HASH.json   {"format": "storylens-search", "from": TERM, "terms": {TERM: [SLUG, …], …}}
//
// Terms are those of story/search_terms.h, in the order of their bytes; a term's stories come the best first
// (headline before names before tagline; of equals the newest), at most kMostPerTerm.
//
// A file ends at a term that its hash chooses, or where it is full: so a new story changes the files of its
// own terms, and the rest keeps its names.
//
// Cost: words are sorted on the disk, in the memory of sorted_runs.h, whatever their number.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "cli/shards/story_records.h"

namespace storylens {

inline constexpr std::size_t kMostPerTerm = 200;

struct SearchShard {
  std::string from;  // its first term
  std::string json;
};

// In the order of terms. folder: where words are put aside. Fails where not all could be.
Result<void> for_each_search_shard(const StoryRecords& records, const std::string& folder,
                                   const std::function<void(SearchShard&& shard)>& write);

}  // namespace storylens
