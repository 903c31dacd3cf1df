#include "cli/shards/manifest_reader.h"

#include <optional>

#include "base/utf8.h"
#include "story/json/json_document.h"

namespace storylens {
namespace {

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// FOLDER HASH .json, and for stories the first two digits of the hash as a folder between them.
bool is_part_name(std::string_view name, std::string_view folder) {
  constexpr std::string_view kEnd = ".json";
  constexpr std::size_t kDigits = 32;
  if (name.substr(0, folder.size()) != folder) return false;
  name.remove_prefix(folder.size());
  if (folder == "stories/") {
    if (name.size() < 3 || !is_hexadecimal(name.substr(0, 2)) || name[2] != '/') return false;
    name.remove_prefix(3);
  }
  return name.size() == kDigits + kEnd.size() && is_hexadecimal(name.substr(0, kDigits)) &&
         name.substr(kDigits) == kEnd;
}

// The file that an entry names; empty where it names none in the folder.
std::string file_of(JsonValue entry, std::string_view folder) {
  const std::optional<JsonValue> file = member_of(entry, "file");
  const std::string_view name = file && file->kind() == JsonKind::String ? file->text() : "";
  return is_part_name(name, folder) ? std::string(name) : std::string();
}

Result<std::vector<std::string>> files_of(JsonValue root, std::string_view list, std::string_view folder) {
  std::vector<std::string> files;
  const std::optional<JsonValue> entries = member_of(root, list);
  if (!entries || entries->kind() != JsonKind::Array)
    return failure("There is no list \"" + std::string(list) + "\"");
  for (const JsonValue entry : *entries) {
    std::string name = file_of(entry, folder);
    if (name.empty()) return failure("An entry names no file in " + std::string(folder));
    files.push_back(std::move(name));
  }
  return files;
}

bool is_readable_version(std::string_view version) {
  return version.size() > 2 && version.substr(0, 2) == "1." &&
         version.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

}  // namespace

Result<Manifest> read_manifest(std::string_view json) {
  const Result<JsonDocument> manifest = JsonDocument::parse(json);
  if (!manifest) return failure(manifest.error().message);
  const std::optional<JsonValue> format = member_of(manifest->root(), "format");
  const std::optional<JsonValue> version = member_of(manifest->root(), "version");
  if (!format || format->text() != "storylens-manifest") return failure("This is no manifest of shards");
  if (!version || version->kind() != JsonKind::String || !is_readable_version(version->text()))
    return failure("The manifest is of another version, and only 1.x can be read here");
  Result<std::vector<std::string>> pages = files_of(manifest->root(), "index", "index/");
  if (!pages) return tl::unexpected<Error>(pages.error());
  Manifest read;
  const std::optional<JsonValue> license = member_of(manifest->root(), "license");
  if (license && license->kind() == JsonKind::String) read.license = displayable_line(license->text());
  read.pages = std::move(*pages);
  const std::optional<JsonValue> graph = member_of(manifest->root(), "graph");
  if (graph) read.graph_page = file_of(*graph, "graph/");
  return read;
}

Result<std::vector<std::string>> read_index_page(std::string_view json) {
  const Result<JsonDocument> page = JsonDocument::parse(json);
  if (!page) return failure(page.error().message);
  return files_of(page->root(), "shards", "stories/");
}

Result<GraphIndexPage> read_graph_page(std::string_view json) {
  const Result<JsonDocument> page = JsonDocument::parse(json);
  if (!page) return failure(page.error().message);
  Result<std::vector<std::string>> tiles = files_of(page->root(), "tiles", "graph/");
  if (!tiles) return tl::unexpected<Error>(tiles.error());
  Result<std::vector<std::string>> pages = files_of(page->root(), "pages", "graph/");
  if (!pages) return tl::unexpected<Error>(pages.error());
  return GraphIndexPage{std::move(*tiles), std::move(*pages)};
}

}  // namespace storylens
