// Story records: what a build knows of each edition, for any number of them: on the disk (spool.h), in the
// order of the shard plan. In memory stand 24 bytes of each, and what is being sorted.
//
// Errors: as of Spool: what cannot be read is empty, and status() tells.
// Cost:   a record is read from the disk each time that it is asked for: take what you need of it at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/shards/shard_plan.h"
#include "cli/shards/sorted_runs.h"
#include "cli/shards/spool.h"

namespace storylens {

class StoryRecords {
 public:
  // folder: where they are put aside.
  explicit StoryRecords(const std::string& folder);

  // Of two with one slug and language the one with the lower number stays. One thread at a time.
  void add(const StoryRecord& record, std::uint64_t number);

  // Once, when all are added; then they can be read, on any number of threads.
  void sort(
      const std::function<void(const StoryRecord& dropped, const StoryRecord& kept)>& on_duplicate = {});

  Result<void> status() const;

  std::size_t size() const { return sizes_.size(); }
  bool empty() const { return sizes_.empty(); }
  StoryRecord operator[](std::size_t index) const;
  const std::vector<HashedBytes>& sizes() const { return sizes_; }
  std::uint64_t hash(std::size_t index) const { return sizes_[index].hash; }

  // All in their order.
  void for_each(const std::function<void(std::size_t index, const StoryRecord& record)>& visit) const;

  // The editions of a story follow each other. End of those of the story at index.
  std::size_t end_of_story(std::size_t index) const;
  bool begins_story(std::size_t index) const { return (places_[index] & kBegins) != 0; }
  // The first edition; size() where there is none.
  std::size_t find(std::string_view slug) const;

 private:
  static constexpr std::uint64_t kBegins = std::uint64_t{1} << 63;

  std::uint64_t place(std::size_t index) const { return places_[index] & ~kBegins; }
  void read(std::size_t index, std::string& text, StoryRecord& record) const;

  std::unique_ptr<SortedRuns> unsorted_;
  Spool sorted_;
  std::vector<HashedBytes> sizes_;
  std::vector<std::uint64_t> places_;  // in sorted_, and the end; kBegins: the first edition of a story
};

}  // namespace storylens
