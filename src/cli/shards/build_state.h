// Build state: what the last build found out, so that the next reads again only what changed. A table of tab
// separated lines: `made-of HASH`, `story CONTENT-HASH BYTES SLUG LANGUAGE` and the story's card,
// `shard SIGNATURE BYTES FILE`, `pages SIGNATURE`.
// It is a cache: where it is missing, damaged or of another version, everything is made again.
//
// Cost: 16 bytes of memory a story; its line is read from the file when it is asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "cli/shards/shard_writer.h"

namespace storylens {

struct KnownStory {
  std::string slug;
  std::string language;
  std::size_t bytes = 0;
  StoryCard card;
};

class BuildState {
 public:
  // Empty but for the former stories where the last build was made of something else; empty where the file is
  // none.
  BuildState(const std::string& path, const std::string& made_of);
  ~BuildState();
  BuildState(const BuildState&) = delete;
  BuildState& operator=(const BuildState&) = delete;

  KnownShards shards;
  std::unordered_set<std::string> pages;  // of the site: what the pages of a shard were made of

  // On any number of threads.
  std::optional<KnownStory> find(std::string_view content_hash) const;
  // When no more are sought.
  void forget_stories() { lines_ = {}; }

  // All stories of the last build, whatever that was made of: their pages may have to go.
  void for_each_former(const std::function<void(const KnownStory& story)>& visit) const;

 private:
  struct Line {
    std::uint64_t hash = 0;  // the beginning of the content's
    std::uint64_t place = 0;
  };

  void for_each_line(const std::function<void(std::uint64_t place,
                                              const std::vector<std::string_view>& cells)>& visit) const;

  int descriptor_ = -1;
  std::vector<Line> lines_;  // sorted
};

// Lines are sorted: the same state is the same bytes. folder: where they are put aside.
Result<void> write_build_state(const std::string& path, const std::string& folder, const std::string& made_of,
                               const StoryRecords& records, const KnownShards& shards,
                               const std::unordered_set<std::string>& pages);

}  // namespace storylens
