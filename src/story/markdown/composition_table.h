// Composition table: letters with a mark as one character and as two (Unicode normalization), for the scripts
// whose headings and labels are compared. Hangul and kana are composed by arithmetic
// (story/markdown/text_fold.cpp). Private to src/story.
#pragma once

namespace storylens {

struct Composition {
  char16_t composed;
  char16_t base;
  char16_t mark;
};

const Composition* decomposition_of(char32_t composed);  // nullptr = none in the table

char32_t composition_of(char32_t base, char32_t mark);  // 0 = none in the table

}  // namespace storylens
