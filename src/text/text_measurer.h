// Text measurer: how wide a shaped unit of text is, and what else only the browser knows of a language. In
// the browser this is Canvas2D measureText and Intl.Segmenter behind caches; in tests a table.
//
// Units: CSS pixels.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/text_style.h"

namespace storylens {

class TextMeasurer {
 public:
  virtual ~TextMeasurer() = default;
  // The advance of one unit (text/segment.h), shaped as a whole. Never negative.
  virtual float advance_px(std::string_view unit, const TextStyle& style) = 0;
  virtual FontMetrics metrics(const TextStyle& style) = 0;
  // What stands for a language, BCP 47, in TextStyle::language; 0 = the reader's own.
  virtual std::uint8_t language_index(std::string_view /*language*/) { return 0; }
  // Where words begin in a run of a script that is written without spaces (Thai, Lao, Khmer, Burmese): sets
  // starts[i] to 1 for run[i]. starts has an entry for each byte, all 0. Called for at most 3 KB at once.
  virtual void word_starts(std::string_view /*run*/, std::vector<std::uint8_t>& /*starts*/) {}
};

}  // namespace storylens
