#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "cli/export.h"
#include "cli/references.h"
#include "story/bundle_writer.h"
#include "story/json/json_writer.h"

namespace storylens {
namespace {

std::string path_in(const std::string& folder, const char* name) {
  return (std::filesystem::path(folder) / name).string();
}

// True when some item says more than the stories say of it: it has a description of its own, or stands in no
// story.
template <class Item>
bool says_more(const std::vector<Item>& items, const std::vector<Referenced<Item>>& referenced,
               std::string (*write)(const std::vector<Item>&)) {
  std::unordered_set<std::string> said;
  for (const Referenced<Item>& reference : referenced) said.insert(write({reference.item}));
  return std::any_of(items.begin(), items.end(),
                     [&](const Item& item) { return said.count(write({item})) == 0; });
}

}  // namespace

std::vector<OutputFile> companion_files(const Bundle& bundle, const std::string& folder) {
  std::vector<OutputFile> files;
  if (says_more(bundle.entities, referenced_entities(bundle.stories), write_entities)) {
    files.push_back({path_in(folder, "entities.json"), write_entities(bundle.entities)});
  }
  if (says_more(bundle.outlets, referenced_outlets(bundle.stories), write_outlets)) {
    files.push_back({path_in(folder, "outlets.json"), write_outlets(bundle.outlets)});
  }
  if (!bundle.license.empty()) {
    JsonWriter json;
    json.begin_object();
    json.text_member("license", bundle.license);
    json.end_object();
    files.push_back({path_in(folder, "about.json"), json.text() + "\n"});
  }
  return files;
}

}  // namespace storylens
