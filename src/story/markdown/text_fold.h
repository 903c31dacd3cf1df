// Text fold: words made comparable, whatever their case, accents, spaces and normalization form. The text
// itself is kept as written; only keys and comparisons use these. Private to src/story.
//
// Cost: linear.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

// Marks joined with the letters before them: NFC for Hangul, kana, Latin, Greek, Cyrillic and Arabic; other
// scripts as they are. A file name or a text from macOS may come decomposed.
std::string composed(std::string_view text);

// Composed, lower-case, without accents, with single spaces between words: "Résumé " → "resume".
std::string folded(std::string_view text);

// The slug that stands for a label: composed, lower-case, a dash for each run of spaces, without the
// characters that a slug cannot have. "Alibaba Qwen" → "alibaba-qwen". Empty when nothing is left.
std::string slug_of(std::string_view label);

char32_t lower_case(char32_t code_point);

}  // namespace storylens
