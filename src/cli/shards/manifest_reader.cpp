#include "cli/shards/manifest_reader.h"

#include <optional>
#include <utility>

#include "base/utf8.h"

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

std::string text_of(JsonValue entry, std::string_view name) {
  const std::optional<JsonValue> text = member_of(entry, name);
  return text && text->kind() == JsonKind::String ? std::string(text->text()) : std::string();
}

std::size_t count_of(JsonValue entry, std::string_view name) {
  constexpr double kMost = 9e15;  // whole numbers of JSON
  const std::optional<JsonValue> count = member_of(entry, name);
  const double number = count && count->kind() == JsonKind::Number ? count->number() : 0.0;
  return number > 0.0 && number < kMost ? static_cast<std::size_t>(number) : 0;
}

Result<std::vector<std::string>> files_of(JsonValue root, std::string_view list, std::string_view folder) {
  Result<std::vector<PartEntry>> entries = read_entries(root, list, folder);
  if (!entries) return tl::unexpected<Error>(entries.error());
  std::vector<std::string> files;
  for (PartEntry& entry : *entries) files.push_back(std::move(entry.file));
  return files;
}

bool is_readable_version(std::string_view version) {
  return version.size() > 2 && version.substr(0, 2) == "1." &&
         version.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

}  // namespace

Result<PartEntry> read_entry(JsonValue entry, std::string_view folder) {
  PartEntry read;
  read.file = file_of(entry, folder);
  if (read.file.empty()) return failure("An entry names no file in " + std::string(folder));
  read.bytes = count_of(entry, "bytes");
  read.prefix = text_of(entry, "prefix");
  read.from = text_of(entry, "from");
  read.place = text_of(entry, "place");
  read.nodes = count_of(entry, "nodes");
  read.below = count_of(entry, "below");
  return read;
}

Result<std::vector<PartEntry>> read_entries(JsonValue root, std::string_view list, std::string_view folder) {
  std::vector<PartEntry> read;
  const std::optional<JsonValue> entries = member_of(root, list);
  if (!entries || entries->kind() != JsonKind::Array)
    return failure("There is no list \"" + std::string(list) + "\"");
  for (const JsonValue entry : *entries) {
    Result<PartEntry> part = read_entry(entry, folder);
    if (!part) return tl::unexpected<Error>(part.error());
    read.push_back(std::move(*part));
  }
  return read;
}

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
