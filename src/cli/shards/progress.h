// Progress: one line on a terminal that says how far a long work is, how fast it goes and how long it will
// take. Nothing is written where the standard error stream is no terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace storylens {

class Progress {
 public:
  // what: "reading", shown before the numbers.
  Progress(std::string what, std::size_t total);
  ~Progress();  // leaves an empty line behind
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done);

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  std::size_t total_;
  bool is_terminal_;
  bool is_shown_ = false;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_at_{};
};

// "reading 4213 of 10000 · 2100/s · 3 s left", without the parts that are not known yet.
std::string progress_line(const std::string& what, std::size_t done, std::size_t total, double seconds);

}  // namespace storylens
