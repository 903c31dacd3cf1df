// Paragraph: styled spans of text broken into lines and placed. The painter draws units; the document layer
// and hit testing read the same lines, so that what is painted and what is selected cannot differ.
//
// A unit is the smallest piece that is shaped and drawn as one quad: a word of a script with kerning or
// joining (Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari, …), one character of Han, kana or Hangul, one
// emoji sequence, one run of spaces. A unit never crosses a span. A word wider than the line is cut between
// grapheme clusters.
// Line breaks follow UAX #14 (libunibreak), with Hangul words kept together (word-break: keep-all for Korean)
// unless a word is wider than the line. Thai, Lao, Khmer and Burmese break between words, each a unit, where
// the measurer knows them.
// Direction: characters get bidi levels (UAX #9), units end where the level changes
// and are reordered by line (rule L2); a right-to-left paragraph is aligned right. A unit of odd level is to
// be drawn with the direction right to left, which mirrors its brackets and puts its punctuation on its left.
//
// Units:  CSS pixels; x from the paragraph's left edge, y down from its top.
// Shapes: unit.begin/end are byte offsets in text; units are in logical order; lines index units.
//         Empty text has no lines. A line feed ends its line; at the end of the text it begins no other.
// Errors: ill-formed bytes become U+FFFD; tabs and ASCII controls become spaces.
// Cost:   linear in the text; the measurer is called once a unit, about seven times more where one is cut.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/text_measurer.h"
#include "text/text_style.h"

namespace storylens {

struct TextSpan {
  std::string_view text;  // a line feed is a forced break
  TextStyle style;
  int tag = -1;           // the caller's: a link, a mention; -1 = none
  bool is_whole = false;  // stands in one line, where a line is wide enough
};

enum class TextDirection : std::uint8_t {
  Auto,  // by the first strong character (P2, P3)
  LeftToRight,
  RightToLeft,
};

struct ParagraphOptions {
  float max_width_px = 600.0f;
  float line_height_px = 24.0f;
  TextDirection direction = TextDirection::Auto;
  bool keeps_words = true;         // keep-all for Hangul
  int max_lines = 0;               // 0 = no limit; the last line then ends in "…"
  std::string_view language = {};  // BCP 47: which quotation marks open and close, and the
                                   // forms of Han; spans whose style names a language keep it
};

struct TextUnit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint16_t span = 0;  // index in the spans given
  std::uint8_t level = 0;  // bidi embedding level; odd = right to left
  bool is_space = false;
  float x_px = 0.0f;
  float width_px = 0.0f;
};

struct TextLine {
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;  // with trailing spaces, which hang and have width 0 in `width_px`
  float x_px = 0.0f;
  float width_px = 0.0f;
  float baseline_px = 0.0f;  // from the paragraph's top
};

struct ParagraphLayout {
  std::string text;               // all spans joined; "…" follows when is_truncated, for the last unit
  std::vector<TextStyle> styles;  // by span
  std::vector<int> tags;          // by span
  std::vector<TextUnit> units;
  std::vector<TextLine> lines;
  float width_px = 0.0f;   // of the widest line
  float height_px = 0.0f;  // lines × line height
  bool is_right_to_left = false;
  bool is_truncated = false;

  std::string_view unit_text(const TextUnit& unit) const {
    return std::string_view(text).substr(unit.begin, unit.end - unit.begin);
  }
};

ParagraphLayout layout_paragraph(const std::vector<TextSpan>& spans, const ParagraphOptions& options,
                                 TextMeasurer& measurer);

}  // namespace storylens
