// Hit test: from a point to a place in the text, and from a part of the text to rectangles: link boxes,
// highlights, selection. Within a unit, places are taken to be evenly spread over its characters (grapheme
// clusters).
//
// Units: CSS pixels from the paragraph's top left; byte offsets in layout.text.
#pragma once

#include <cstdint>
#include <vector>

#include "text/paragraph.h"

namespace storylens {

struct TextRect {
  float x_px = 0.0f;
  float y_px = 0.0f;
  float width_px = 0.0f;
  float height_px = 0.0f;
};

// The boundary between characters that is nearest to a point; points outside count as at the nearest line's
// nearest end. 0 when there are no lines.
std::uint32_t offset_at(const ParagraphLayout& layout, float x_px, float y_px);

// One rectangle for each visually contiguous part of text[begin, end) on a line, as high as the line; spaces
// that hang at its end have none. The ellipsis belongs to no part of the text.
std::vector<TextRect> range_rects(const ParagraphLayout& layout, std::uint32_t begin, std::uint32_t end);

// The same for all of one span, and for the ellipsis when it stands in it.
std::vector<TextRect> span_rects(const ParagraphLayout& layout, int span);

}  // namespace storylens
