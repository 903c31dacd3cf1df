#include "cli/shards/corpus_reader.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "base/sha256.h"
#include "cli/files.h"
#include "cli/report.h"
#include "story/bundle_reader.h"
#include "story/json/json_document.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

// A name that leads out of the folder is refused.
Result<std::string> file_of(JsonValue entry, std::string_view folder) {
  const std::optional<JsonValue> file = member_of(entry, "file");
  const std::string_view name = file ? file->text() : std::string_view();
  if (name.rfind(folder, 0) != 0 || name.find("..") != std::string_view::npos)
    return failure("An entry names no file in " + std::string(folder));
  return std::string(name);
}

// The files that a list of entries names.
Result<std::vector<std::string>> files_of(JsonValue root, std::string_view list, std::string_view folder) {
  std::vector<std::string> files;
  const std::optional<JsonValue> entries = member_of(root, list);
  if (!entries || entries->kind() != JsonKind::Array)
    return failure("There is no list \"" + std::string(list) + "\"");
  for (const JsonValue entry : *entries) {
    Result<std::string> file = file_of(entry, folder);
    if (!file) return tl::unexpected<Error>(file.error());
    files.push_back(std::move(*file));
  }
  return files;
}

constexpr JsonLimits kTileLimits = {64u << 10, 8, 100'000, 4'096};

bool is_place(const std::optional<JsonValue>& value) {
  return value && value->kind() == JsonKind::Number &&
         std::fabs(value->number()) <= static_cast<double>(kLargestCoordinate);
}

Result<std::string> addressed_content(const std::string& path,
                                      std::size_t byte_limit = BundleLimits().bytes) {
  Result<std::string> content = read_file(path, byte_limit);
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

Diagnostic damaged_tile(const std::string& path, const Error& error) {
  Diagnostic diagnostic = file_error(path, "damaged-tile", Error{error.message, {}});
  diagnostic.severity = Severity::Warning;
  return diagnostic;
}

Result<void> append_graph_page(const std::string& path, std::vector<std::string>& tiles,
                               std::vector<std::string>& pages) {
  const Result<std::string> text = addressed_content(path, kTileLimits.bytes);
  if (!text) return tl::unexpected<Error>(text.error());
  const Result<JsonDocument> page = JsonDocument::parse(*text, kTileLimits);
  if (!page) return tl::unexpected<Error>(page.error());
  const Result<std::vector<std::string>> listed = files_of(page->root(), "tiles", "graph/");
  if (!listed) return tl::unexpected<Error>(listed.error());
  const Result<std::vector<std::string>> below = files_of(page->root(), "pages", "graph/");
  if (!below) return tl::unexpected<Error>(below.error());
  tiles.insert(tiles.end(), listed->begin(), listed->end());
  pages = *below;
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

std::string graph_page_of(const std::string& folder) {
  const Result<std::string> text =
      read_file((fs::path(folder) / "manifest.json").string(), BundleLimits().bytes);
  if (!text) return {};
  const Result<JsonDocument> manifest = JsonDocument::parse(*text);
  const std::optional<JsonValue> graph = manifest ? member_of(manifest->root(), "graph") : std::nullopt;
  const Result<std::string> file = graph ? file_of(*graph, "graph/") : failure("");
  return file ? *file : std::string();
}

GraphFiles read_graph_index(const std::string& folder, const std::string& page) {
  GraphFiles files;
  files.pages.push_back(page);
  // A page that is named twice is read once.
  std::unordered_set<std::string> seen(files.pages.begin(), files.pages.end());
  for (std::size_t i = 0; i < files.pages.size(); ++i) {
    const std::string path = (fs::path(folder) / files.pages[i]).string();
    std::vector<std::string> pages;
    const Result<void> read = append_graph_page(path, files.tiles, pages);
    if (!read) files.diagnostics.push_back(damaged_tile(path, read.error()));
    for (std::string& name : pages) {
      if (seen.insert(name).second) files.pages.push_back(std::move(name));
    }
  }
  return files;
}

Result<GraphTile> read_tile_file(const std::string& path) {
  const Result<std::string> content = addressed_content(path, kTileLimits.bytes);
  if (!content) return tl::unexpected<Error>(content.error());
  const Result<JsonDocument> document = JsonDocument::parse(*content, kTileLimits);
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonValue root = document->root();
  const std::optional<JsonValue> format = member_of(root, "format");
  if (!format || format->text() != "storylens-tile") return failure("This is no tile of a graph");
  GraphTile tile;
  for (const char* const list : {"nodes", "ends"}) {
    const std::optional<JsonValue> nodes = member_of(root, list);
    if (!nodes || nodes->kind() != JsonKind::Array)
      return failure("There is no list \"" + std::string(list) + "\"");
    for (const JsonValue node : *nodes) {
      const std::optional<JsonValue> id = member_of(node, "id");
      const std::optional<JsonValue> x = member_of(node, "x");
      const std::optional<JsonValue> y = member_of(node, "y");
      if (!id || id->kind() != JsonKind::String || !is_place(x) || !is_place(y))
        return failure("A node has no id, or no place");
      tile.nodes.push_back(
          {std::string(id->text()), {static_cast<float>(x->number()), static_cast<float>(y->number())}});
    }
    if (list == std::string_view("nodes")) tile.own = tile.nodes.size();
  }
  const std::optional<JsonValue> edges = member_of(root, "edges");
  if (!edges || edges->kind() != JsonKind::Array) return failure("There is no list \"edges\"");
  for (const JsonValue edge : *edges) {
    std::vector<std::size_t> ends;
    for (const JsonValue end : edge) {
      if (end.kind() == JsonKind::Number && end.number() >= 0.0 &&
          end.number() < static_cast<double>(tile.nodes.size()))
        ends.push_back(static_cast<std::size_t>(end.number()));
    }
    if (edge.size() != 2 || ends.size() != 2) return failure("An edge has no two ends in the tile");
    tile.edges.emplace_back(ends[0], ends[1]);
  }
  return tile;
}

EarlierPlaces read_earlier_places(const std::string& folder, Diagnostics& diagnostics) {
  EarlierPlaces earlier;
  const std::string page = graph_page_of(folder);
  if (page.empty()) return earlier;
  GraphFiles files = read_graph_index(folder, page);
  for (Diagnostic& diagnostic : files.diagnostics) diagnostics.push_back(std::move(diagnostic));
  for (const std::string& file : files.tiles) {
    const std::string path = (fs::path(folder) / file).string();
    const Result<GraphTile> tile = read_tile_file(path);
    if (!tile) {
      diagnostics.push_back(damaged_tile(path, tile.error()));
      continue;
    }
    for (std::size_t i = 0; i < tile->own; ++i)
      earlier.places.push_back({tile->nodes[i].id, tile->nodes[i].place.x, tile->nodes[i].place.y});
    for (const auto& [source, target] : tile->edges)
      earlier.edges.push_back(edge_key(tile->nodes[source].id, tile->nodes[target].id));
  }
  std::sort(earlier.edges.begin(), earlier.edges.end());
  return earlier;
}

}  // namespace storylens
