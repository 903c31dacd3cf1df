#include "cli/shards/archive_files.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/sha256.h"
#include "cli/files.h"
#include "cli/report.h"
#include "cli/shards/shard_plan.h"
#include "story/bundle_reader.h"

namespace storylens {

namespace fs = std::filesystem;

namespace {

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

}  // namespace

bool has_prefix(std::uint64_t hash, std::string_view prefix) {
  constexpr std::size_t kBits = 64;
  if (prefix.size() > kBits) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (prefix[i] != ((hash >> (kBits - 1 - i) & 1) != 0 ? '1' : '0')) return false;
  }
  return true;
}

ArchiveFiles::ArchiveFiles(const std::string& path)
    : folder_(is_folder(path) ? path : fs::path(path).parent_path().string()),
      manifest_path_(is_folder(path) ? path_of("manifest.json") : path) {}

std::string ArchiveFiles::path_of(const std::string& file) const {
  return (fs::path(folder_) / file).string();
}

std::optional<std::string> ArchiveFiles::manifest() {
  ++found_.files;
  Result<std::string> text = read_file(manifest_path_, BundleLimits().bytes);
  if (!text) {
    found_.diagnostics.push_back(file_error(manifest_path_, "unreadable-file", text.error()));
    return std::nullopt;
  }
  const Result<Manifest> manifest = read_manifest(*text);
  if (manifest) return std::move(*text);
  found_.diagnostics.push_back(file_error(manifest_path_, "unreadable-json", manifest.error()));
  return std::nullopt;
}

void ArchiveFiles::report(const std::string& path, const char* code, const std::string& message,
                          Severity severity) {
  Diagnostic diagnostic = file_error(path, code, Error{message, {}});
  diagnostic.severity = severity;
  found_.diagnostics.push_back(std::move(diagnostic));
}

std::optional<std::string> ArchiveFiles::content(const PartEntry& entry, std::size_t most) {
  const std::string path = path_of(entry.file);
  ++found_.files;
  used_.insert(entry.file);
  std::error_code error;
  if (!fs::exists(path, error)) {
    report(path, "archive-file-missing", "The archive leads to this file, and it is not there");
    return std::nullopt;
  }
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > most) {
    report(path, "archive-over-limit",
           "The file has " + std::to_string(size) + " bytes, and readers take " + std::to_string(most));
    return std::nullopt;
  }
  Result<std::string> text = read_file(path, most);
  if (!text) {
    report(path, "unreadable-file", text.error().message);
    return std::nullopt;
  }
  if (short_hash(*text) != fs::path(path).stem().string()) {
    report(path, "archive-file-damaged", "The content is not what the file is named after");
    return std::nullopt;
  }
  if (text->size() != entry.bytes) {
    report(path, "archive-bytes-mismatch",
           "The file has " + std::to_string(text->size()) + " bytes, and where it is named " +
               std::to_string(entry.bytes));
  }
  return std::move(*text);
}

std::optional<std::vector<PartEntry>> ArchiveFiles::entries_of(const std::string& file,
                                                               const std::string& text,
                                                               std::string_view format,
                                                               std::string_view folder, std::size_t most) {
  const std::optional<JsonDocument> document = document_of(file, text, format);
  if (!document) return std::nullopt;
  return list_of(file, document->root(), "shards", folder, most);
}

std::optional<JsonDocument> ArchiveFiles::document_of(const std::string& file, const std::string& text,
                                                      std::string_view format) {
  Result<JsonDocument> document = JsonDocument::parse(text);
  if (!document) {
    report(path_of(file), "archive-file-malformed", document.error().message);
    return std::nullopt;
  }
  const std::optional<JsonValue> told = member_of(document->root(), "format");
  if (told && told->kind() == JsonKind::String && told->text() == format) return std::move(*document);
  report(path_of(file), "archive-file-malformed", "The file is no " + std::string(format));
  return std::nullopt;
}

std::optional<ArchiveFiles::Read> ArchiveFiles::read(const PartEntry& entry, std::string_view format,
                                                     std::size_t most) {
  std::optional<std::string> text = content(entry, most);
  if (!text) return std::nullopt;
  auto kept = std::make_unique<const std::string>(std::move(*text));
  std::optional<JsonDocument> document = document_of(entry.file, *kept, format);
  if (!document) return std::nullopt;
  return Read{std::move(kept), std::move(*document)};
}

