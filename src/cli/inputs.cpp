#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/result.h"
#include "cli/files.h"
#include "cli/report.h"
#include "story/bundle_reader.h"
#include "story/markdown_reader.h"

namespace storylens {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepestFolder = 32;

std::string lower_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

class InputReader {
 public:
  explicit InputReader(Inputs& inputs) : inputs_(inputs) {}

  void read_path(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      const std::size_t before = inputs_.files;
      read_folder(path, {}, 0);
      if (inputs_.files == before)
        fail(path, "no-stories", "The folder holds no story: no .md, .markdown or .txt file");
      return;
    }
    const std::string name = fs::path(path).filename().string();
    if (name == "entities.json") return read_entity_file(path);
    if (name == "outlets.json") return read_outlet_file(path);
    if (name == "about.json") {
      read_facts(path, {});
      return;
    }
    if (lower_ascii(fs::path(path).extension().string()) == ".json") return read_bundle_file(path);
    read_story_file(path, {});
  }

 private:
  void fail(const std::string& file, const char* code, std::string message) {
    inputs_.diagnostics.push_back(file_error(file, code, Error{std::move(message), {}}));
  }

  // The content of a file, or nothing and an error reported.
  Result<std::string> content_of(const std::string& path) {
    ++inputs_.files;
    Result<std::string> content = read_file(path, BundleLimits().bytes);
    if (!content) inputs_.diagnostics.push_back(file_error(path, "unreadable-file", content.error()));
    return content;
  }

  void add_diagnostics(const std::string& file, Diagnostics diagnostics) {
    for (Diagnostic& diagnostic : diagnostics) {
      diagnostic.file = file;
      inputs_.diagnostics.push_back(std::move(diagnostic));
    }
  }

  // Reads a JSON file with one of the bundle readers.
  template <class Value>
  Result<Value> read_json_file(const std::string& path,
                               Result<Value> (*read)(std::string_view, Diagnostics&, const BundleLimits&)) {
    const Result<std::string> content = content_of(path);
    if (!content) return tl::unexpected<Error>(content.error());
    Diagnostics diagnostics;
    Result<Value> value = read(*content, diagnostics, BundleLimits());
    add_diagnostics(path, std::move(diagnostics));
    if (!value) inputs_.diagnostics.push_back(file_error(path, "unreadable-json", value.error()));
    return value;
  }

