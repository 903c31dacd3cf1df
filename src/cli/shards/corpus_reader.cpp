#include "cli/shards/corpus_reader.h"

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/sha256.h"
#include "cli/files.h"
#include "story/bundle_reader.h"
#include "story/json/json_document.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

// The files that a list of entries names. A name that leads out of the folder is refused.
Result<std::vector<std::string>> files_of(JsonValue root, std::string_view list, std::string_view folder) {
  std::vector<std::string> files;
  const std::optional<JsonValue> entries = member_of(root, list);
  if (!entries || entries->kind() != JsonKind::Array)
    return failure("There is no list \"" + std::string(list) + "\"");
  for (const JsonValue entry : *entries) {
    const std::optional<JsonValue> file = member_of(entry, "file");
    const std::string_view name = file ? file->text() : std::string_view();
    if (name.rfind(folder, 0) != 0 || name.find("..") != std::string_view::npos)
      return failure("An entry names no file in " + std::string(folder));
    files.emplace_back(name);
  }
  return files;
}

Result<std::string> addressed_content(const std::string& path) {
  Result<std::string> content = read_file(path, BundleLimits().bytes);
  if (content && short_hash(*content) != fs::path(path).stem().string())
    return failure("The content is not what the file is named after: it is damaged or was changed");
  return content;
}

Result<void> append_page(const std::string& path, std::vector<std::string>& shards) {
  const Result<std::string> text = addressed_content(path);
  if (!text) return failure(text.error().message, path);
  const Result<JsonDocument> page = JsonDocument::parse(*text);
  if (!page) return failure(page.error().message, path);
  const Result<std::vector<std::string>> files = files_of(page->root(), "shards", "stories/");
  if (!files) return failure(files.error().message, path);
  shards.insert(shards.end(), files->begin(), files->end());
  return {};
}

}  // namespace

Result<CorpusIndex> read_corpus_index(const std::string& folder) {
  const std::string path = (fs::path(folder) / "manifest.json").string();
  const Result<std::string> text = read_file(path, BundleLimits().bytes);
  if (!text) return failure(text.error().message, path);
  const Result<JsonDocument> manifest = JsonDocument::parse(*text);
  if (!manifest) return failure(manifest.error().message, path);
  const std::optional<JsonValue> format = member_of(manifest->root(), "format");
  const std::optional<JsonValue> version = member_of(manifest->root(), "version");
  if (!format || format->text() != "storylens-manifest")
    return failure("This is no manifest of shards", path);
  if (!version || version->text().substr(0, 2) != "1.")
    return failure("The manifest is of another version, and only 1.x can be read here", path);
  const Result<std::vector<std::string>> pages = files_of(manifest->root(), "index", "index/");
  if (!pages) return failure(pages.error().message, path);
  CorpusIndex index;
  if (const std::optional<JsonValue> license = member_of(manifest->root(), "license"))
    index.license = license->text();
  for (const std::string& page : *pages) {
    const Result<void> read = append_page((fs::path(folder) / page).string(), index.shards);
    if (!read) return tl::unexpected<Error>(read.error());
  }
  return index;
}

Result<Bundle> read_shard_file(const std::string& path) {
  const Result<std::string> content = addressed_content(path);
  if (!content) return tl::unexpected<Error>(content.error());
  Diagnostics diagnostics;
  return read_bundle(*content, diagnostics);
}

}  // namespace storylens
