// Kana: how a word in kana is written in Latin letters (Hepburn), so that "toyota" finds トヨタ. Long vowels
// count once. Private to src/story/search.
#pragma once

#include "story/search/fold.h"

namespace storylens {

bool is_katakana(char32_t c);
bool is_hiragana(char32_t c);

// Appends the reading of folded.units[first, end), which are folded kana; each unit keeps its source.
void append_reading(FoldedText& folded, std::size_t first, std::size_t end);

}  // namespace storylens
