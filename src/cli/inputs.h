// Inputs: the files and folders that a command line names, read into one bundle and examined as one.
//
// A file is a story in Markdown, or a bundle where its name ends in .json. Of a folder all stories are read
// (.md, .markdown, .txt; no hidden files, no README and no LICENSE), folders within it too, in the order of
// their names. Beside stories may stand entities.json and outlets.json, which are added to the bundle, and
// about.json, whose licence and notice hold for the stories of its folder and of the folders within it that
// have none of their own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "story/bundle.h"

namespace storylens {

// Where a story, an entity or an outlet of the bundle comes from.
struct Origin {
  std::string file;
  std::string pointer;  // in that file: "/stories/3", "/7"; empty where the file is Markdown
};

struct Inputs {
  Bundle bundle;
  std::size_t files = 0;  // that were read or tried
  Diagnostics diagnostics;
  std::vector<Origin> stories;  // of bundle.stories[i]
  std::vector<Origin> entities;
  std::vector<Origin> outlets;
};

// By its name: .md, .markdown or .txt, and no README or LICENSE.
bool is_story_file(const std::filesystem::path& path);

// The files in a folder and the folders within it that are wanted, in the order of their names, without
// hidden ones. Links to folders are not followed: they may lead back.
// A folder that cannot be read is an error among the diagnostics, where these are wanted.
std::vector<std::string> story_paths(const std::string& folder,
                                     const std::function<bool(const std::filesystem::path&)>& is_wanted,
                                     Diagnostics* diagnostics = nullptr);

// Reads everything that the paths name. What cannot be read is an error among the diagnostics.
Inputs read_inputs(const std::vector<std::string>& paths);

// Completes the bundle (an entity for every reference, an outlet for every take, from what the stories say of
// them), then checks it and that a reader takes it. The diagnostics that follow name the file that they are
// about.
void examine_inputs(Inputs& inputs);

}  // namespace storylens
