// Spool: bytes that a build puts aside on the disk: written one after another, then read again at any place.
// The file has no name, so that nothing is left of it however the process ends.
//
// Errors: the first failure is kept, and what is read after it is empty: ask status() before anything is
//         written that must be whole. Error::where is the folder.
// Cost:   kSpoolBuffer bytes of memory; less than that never reaches the disk.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace storylens {

inline constexpr std::size_t kSpoolBuffer = 64u << 10;

// Of the name that the file has for a moment.
inline constexpr std::string_view kSpoolPrefix = ".spool.";

class Spool {
 public:
  explicit Spool(std::string folder) : folder_(std::move(folder)) {}
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Returns where it stands.
  std::uint64_t append(std::string_view bytes);
  std::uint64_t size() const { return flushed_ + buffer_.size(); }

  // On any number of threads, while nothing is appended.
  void read(std::uint64_t at, std::size_t size, std::string& into) const;

  Result<void> status() const;

 private:
  void flush();
  bool open();

  std::string folder_;
  std::string buffer_;  // what stands after flushed_
  std::uint64_t flushed_ = 0;
  int descriptor_ = -1;
  mutable std::atomic<int> error_{0};  // errno
};

}  // namespace storylens
