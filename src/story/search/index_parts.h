// Index parts: what a search index is made of. Two tables of terms: one of names, headlines and taglines,
// ready after a moment, and one of texts. Private to src/story.
#pragma once

#include "story/search/passages.h"
#include "story/search/term_table.h"
#include "story/search_index.h"

namespace storylens {

struct SearchIndex::Parts {
  const Bundle* bundle = nullptr;
  std::vector<SearchItem> items;
  std::vector<SearchPassage> passages;
  TermTable names;
  TermTable texts;
  std::size_t name_passages = 0;  // passages of the table of names
  std::size_t next_item = 0;      // to be read
  Stage stage = Stage::Names;
};

}  // namespace storylens
