// Script: the properties of characters that text layout asks for, and what is drawn in color.
// One table of runs (character_table.h), unpacked on first use, and short lists of ranges.
//
// Errors: none; what Unicode has not assigned has the properties of its neighbours.
// Cost:   O(log n) in the runs of the table; ASCII too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace storylens {

// Bidi_Class (UAX #9), in the order of the table. Explicit controls count as boundary neutrals.
enum class BidiClass : std::uint8_t {
  LeftToRight,
  RightToLeft,
  ArabicLetter,
  EuropeanNumber,
  EuropeanSeparator,
  EuropeanTerminator,
  ArabicNumber,
  CommonSeparator,
  NonspacingMark,
  BoundaryNeutral,
  ParagraphSeparator,
  SegmentSeparator,
  Whitespace,
  OtherNeutral,
};

BidiClass bidi_class(char32_t code_point);

// Han, kana, Hangul, Bopomofo, Yi, and the punctuation and wide forms that stand among them.
bool is_east_asian(char32_t code_point);
bool is_han(char32_t code_point);
bool is_hangul(char32_t code_point);

// Spaces at which a line may end; not U+00A0 and its kind.
bool is_breaking_space(char32_t code_point);
// Line feed, next line, line separator, paragraph separator.
bool is_line_end(char32_t code_point);

// The end of the grapheme cluster that begins at text[offset] (UAX #29, and conjuncts of Indic scripts kept
// whole), after at most 32 code points. Valid only for offset < text.size().
std::size_t cluster_end(std::string_view text, std::size_t offset);

// True when the unit is an emoji that is drawn in color: a flag, a keycap, a pictograph by default or by
// U+FE0F.
bool is_emoji_unit(std::string_view unit);

}  // namespace storylens
