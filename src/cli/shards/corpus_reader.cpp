#include "cli/shards/corpus_reader.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/sha256.h"
#include "cli/files.h"
#include "cli/report.h"
#include "cli/shards/manifest_reader.h"
#include "story/bundle_reader.h"
#include "story/json/json_document.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

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
  const Result<std::vector<std::string>> files = read_index_page(*text);
  if (!files) return failure(files.error().message, path);
  shards.insert(shards.end(), files->begin(), files->end());
  return {};
}

Diagnostic damaged_tile(const std::string& path, const Error& error) {
  Diagnostic diagnostic = file_error(path, "damaged-tile", Error{error.message, {}});
  diagnostic.severity = Severity::Warning;
  return diagnostic;
}

Result<GraphIndexPage> graph_index_page(const std::string& path) {
  const Result<std::string> text = addressed_content(path, kTileLimits.bytes);
  if (!text) return tl::unexpected<Error>(text.error());
  return read_graph_page(*text);
}

}  // namespace

Result<CorpusIndex> read_corpus_index(const std::string& folder) {
  const std::string path = (fs::path(folder) / "manifest.json").string();
  const Result<std::string> text = read_file(path, BundleLimits().bytes);
  if (!text) return failure(text.error().message, path);
  Result<Manifest> manifest = read_manifest(*text);
  if (!manifest) return failure(manifest.error().message, path);
  CorpusIndex index;
  index.license = std::move(manifest->license);
  for (const std::string& page : manifest->pages) {
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
  const Result<Manifest> manifest = read_manifest(*text);
  return manifest ? manifest->graph_page : std::string();
}

GraphFiles read_graph_index(const std::string& folder, const std::string& page) {
  GraphFiles files;
  files.pages.push_back(page);
  // A page that is named twice is read once.
  std::unordered_set<std::string> seen(files.pages.begin(), files.pages.end());
  for (std::size_t i = 0; i < files.pages.size(); ++i) {
    const std::string path = (fs::path(folder) / files.pages[i]).string();
    Result<GraphIndexPage> read = graph_index_page(path);
    if (!read) {
      files.diagnostics.push_back(damaged_tile(path, read.error()));
      continue;
    }
    files.tiles.insert(files.tiles.end(), read->tiles.begin(), read->tiles.end());
    for (std::string& name : read->pages) {
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
      earlier.places.push_back({node_key(tile->nodes[i].id), tile->nodes[i].place});
    for (const auto& [source, target] : tile->edges)
      earlier.edges.push_back(edge_key(tile->nodes[source].id, tile->nodes[target].id));
  }
  std::stable_sort(earlier.places.begin(), earlier.places.end(),
                   [](const auto& a, const auto& b) { return a.node < b.node; });
  std::sort(earlier.edges.begin(), earlier.edges.end());
  return earlier;
}

}  // namespace storylens
