// Shard plan: which stories go together into one file. Stories stand in the order of their slugs' hashes; a
// shard holds all whose hash begins with its prefix, a string of bits, and is cut in two where it would be
// larger than kShardBytes. So a story that comes, goes or grows changes its own shard only, and the plan
// follows from the stories alone, whatever the order or number of machines that read them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace storylens {

inline constexpr std::size_t kShardBytes = 60'000;      // aimed at; at most 64 KiB with what estimates miss
inline constexpr std::size_t kLargestStory = 1u << 20;  // bytes of one story's shard
inline constexpr std::size_t kShardsPerPage = 256;      // of the index

// What lists, feeds and links elsewhere tell of a story. One line each; slugs are separated by spaces.
struct StoryCard {
  std::string headline;
  std::string description;  // the tagline, or the beginning of the text
  std::string url;          // canonical
  std::string date;         // published, or else when it happened
  std::string modified;
  std::string related;
  std::string entities;
  std::string names;  // of entities, as the story calls them, and rubrics: words to search by
  std::string type;   // "event"; empty where it is longer than a word
  std::string start;  // when it happened; empty where that is no date
};

// One edition of a story.
struct StoryRecord {
  std::uint64_t hash = 0;  // hash_of_slug()
  std::string slug;
  std::string language;
  std::size_t bytes = 0;     // what its shard holds for it, at most
  std::string content_hash;  // of the source and all that its JSON follows from
  std::string path;          // of the file that the reader finds it in
  StoryCard card;
};

struct PlannedShard {
  std::string prefix;     // "0110": the first bits of the hash
  std::size_t begin = 0;  // items
  std::size_t end = 0;
};

// What takes so many bytes in the shard of its hash.
struct HashedBytes {
  std::uint64_t hash = 0;
  std::size_t bytes = 0;
};

// items: sorted by hash; what has one hash stays together.
std::vector<PlannedShard> plan_shards(const std::vector<HashedBytes>& items);

// Pages of an index: a prefix and the shards under it.
struct PlannedPage {
  std::string prefix;
  std::size_t begin = 0;  // shards
  std::size_t end = 0;
};

std::vector<PlannedPage> plan_pages(const std::vector<PlannedShard>& shards);

}  // namespace storylens
