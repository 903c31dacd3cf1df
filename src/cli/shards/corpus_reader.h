// Corpus reader: a folder of shards, as shard_writer.h describes it.
//
// Errors: what is missing, not of the form, or not what its name says; Error::where is the path.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "story/bundle.h"

namespace storylens {

struct CorpusIndex {
  std::string license;
  std::vector<std::string> shards;  // files in the folder, in the order of their prefixes
};

Result<CorpusIndex> read_corpus_index(const std::string& folder);

// Fails also where the content is not what the file is named after.
Result<Bundle> read_shard_file(const std::string& path);

}  // namespace storylens
