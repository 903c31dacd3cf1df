#include "cli/shards/corpus_reader.h"

#include <filesystem>
#include <utility>

#include "base/sha256.h"
#include "cli/files.h"
#include "cli/shards/manifest_reader.h"
#include "story/bundle_reader.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

Result<std::string> addressed_content(const std::string& path) {
  Result<std::string> content = read_file(path, BundleLimits().bytes);
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

}  // namespace storylens
