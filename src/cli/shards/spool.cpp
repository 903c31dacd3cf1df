#include "cli/shards/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace storylens {

namespace fs = std::filesystem;

Spool::~Spool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool Spool::open() {
  static std::atomic<unsigned> count{0};
  std::error_code error;
  fs::create_directories(folder_, error);
  const std::string name =
      std::string(kSpoolPrefix) + std::to_string(::getpid()) + "." + std::to_string(count++) + ".tmp";
  const std::string path = (fs::path(folder_) / name).string();
  ::unlink(path.c_str());  // of a process of the same number that was killed
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor_ < 0) return false;
  ::unlink(path.c_str());
  return true;
}

std::uint64_t Spool::append(std::string_view bytes) {
  const std::uint64_t at = size();
  buffer_ += bytes;
  if (buffer_.size() >= kSpoolBuffer) flush();
  return at;
}

void Spool::flush() {
  std::size_t written = 0;
  if (error_ == 0 && descriptor_ < 0 && !open()) error_ = errno;
  while (error_ == 0 && written < buffer_.size()) {
    const ssize_t count = ::pwrite(descriptor_, buffer_.data() + written, buffer_.size() - written,
                                   static_cast<off_t>(flushed_ + written));
    if (count < 0 && errno != EINTR) error_ = errno;
    if (count > 0) written += static_cast<std::size_t>(count);
  }
  flushed_ += buffer_.size();
  buffer_.clear();
}

void Spool::read(std::uint64_t at, std::size_t size, std::string& into) const {
  into.clear();
  if (error_ != 0) return;
  into.resize(size);
  std::size_t got = 0;
  while (got < size && at + got < flushed_) {
    const std::size_t wanted = std::min<std::uint64_t>(size - got, flushed_ - at - got);
    const ssize_t count = ::pread(descriptor_, into.data() + got, wanted, static_cast<off_t>(at + got));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      error_ = count == 0 ? EIO : errno;
      into.clear();
      return;
    }
    got += static_cast<std::size_t>(count);
  }
  if (got < size) buffer_.copy(into.data() + got, size - got, at + got - flushed_);
}

Result<void> Spool::status() const {
  if (error_ == 0) return {};
  return failure("Cannot put aside what the build has read: " + std::generic_category().message(error_),
                 folder_);
}

}  // namespace storylens
