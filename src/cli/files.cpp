#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace storylens {
namespace {

namespace fs = std::filesystem;

std::string reason(int error_number) {
  return std::generic_category().message(error_number);
}

// A file descriptor that closes itself.
class OpenFile {
 public:
  OpenFile(const char* path, int flags) : descriptor_(::open(path, flags | O_CLOEXEC, 0666)) {}
  ~OpenFile() { close(); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  bool close() {
    const bool is_closed = descriptor_ < 0 || ::close(descriptor_) == 0;
    descriptor_ = -1;
    return is_closed;
  }

 private:
  int descriptor_;
};

bool write_all(int descriptor, std::string_view content) {
  std::size_t written = 0;
  while (written < content.size()) {
    const ssize_t count = ::write(descriptor, content.data() + written, content.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return true;
}

// A file of the batch on its way: written under a name of its own, to be renamed.
struct Staged {
  std::string temporary;  // empty where the target was written directly
  std::string target;
};

// The file that a chain of links leads to, so that the link stays and the file is replaced.
Result<std::string> resolved_target(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return path;
  const fs::path target = fs::weakly_canonical(path, error);
  if (error) return failure("Cannot follow the link: " + error.message(), path);
  return target.string();
}

Result<void> make_folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return {};
  fs::create_directories(folder, error);
  if (error) return failure("Cannot make the folder: " + error.message(), folder.string());
  return {};
}

using Produce = std::function<void(const Append&)>;

Produce whole(const std::string& content) {
  return [&content](const Append& append) { append(content); };
}

// errno tells why not.
bool write_pieces(int descriptor, const Produce& produce) {
  int error_number = 0;
  produce([&](std::string_view piece) {
    if (error_number == 0 && !write_all(descriptor, piece)) error_number = errno;
  });
  errno = error_number;
  return error_number == 0;
}

Result<void> write_directly(const std::string& path, const Produce& produce) {
  OpenFile file(path.c_str(), O_WRONLY);
  if (!file.is_open() || !write_pieces(file.descriptor(), produce))
    return failure("Cannot write: " + reason(errno), path);
  return {};
}

enum class Sync { Wait, DoNotWait };

Result<Staged> stage(const std::string& path, const Produce& produce, Sync sync) {
  const Result<std::string> target = resolved_target(path);
  if (!target) return tl::unexpected<Error>(target.error());
  if (const Result<void> folder = make_folder_of(*target); !folder)
    return tl::unexpected<Error>(folder.error());
  struct stat status {};
  const bool exists = ::stat(target->c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return failure("Cannot write: this is a folder", path);
  if (exists && !S_ISREG(status.st_mode)) {
    if (const Result<void> written = write_directly(*target, produce); !written) {
      return tl::unexpected<Error>(written.error());
    }
    return Staged{{}, *target};
  }
  const std::string temporary = *target + "." + std::to_string(::getpid()) + ".tmp";
  ::unlink(temporary.c_str());  // of a process of the same number that was killed
  OpenFile output(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL);
  if (!output.is_open()) return failure("Cannot write: " + reason(errno), path);
  if (exists) ::fchmod(output.descriptor(), status.st_mode & 07777);
  const bool must_wait = sync == Sync::Wait;
  if (!write_pieces(output.descriptor(), produce) || (must_wait && ::fsync(output.descriptor()) != 0) ||
      !output.close()) {
    const int error_number = errno;
    ::unlink(temporary.c_str());
    return failure("Cannot write: " + reason(error_number), path);
  }
  return Staged{temporary, *target};
}

void remove_staged(const std::vector<Staged>& staged) {
  for (const Staged& file : staged) {
    if (!file.temporary.empty()) ::unlink(file.temporary.c_str());
  }
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t byte_limit) {
  OpenFile file(path.c_str(), O_RDONLY);
  if (!file.is_open()) return failure("Cannot read: " + reason(errno));
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) return failure("Cannot read: " + reason(errno));
  if (S_ISDIR(status.st_mode)) return failure("Cannot read: this is a folder");
  std::string content;
  char buffer[1 << 16];
  while (!S_ISREG(status.st_mode) || static_cast<std::size_t>(status.st_size) <= byte_limit) {
    const ssize_t count = ::read(file.descriptor(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("Cannot read: " + reason(errno));
    if (count == 0) return content;
    content.append(buffer, static_cast<std::size_t>(count));
    if (content.size() > byte_limit) break;
  }
  return failure("The file is larger than the limit of " + std::to_string(byte_limit >> 20) +
                 " MiB; divide it");
}

Result<void> write_files(const std::vector<OutputFile>& files) {
  std::vector<Staged> staged;
  for (const OutputFile& file : files) {
    const Result<Staged> next = stage(file.path, whole(file.content), Sync::Wait);
    if (!next) {
      remove_staged(staged);
      return tl::unexpected<Error>(next.error());
    }
    staged.push_back(*next);
  }
  for (Staged& file : staged) {
    if (!file.temporary.empty() && std::rename(file.temporary.c_str(), file.target.c_str()) != 0) {
      const int error_number = errno;
      remove_staged(staged);
      return failure("Cannot write: " + reason(error_number), file.target);
    }
    file.temporary.clear();
  }
  return {};
}

Result<void> write_replaceable(const OutputFile& file) {
  return write_replaceable(file.path, whole(file.content));
}

Result<void> write_replaceable(const std::string& path, const std::function<void(const Append&)>& produce) {
  const Result<Staged> staged = stage(path, produce, Sync::DoNotWait);
  if (!staged) return tl::unexpected<Error>(staged.error());
  if (!staged->temporary.empty() && std::rename(staged->temporary.c_str(), staged->target.c_str()) != 0) {
    const int error_number = errno;
    ::unlink(staged->temporary.c_str());
    return failure("Cannot write: " + reason(error_number), path);
  }
  return {};
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

}  // namespace storylens