  void read_folder(const fs::path& folder, FolderFacts facts, int depth) {
    std::error_code error;
    std::vector<fs::path> paths;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      if (entries->path().filename().string().front() != '.') paths.push_back(entries->path());
    }
    if (error)
      return fail(folder.string(), "unreadable-folder", "Cannot read the folder: " + error.message());
    std::sort(paths.begin(), paths.end());
    const auto has = [&](const fs::path& path) {
      return std::find(paths.begin(), paths.end(), path) != paths.end();
    };
    if (has(folder / "about.json")) facts = read_facts((folder / "about.json").string(), facts);
    for (const fs::path& path : paths) {
      const fs::path name = path.filename();
      if (fs::is_directory(path, error)) {
        // A link to a folder may lead back to this one.
        if (depth < kDeepestFolder && !fs::is_symlink(path, error)) read_folder(path, facts, depth + 1);
      } else if (name == "entities.json") {
        read_entity_file(path.string());
      } else if (name == "outlets.json") {
        read_outlet_file(path.string());
      } else if (is_story_file(path)) {
        read_story_file(path.string(), facts);
      }
    }
  }

  void read_story_file(const std::string& path, const FolderFacts& facts) {
    const Result<std::string> content = content_of(path);
    if (!content) return;
    Diagnostics diagnostics;
    Story story = read_markdown(*content, path, diagnostics);
    add_diagnostics(path, std::move(diagnostics));
    if (story.notice.empty()) story.notice = facts.notice;
    inputs_.bundle.stories.push_back(std::move(story));
    inputs_.stories.push_back({path, {}});
  }

  void read_entity_file(const std::string& path) {
    Result<std::vector<Entity>> entities = read_json_file(path, read_entities);
    if (entities) add_entities(path, "", std::move(*entities));
  }

  void read_outlet_file(const std::string& path) {
    Result<std::vector<Outlet>> outlets = read_json_file(path, read_outlets);
    if (outlets) add_outlets(path, "", std::move(*outlets));
  }

  // What about.json says, over what the folder above says.
  FolderFacts read_facts(const std::string& path, FolderFacts facts) {
    const Result<FolderFacts> read = read_json_file(path, read_folder_facts);
    if (!read) return facts;
    if (!read->notice.empty()) facts.notice = read->notice;
    if (!read->license.empty()) facts.license = read->license;
    add_license(path, read->license);
    return facts;
  }

  void read_bundle_file(const std::string& path) {
    Result<Bundle> read = read_json_file(path, read_bundle);
    if (!read) return;
    add_license(path, read->license);
    if (inputs_.bundle.report_to.empty()) inputs_.bundle.report_to = read->report_to;
    for (std::size_t i = 0; i < read->stories.size(); ++i) {
      inputs_.bundle.stories.push_back(std::move(read->stories[i]));
      inputs_.stories.push_back({path, "/stories/" + std::to_string(i)});
    }
    add_entities(path, "/entities", std::move(read->entities));
    add_outlets(path, "/outlets", std::move(read->outlets));
    UnknownMembers& unknown = inputs_.bundle.unknown;
    unknown.insert(unknown.end(), read->unknown.begin(), read->unknown.end());
  }

  void add_entities(const std::string& path, const std::string& pointer, std::vector<Entity> entities) {
    for (std::size_t i = 0; i < entities.size(); ++i) {
      inputs_.bundle.entities.push_back(std::move(entities[i]));
      inputs_.entities.push_back({path, pointer + "/" + std::to_string(i)});
    }
  }

  void add_outlets(const std::string& path, const std::string& pointer, std::vector<Outlet> outlets) {
    for (std::size_t i = 0; i < outlets.size(); ++i) {
      inputs_.bundle.outlets.push_back(std::move(outlets[i]));
      inputs_.outlets.push_back({path, pointer + "/" + std::to_string(i)});
    }
  }

  // A bundle has one licence.
  void add_license(const std::string& path, const std::string& license) {
    std::string& known = inputs_.bundle.license;
    if (known.empty()) known = license;
    if (license.empty() || license == known) return;
    Diagnostic diagnostic = file_error(
        path, "license-mismatch", Error{"The licence here is " + license + ", the bundle's is " + known, {}});
    diagnostic.severity = Severity::Warning;
    inputs_.diagnostics.push_back(std::move(diagnostic));
  }

  Inputs& inputs_;
};

}  // namespace

bool is_story_file(const fs::path& path) {
  const std::string extension = lower_ascii(path.extension().string());
  if (extension != ".md" && extension != ".markdown" && extension != ".txt") return false;
  const std::string stem = lower_ascii(path.stem().string());
  return stem != "readme" && stem != "license" && stem != "licence";
}

std::vector<std::string> story_paths(const std::string& folder,
                                     const std::function<bool(const fs::path&)>& is_wanted,
                                     Diagnostics* diagnostics) {
  std::vector<std::string> paths;
  std::vector<std::pair<fs::path, int>> waiting = {{folder, 0}};
  while (!waiting.empty()) {
    const auto [place, depth] = waiting.back();
    waiting.pop_back();
    std::error_code error;
    for (fs::directory_iterator entry(place, error), end; !error && entry != end; entry.increment(error)) {
      if (entry->path().filename().string().front() == '.') continue;
      std::error_code ignored;
      if (!entry->is_directory(ignored)) {
        if (is_wanted(entry->path())) paths.push_back(entry->path().string());
      } else if (!entry->is_symlink(ignored) && depth < kDeepestFolder) {
        waiting.emplace_back(entry->path(), depth + 1);
      }
    }
    if (error && diagnostics != nullptr) {
      diagnostics->push_back(file_error(place.string(), "unreadable-folder",
                                        Error{"Cannot read the folder: " + error.message(), {}}));
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Inputs read_inputs(const std::vector<std::string>& paths) {
  Inputs inputs;
  InputReader reader(inputs);
  for (const std::string& path : paths) reader.read_path(path);
  return inputs;
}

}  // namespace storylens
