#include "cli/shards/sources.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "base/sha256.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/report.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

class SourceFinder {
 public:
  SourceFinder(Sources& sources, Diagnostics& diagnostics) : sources_(sources), diagnostics_(diagnostics) {}

  void find(const std::string& input) {
    if (!is_folder(input)) {
      add_file(input);
      return;
    }
    std::vector<std::string> companions;
    for (std::string& path : story_paths(
             input, [](const fs::path& file) { return is_story_file(file) || is_companion(file); },
             &diagnostics_)) {
      if (is_companion(path)) {
        companions.push_back(std::move(path));
      } else {
        sources_.stories.push_back(std::move(path));
      }
    }
    // Paths are sorted, so that a folder comes before the folders within it.
    for (const std::string& path : companions) read_companion(path, input);
  }

  void finish() {
    std::sort(sources_.stories.begin(), sources_.stories.end());
    sources_.stories.erase(std::unique(sources_.stories.begin(), sources_.stories.end()),
                           sources_.stories.end());
    sources_.companions_hash = short_hash(companions_);
    if (sources_.stories.empty())
      diagnostics_.push_back(file_error({}, "no-stories", Error{"There are no stories to build from", {}}));
  }

 private:
  static bool is_companion(const fs::path& file) {
    const std::string name = file.filename().string();
    return name == "entities.json" || name == "outlets.json" || name == "about.json";
  }

  void add_file(const std::string& path) {
    if (is_companion(path)) return read_companion(path, fs::path(path).parent_path().string());
    if (is_story_file(path)) {
      sources_.stories.push_back(path);
      return;
    }
    diagnostics_.push_back(
        file_error(path, "no-stories", Error{"Shards are built of stories in Markdown; this is none", {}}));
  }

  template <class Value>
  bool read_json(const std::string& path, const std::string& text,
                 Result<Value> (*read)(std::string_view, Diagnostics&, const BundleLimits&), Value& value) {
    Diagnostics found;
    Result<Value> result = read(text, found, BundleLimits());
    for (Diagnostic& diagnostic : found) {
      diagnostic.file = path;
      diagnostics_.push_back(std::move(diagnostic));
    }
    if (!result) {
      diagnostics_.push_back(file_error(path, "unreadable-json", result.error()));
      return false;
    }
    value = std::move(*result);
    return true;
  }

  void read_companion(const std::string& path, const std::string& root) {
    const Result<std::string> text = read_file(path, BundleLimits().bytes);
    if (!text) {
      diagnostics_.push_back(file_error(path, "unreadable-file", text.error()));
      return;
    }
    companions_ += fs::path(path).lexically_relative(root).generic_string() + "\n" + *text + "\n";
    const std::string name = fs::path(path).filename().string();
    std::vector<Entity> entities;
    std::vector<Outlet> outlets;
    FolderFacts facts;
    if (name == "entities.json" && read_json(path, *text, read_entities, entities)) {
      for (Entity& entity : entities) {
        if (entity_slugs_.insert(entity.slug).second) sources_.entities.push_back(std::move(entity));
      }
    } else if (name == "outlets.json" && read_json(path, *text, read_outlets, outlets)) {
      for (Outlet& outlet : outlets) {
        if (outlet_ids_.insert(outlet.id).second) sources_.outlets.push_back(std::move(outlet));
      }
    } else if (name == "about.json" && read_json(path, *text, read_folder_facts, facts)) {
      if (sources_.license.empty()) sources_.license = facts.license;
      sources_.facts[fs::path(path).parent_path().string()] = std::move(facts);
    }
  }

  Sources& sources_;
  Diagnostics& diagnostics_;
  std::string companions_;  // all of them, with their names
  std::unordered_set<std::string> entity_slugs_;
  std::unordered_set<std::string> outlet_ids_;
};

}  // namespace

Sources find_sources(const std::vector<std::string>& inputs, Diagnostics& diagnostics) {
  Sources sources;
  SourceFinder finder(sources, diagnostics);
  for (const std::string& input : inputs) finder.find(input);
  finder.finish();
  return sources;
}

const std::string& notice_for(const Sources& sources, const std::string& path) {
  static const std::string kNone;
  for (fs::path folder = fs::path(path).parent_path();; folder = folder.parent_path()) {
    const auto facts = sources.facts.find(folder.string());
    if (facts != sources.facts.end() && !facts->second.notice.empty()) return facts->second.notice;
    if (folder.empty() || folder == folder.parent_path()) return kNone;
  }
}

}  // namespace storylens
