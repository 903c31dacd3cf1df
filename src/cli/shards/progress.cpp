#include "cli/shards/progress.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>

namespace storylens {

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), is_terminal_(::isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (is_shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(std::size_t done) {
  constexpr std::chrono::milliseconds kPause(100);
  const Clock::time_point now = Clock::now();
  if (!is_terminal_ || now - shown_at_ < kPause || now - begun_ < kPause) return;
  shown_at_ = now;
  is_shown_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  std::fprintf(stderr, "\r%s\x1b[K", progress_line(what_, done, total_, seconds).c_str());
  std::fflush(stderr);
}

std::string progress_line(const std::string& what, std::size_t done, std::size_t total, double seconds) {
  std::string line = what + " " + std::to_string(done) + " of " + std::to_string(total);
  if (done == 0 || seconds <= 0.0) return line;
  const double rate = static_cast<double>(done) / seconds;
  line += " · " + std::to_string(std::lround(rate)) + "/s";
  if (done < total)
    line +=
        " · " + std::to_string(std::lround(std::ceil(static_cast<double>(total - done) / rate))) + " s left";
  return line;
}

}  // namespace storylens
