// Word match: how well a word of a query fits a word of a text. From best to worst: the same word (a Korean
// particle or an Arabic or Hebrew article more or less is no difference), its beginning (what is being
// typed), the initial consonants of Hangul, a part of it, and a similar spelling: Damerau-Levenshtein
// distance, one for 4 to 7 letters, two from 8 on. Private to src/story/search.
//
// Units: quality from 0 (no match) to 1 (the same word); lengths in units.
// Cost:  linear in the two words; similar spelling O(length x distance).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "story/search/tokens.h"

namespace storylens {

struct QueryWord {
  std::vector<char16_t> units;
  TokenKind kind = TokenKind::Word;
  std::size_t stem = 0;      // units before a Korean particle; 0 = there is none
  std::size_t article = 0;   // units of an Arabic or Hebrew article, with what is written together with it
  bool has_letters = false;  // Hangul consonants by themselves: initials
  bool is_soft = false;      // counts, but is not required: hiragana between words
  bool is_joined = false;    // written together with the word before it

  Units all() const { return units; }
  Units stemmed() const { return Units(units).first(stem); }
  Units bare() const { return Units(units).subspan(article); }
};

struct WordMatch {
  float quality = 0.0f;
  std::size_t first = 0;  // the part of the term that matches
  std::size_t count = 0;
  bool is_similar = false;
};

// The word as it was written: all but similar spellings.
WordMatch match_as_written(const QueryWord& word, Units term);
// A similar spelling of the word or of its beginning.
WordMatch match_similar(const QueryWord& word, Units term);

// How many slips a word of that length may have.
int most_slips(const QueryWord& word);

// Quality of a term `slips` away.
float similar_quality(int slips, bool is_whole);

// True for what Korean writes after a noun: 은, 에서는, 들이, …
bool is_particle(Units units);
// Length of the particle at the end of a Hangul word, 0 = none. At least a syllable is left.
std::size_t particle_length(Units word);
// Length of the Arabic or Hebrew article at the beginning of a word, 0 = none.
std::size_t article_length(Units word);
// The article, by itself and with what is written together with it: "ال", "بال", "ה", …
struct Article {
  char16_t units[4];
  std::size_t length;
};
std::span<const Article> articles();

}  // namespace storylens
