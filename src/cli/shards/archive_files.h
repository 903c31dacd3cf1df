// Archive files: the files of a folder of shards as the archive check reads them: each once, and what is
// wrong with it is told in it. Private to archive_check.cpp.
//
// Errors: std::nullopt, and told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "cli/shards/archive_check.h"
#include "cli/shards/manifest_reader.h"
#include "story/bundle.h"
#include "story/json/json_document.h"

namespace storylens {

inline constexpr std::size_t kLargestPart = 2u << 20;  // as largestPart in web/archive.ts

// Whether the bits begin so; what is not bits is the beginning of none.
bool has_prefix(std::uint64_t hash, std::string_view prefix);

struct ListedShards {
  std::vector<PartEntry> shards;
  bool is_whole = true;  // every page was read
};

class ArchiveFiles {
 public:
  // path: as of check_archive().
  explicit ArchiveFiles(const std::string& path);

  const std::string& manifest_path() const { return manifest_path_; }
  std::string path_of(const std::string& file) const;

  void report(const std::string& path, const char* code, const std::string& message,
              Severity severity = Severity::Error);

  // Of a form that read_manifest() takes.
  std::optional<std::string> manifest();

  // The content of a file that is what its name and the entry say.
  std::optional<std::string> content(const PartEntry& entry, std::size_t most = kLargestPart);

  // The entry of the manifest itself; the graph's may be missing without a word.
  std::optional<PartEntry> entry_of(JsonValue manifest, const char* name, std::string_view folder);

  // The same, read as JSON of that format.
  struct Read {
    std::unique_ptr<const std::string> text;  // that the document points into
    JsonDocument document;
  };
  std::optional<Read> read(const PartEntry& entry, std::string_view format, std::size_t most = kLargestPart);

  // A list of a file, of at most so many entries.
  std::optional<std::vector<PartEntry>> list_of(const std::string& file, JsonValue root, const char* list,
                                                std::string_view folder, std::size_t most);

  // The list "shards" of a page of that format.
  std::optional<std::vector<PartEntry>> entries_of(const std::string& file, const std::string& text,
                                                   std::string_view format, std::string_view folder,
                                                   std::size_t most);

  // What pages by prefix lead to. code: of what is told of prefixes.
  ListedShards shards_of(const std::vector<PartEntry>& pages, std::string_view format,
                         std::string_view folder, const char* code);

  std::optional<Bundle> bundle_of(const PartEntry& entry, const std::string& text);

  bool is_used(const std::string& file) const { return used_.count(file) > 0; }
  // Tells of files in the archive's folders that nothing led to.
  void find_unused();

  ArchiveFindings take() { return std::move(found_); }

 private:
  std::optional<JsonDocument> document_of(const std::string& file, const std::string& text,
                                          std::string_view format);
  void tell_clashes(const std::string& path, const std::vector<PartEntry>& entries, const char* code);

  std::string folder_;
  std::string manifest_path_;
  ArchiveFindings found_;
  std::unordered_set<std::string> used_;
};

}  // namespace storylens
