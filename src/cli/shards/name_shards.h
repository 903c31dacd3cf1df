// Name shards: which stories name an entity, all of them by date, as files of a corpus:
//
//   names/HASH.json   {"format": "storylens-names-index", "prefix": BITS, "shards": […]}, as a page of the
//   index names/HASH.json   {"format": "storylens-names", "names": {SLUG: {"stories": 3, "entity": {…},
//   "cards": […]}}} names/HASH.json   {"format": "storylens-name-list", "cards": […]} or {…, "parts": […]}
//
// An entity is found by the bits of its slug, as a story is. It has its cards with it, the newest story
// first, or, where they are more than kInlineBytes, the lists that hold them: `parts` name such a list each,
// with how many stories it leads to, at most kMostParts of them; where there are more, lists of lists stand
// between. A card is what a list shows of one edition; those of a story follow each other.
//
// A list ends at a story that its hash chooses, or where it is full, counted from the oldest on: a story that
// comes changes the lists that it belongs into, and those of older ones keep their names.
//
// Cost: 8 bytes of memory for each story of an entity, 20 a story, the slugs of entities, and the texts that
//       are being written, some 4 MB.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/shards/shard_plan.h"
#include "cli/shards/shard_writer.h"

namespace storylens {

inline constexpr std::size_t kInlineBytes = 24'000;  // of cards
inline constexpr std::size_t kMostParts = 128;

// What stands of an edition in a list, one line of JSON.
std::string name_card(std::string_view slug, std::string_view language, const StoryCard& card);

// Where a story stands among those of an entity: the day on which it happened; the smallest int for one
// without a date.
int name_day(const StoryCard& card);

struct NamePage {
  std::string prefix;
  WrittenShard file;
};

// Puts texts into files that are named after them.
using WriteTexts = std::function<std::vector<WrittenShard>(const std::vector<std::string>& texts)>;

// entities: what is known of them. folder: where the order of stories is put aside; fails where it cannot be.
// Returns the pages; none where no story names an entity.
Result<std::vector<NamePage>> write_name_shards(const StoryRecords& records,
                                                const std::vector<Entity>& entities,
                                                const std::string& folder, const WriteTexts& write);

}  // namespace storylens
