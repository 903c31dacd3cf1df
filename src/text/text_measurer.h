// Text measurer: how wide a shaped unit of text is. In the browser this is Canvas2D measureText behind a
// cache; in tests a table.
//
// Units: CSS pixels.
#pragma once

#include <string_view>

#include "text/text_style.h"

namespace storylens {

class TextMeasurer {
 public:
  virtual ~TextMeasurer() = default;
  // The advance of one unit (text/segment.h), shaped as a whole. Never negative.
  virtual float advance_px(std::string_view unit, const TextStyle& style) = 0;
  virtual FontMetrics metrics(const TextStyle& style) = 0;
};

}  // namespace storylens
