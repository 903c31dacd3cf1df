// Passages: what of a bundle can be found, piece by piece: items (a story's edition, an entity, an outlet, a
// take, a story elsewhere) and the passages of text that they have. Passages hold no text: it is taken from
// the bundle when it is wanted. Private to src/story.
//
// Units:  byte offsets in the plain text of a block.
// Shapes: items stand in the order stories, entities, outlets, stubs, takes; names are the first
//         `name_count` passages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "story/rich_text.h"
#include "story/search_index.h"

namespace storylens {

struct SearchItem {
  SearchKind kind = SearchKind::Story;
  // Index of the story, -1 = listed in the bundle itself. An entity, outlet or stub that only a story names
  // has the story's index and its place there.
  int story = -1;
  int index = -1;           // entity, outlet, take, or place in the story's list
  std::uint32_t group = 0;  // first of the items that are editions of one
};

enum class SearchField : std::uint8_t {
  Headline,
  Tagline,
  Rubric,
  Name,
  OtherName,
  OutletId,
  SectionHeading,
  Summary,
  Section,
  Correction,
  TakeOutlet,
  TakeFacts,  // lens and regions
  Abstract,
  Quote,
  Original,
  Speaker,
};

float field_weight(SearchField field);
// Whether a take may be found by it; by its outlet's name alone it is not.
bool is_own_text(SearchField field);

inline constexpr std::uint32_t kLongestPassage = 4096;  // bytes

struct SearchPassage {
  std::uint32_t item = 0;
  std::uint32_t begin = 0;  // in the text of its block
  std::uint32_t size = 0;
  std::uint16_t part = 0;   // section, name, rubric, correction, region
  std::uint16_t block = 0;  // of the section
  SearchField field = SearchField::Headline;
  std::uint8_t tokens = 0;  // at most 255
};

std::vector<SearchItem> list_items(const Bundle& bundle);

// The blocks of a section, kept until another one is asked for.
class SectionBlocks {
 public:
  const std::vector<std::string>& of(const Section& section);

 private:
  const Section* section_ = nullptr;
  std::vector<std::string> texts_;
};

// Of the whole block; the passage is a part of it.
std::string block_text(const Bundle& bundle, const SearchItem& item, const SearchPassage& passage,
                       SectionBlocks& blocks);
std::string passage_text(const Bundle& bundle, const SearchItem& item, const SearchPassage& passage,
                         SectionBlocks& blocks);
std::string_view passage_language(const Bundle& bundle, const SearchItem& item, const SearchPassage& passage);
// data-block of the story's document; empty for names of nodes.
std::string passage_block(const SearchItem& item, const SearchPassage& passage);
std::string item_node_id(const Bundle& bundle, const SearchItem& item);

}  // namespace storylens
