// Shard writer: the files of a large corpus. A folder holds
//
//   manifest.json            what there is, and the pages of the index
//   front/HASH.json          the newest stories, as a list shows them: a bundle of its own
//   index/HASH.json          a page: prefixes and the shards under them
//   search/HASH.json         which stories have which words (search_shards.h), and pages naming them
//   names/HASH.json          which stories name an entity (name_shards.h), and pages naming them
//   graph/HASH.json          a tile of the whole graph (graph_tiles.h), and pages naming them
//   stories/HH/HASH.json     a shard: a bundle of its own, which every reader of bundles opens
//   cards/SLUG.svg           a picture of each story (cli/cards.h)
//
// each but the manifest and the cards named after its content and never changed, with a .br beside it where
// brotli was linked. docs/bundle-format.md has the form. A file is written under another name and renamed,
// the manifest last; what it does not name is removed after that. So at every moment the folder holds a whole
// corpus, the old or the new one; only cards are replaced one by one.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "cli/shards/shard_plan.h"
#include "cli/shards/story_records.h"
#include "story/bundle.h"

namespace storylens {

struct WrittenShard {
  std::string file;  // in the folder: "stories/ab/abcd….json"
  std::size_t bytes = 0;
};

// Of shards that were made before, by what they were made of (shard_signature()).
using KnownShards = std::unordered_map<std::string, WrittenShard>;

struct Corpus {
  std::string folder;
  std::string generator;
  std::string created;  // may be empty
  std::string license;
  std::string made_of;     // hash of all that shards follow from besides their stories
  int brotli_quality = 9;  // 0 = no .br files
  const StoryRecords& records;
  KnownShards known;
  // What is known of entities. null = neither names nor the graph are made, as for a part of a corpus.
  const std::vector<Entity>* entities = nullptr;
  // Fills the bundle with the stories of records [begin, end), in this order, and with what is known of the
  // entities and outlets that they refer to. Called on several threads. A story that cannot be had is told.
  std::function<void(std::size_t begin, std::size_t end, Bundle& bundle, Diagnostics& diagnostics)> load;
};

struct CorpusResult {
  Diagnostics diagnostics;
  KnownShards shards;  // all, for the next time
  std::vector<PlannedShard> planned;
  std::vector<std::string> files;  // of planned
  std::size_t made = 0;
  std::size_t kept = 0;
};

// Makes and writes what is not there yet. Nothing but files of these kinds is touched in the folder.
CorpusResult write_corpus(const Corpus& corpus);

// Adds described entities and outlets to a bundle of stories: those that the stories refer to, by slug and
// id. Others are left to what the stories say of them.
class Descriptions {
 public:
  Descriptions(const std::vector<Entity>& entities, const std::vector<Outlet>& outlets);
  void describe(Bundle& bundle) const;

 private:
  std::unordered_map<std::string_view, const Entity*> entities_;
  std::unordered_map<std::string_view, const Outlet*> outlets_;
};

StoryCard card_of(const Story& story);

// What the story takes of a shard at most. bundle: the story and its descriptions.
std::size_t estimated_bytes(const Bundle& bundle);

}  // namespace storylens
