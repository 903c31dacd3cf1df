// Sources: the files of a corpus: its stories by path, and what stands beside them (entities.json,
// outlets.json, about.json), which is read whole.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "story/bundle.h"
#include "story/bundle_reader.h"

namespace storylens {

struct Sources {
  std::vector<std::string> stories;  // paths, sorted, each once
  std::vector<Entity> entities;      // each slug once
  std::vector<Outlet> outlets;
  std::string license;
  std::string companions_hash;                         // of all that stands beside the stories
  std::unordered_map<std::string, FolderFacts> facts;  // by folder, with what holds from the folders above
};

Sources find_sources(const std::vector<std::string>& inputs, Diagnostics& diagnostics);

// The notice that holds for a story's file; empty where there is none.
const std::string& notice_for(const Sources& sources, const std::string& path);

}  // namespace storylens