std::optional<std::vector<PartEntry>> ArchiveFiles::list_of(const std::string& file, JsonValue root,
                                                            const char* list, std::string_view folder,
                                                            std::size_t most) {
  Result<std::vector<PartEntry>> entries = read_entries(root, list, folder);
  if (!entries) {
    report(path_of(file), "archive-file-malformed", entries.error().message);
    return std::nullopt;
  }
  if (entries->size() > most) {
    report(
        path_of(file), "archive-over-limit",
        "The file names " + std::to_string(entries->size()) + " files, and may name " + std::to_string(most));
    return std::nullopt;
  }
  return std::move(*entries);
}

ListedShards ArchiveFiles::shards_of(const std::vector<PartEntry>& pages, std::string_view format,
                                     std::string_view folder, const char* code) {
  ListedShards found;
  tell_clashes(manifest_path_, pages, code);
  for (const PartEntry& page : pages) {
    const std::optional<std::string> text = content(page);
    const auto listed = text ? entries_of(page.file, *text, format, folder, kShardsPerPage) : std::nullopt;
    if (!listed) {
      found.is_whole = false;
      continue;
    }
    tell_clashes(path_of(page.file), *listed, code);
    for (const PartEntry& shard : *listed) {
      if (!begins_with(shard.prefix, page.prefix)) {
        report(path_of(page.file), code,
               "The prefix " + shard.prefix + " of " + shard.file +
                   " does not begin with that of its page, " + page.prefix);
      }
      found.shards.push_back(shard);
    }
  }
  return found;
}

// Of sorted prefixes one that begins another stands before it.
void ArchiveFiles::tell_clashes(const std::string& path, const std::vector<PartEntry>& entries,
                                const char* code) {
  std::vector<std::string_view> prefixes;
  for (const PartEntry& entry : entries) prefixes.push_back(entry.prefix);
  std::sort(prefixes.begin(), prefixes.end());
  for (std::size_t i = 1; i < prefixes.size(); ++i) {
    if (!begins_with(prefixes[i], prefixes[i - 1])) continue;
    report(path, code,
           "What is sought would be in two files: one prefix begins another, " +
               std::string(prefixes[i - 1]) + " and " + std::string(prefixes[i]));
  }
}

void ArchiveFiles::find_unused() {
  for (const char* const part : {"front", "graph", "index", "names", "search", "stories"}) {
    std::error_code error;
    for (fs::recursive_directory_iterator entry(path_of(part), error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code ignored;
      if (!entry->is_regular_file(ignored)) continue;
      std::string name = entry->path().lexically_relative(folder_).generic_string();
      if (entry->path().extension() == ".br") name.resize(name.size() - 3);
      if (used_.count(name) == 0) {
        report(entry->path().string(), "archive-file-unused", "Nothing in the archive leads to this file",
               Severity::Note);
      }
    }
  }
}

std::optional<Bundle> ArchiveFiles::bundle_of(const PartEntry& entry, const std::string& text) {
  const std::string path = path_of(entry.file);
  Diagnostics diagnostics;
  Result<Bundle> bundle = read_bundle(text, diagnostics);
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.file = path;
    found_.diagnostics.push_back(std::move(diagnostic));
  }
  if (bundle) return std::move(*bundle);
  report(path, "archive-file-malformed", bundle.error().message);
  return std::nullopt;
}

std::optional<PartEntry> ArchiveFiles::entry_of(JsonValue manifest, const char* name,
                                                std::string_view folder) {
  const std::optional<JsonValue> value = member_of(manifest, name);
  if (!value && std::string_view(name) == "graph") return std::nullopt;
  Result<PartEntry> entry =
      value ? read_entry(*value, folder) : failure("There is no \"" + std::string(name) + "\"");
  if (entry) return std::move(*entry);
  report(manifest_path_, "archive-file-malformed", entry.error().message);
  return std::nullopt;
}

}  // namespace storylens
