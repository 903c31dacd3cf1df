#include "story/sample_bundle.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "file_text.h"
#include "story/bundle_reader.h"
#include "story/markdown_reader.h"

using namespace storylens;

namespace {

template <typename Value>
void append(std::vector<Value>& to, Result<std::vector<Value>> from) {
  if (from) to.insert(to.end(), std::make_move_iterator(from->begin()), std::make_move_iterator(from->end()));
}

void read_folder(Bundle& bundle, const std::string& folder) {
  Diagnostics diagnostics;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    if (file.ends_with(".md")) bundle.stories.push_back(read_markdown(file_text(file), file, diagnostics));
    if (file.ends_with("entities.json")) append(bundle.entities, read_entities(file_text(file), diagnostics));
    if (file.ends_with("outlets.json")) append(bundle.outlets, read_outlets(file_text(file), diagnostics));
  }
}

}  // namespace

Bundle sample_bundle() {
  const std::string tests = STORYLENS_TESTS_DIR;
  Bundle bundle;
  for (const char* folder :
       {"/../data/stories/distillation", "/../data/stories/pellamar", "/fixtures/stories-of-scripts"})
    read_folder(bundle, tests + folder);
  return bundle;
}
