// Fold: what characters are compared as in a search: NFKC, lower case, without accents and points, digits as
// ASCII; katakana as hiragana; Hangul letter by letter, as it is typed, so that a syllable that is still
// being composed is the beginning of its word. Private to src/story/search.
//
// Units:  UTF-16 code units; a Hangul letter is a compatibility letter (U+3131 to U+3163), doubled final
//         consonants and joined vowels are two.
// Shapes: sources[i] is the byte offset of the character that units[i] comes from.
// Cost:   O(log n) a character in a table of 3,500; ASCII, Hangul and Han by arithmetic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace storylens {

using Units = std::span<const char16_t>;

struct FoldedText {
  std::vector<char16_t> units;
  std::vector<std::uint32_t> sources;

  void add(char32_t unit, std::uint32_t source) {
    units.push_back(static_cast<char16_t>(unit));
    sources.push_back(source);
  }
};

// Appends nothing for what is not compared: accents, vowel points, joiners.
void append_folded(char32_t c, std::uint32_t source, FoldedText& folded);

// What the characters around a unit make of it.
enum class UnitKind : std::uint8_t {
  Between,   // spaces, punctuation, symbols
  Letter,    // of words with spaces between them, and digits
  Hangul,    // a letter
  Unspaced,  // Han and kana
  Cluster,   // Thai, Lao, Burmese, Khmer
};

UnitKind unit_kind(char16_t unit);

// Accents, points, joiners: what is not compared.
bool is_silent(char32_t c);
bool is_hangul_consonant(char16_t unit);
bool is_hangul_vowel(char16_t unit);
// A vowel sign, tone or final that goes with the Thai, Lao, Burmese or Khmer letter before it.
bool is_cluster_mark(char16_t unit);

bool is_equal(Units a, Units b);
bool begins_with(Units text, Units beginning);
bool is_less(Units a, Units b);

}  // namespace storylens
