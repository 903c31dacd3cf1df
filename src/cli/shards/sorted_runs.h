// Sorted runs: more strings than memory holds, in the order of their bytes. What fills the memory is sorted
// and put aside as a run; in the end the runs are merged (external merge sort).
//
// Cost: kRunBytes of memory at most while strings are added, and again while they are merged; small ones
// never
//       reach the disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/shards/spool.h"

namespace storylens {

inline constexpr std::size_t kRunBytes = 16u << 20;

// Big-endian, so that the order of the bytes is that of the numbers.
void append_number(std::string& key, std::uint64_t number, std::size_t bytes);
std::uint64_t number_at(std::string_view key, std::size_t at, std::size_t bytes);

// So that what is greater comes first, and ended so that what begins another comes after it. text: without
// zero bytes.
void append_backwards(std::string& key, std::string_view text);

class SortedRuns {
 public:
  // folder: where runs are put aside.
  explicit SortedRuns(const std::string& folder, std::size_t memory = kRunBytes)
      : spool_(folder), memory_(memory) {}

  // At most 4 GiB each.
  void add(std::string_view item);
  std::size_t size() const { return size_; }

  // Once, when all are added. The views hold until visit returns.
  void for_each(const std::function<void(std::string_view item)>& visit);

  // As of Spool: ask after for_each().
  Result<void> status() const { return spool_.status(); }

 private:
  struct Item {
    std::uint64_t beginning = 0;  // the first eight bytes, for a quick comparison
    std::uint32_t at = 0;         // in text_
    std::uint32_t size = 0;
  };
  struct Run {
    std::uint64_t begin = 0;  // in spool_
    std::uint64_t end = 0;
  };
  class RunReader;

  std::string_view view(const Item& item) const { return std::string_view(text_).substr(item.at, item.size); }
  void sort_items();
  void put_aside();
  void merge(const std::function<void(std::string_view item)>& visit);

  Spool spool_;
  std::size_t memory_;
  std::size_t size_ = 0;
  std::string text_;
  std::vector<Item> items_;
  std::vector<Run> runs_;
};

// Numbers in the order of keys, equals by number.
class SortedIndices {
 public:
  explicit SortedIndices(const std::string& folder) : runs_(folder) {}

  void add(std::string key, std::uint32_t index) {
    append_number(key, index, sizeof index);
    runs_.add(key);
  }
  // Once. As many as were added, or why not.
  Result<std::vector<std::uint32_t>> take();

 private:
  SortedRuns runs_;
};

}  // namespace storylens
