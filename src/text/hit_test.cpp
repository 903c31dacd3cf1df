#include "text/hit_test.h"

#include <algorithm>
#include <cmath>

#include "text/bidi.h"
#include "text/script.h"

namespace storylens {
namespace {

// Gaps below this come from rounding.
constexpr float kTouchPx = 0.1f;

float line_height_of(const ParagraphLayout& layout) {
  return layout.lines.empty() ? 0.0f : layout.height_px / static_cast<float>(layout.lines.size());
}

// Where the text of the caller ends: before the ellipsis.
std::uint32_t text_end_of(const ParagraphLayout& layout) {
  return layout.is_truncated ? layout.units.back().begin : static_cast<std::uint32_t>(layout.text.size());
}

// Offsets of the boundaries between the characters of a unit, both ends included.
std::vector<std::uint32_t> stops_of(const ParagraphLayout& layout, const TextUnit& unit) {
  const std::string_view text = std::string_view(layout.text).substr(0, unit.end);
  std::vector<std::uint32_t> stops = {unit.begin};
  while (stops.back() < unit.end)
    stops.push_back(static_cast<std::uint32_t>(cluster_end(text, stops.back())));
  return stops;
}

using UnitPlace = std::vector<TextUnit>::const_iterator;

struct Extent {
  float left_px;
  float right_px;
};

// The part of a unit that shows text[begin, end), widened to whole characters.
Extent extent_of(const ParagraphLayout& layout, const TextUnit& unit, std::uint32_t begin,
                 std::uint32_t end) {
  const Extent whole = {unit.x_px, unit.x_px + unit.width_px};
  if (begin <= unit.begin && end >= unit.end) return whole;
  const std::vector<std::uint32_t> stops = stops_of(layout, unit);
  const auto first =
      std::upper_bound(stops.begin(), stops.end(), std::max(begin, unit.begin)) - stops.begin() - 1;
  const auto last = std::lower_bound(stops.begin(), stops.end(), std::min(end, unit.end)) - stops.begin();
  const float step = unit.width_px / static_cast<float>(stops.size() - 1);
  const float before = step * static_cast<float>(first);
  const float up_to = step * static_cast<float>(last);
  if (unit.level % 2 != 0) return {whole.right_px - up_to, whole.right_px - before};
  return {whole.left_px + before, whole.left_px + up_to};
}

// The line that holds a unit. Valid only for unit < layout.units.size().
std::size_t line_of(const ParagraphLayout& layout, std::size_t unit) {
  const auto after =
      std::upper_bound(layout.lines.begin(), layout.lines.end(), unit,
                       [](std::size_t u, const TextLine& line) { return u < line.first_unit; });
  return static_cast<std::size_t>(after - layout.lines.begin()) - 1;
}

// One past the last unit of a line that is not a hanging space.
std::size_t seen_end_of(const ParagraphLayout& layout, const TextLine& line) {
  std::size_t end = line.first_unit + line.unit_count;
  while (end > line.first_unit && layout.units[end - 1].is_space) --end;
  return end;
}

// Appends the rectangle of the next part from the left of a line, or widens the line's last one where the two
// touch.
void append_part(const Extent& part, float top_px, float height_px, bool is_first,
                 std::vector<TextRect>& rects) {
  if (!is_first && part.left_px <= rects.back().x_px + rects.back().width_px + kTouchPx) {
    rects.back().width_px = part.right_px - rects.back().x_px;
  } else {
    rects.push_back({part.left_px, top_px, part.right_px - part.left_px, height_px});
  }
}

// The rectangles of text[begin, end) in units[first, last).
std::vector<TextRect> rects_of(const ParagraphLayout& layout, UnitPlace first_unit, UnitPlace last_unit,
                               std::uint32_t begin, std::uint32_t end) {
  std::vector<TextRect> rects;
  if (first_unit == last_unit) return rects;
  const auto first = static_cast<std::size_t>(first_unit - layout.units.begin());
  const auto last = static_cast<std::size_t>(last_unit - layout.units.begin());
  const float height = line_height_of(layout);
  std::size_t index = line_of(layout, first);
  for (; index < layout.lines.size() && layout.lines[index].first_unit < last; ++index) {
    const TextLine& line = layout.lines[index];
    const std::size_t line_end = seen_end_of(layout, line);
    std::vector<std::uint8_t> levels;
    for (std::size_t i = line.first_unit; i < line_end; ++i) levels.push_back(layout.units[i].level);
    bool is_first = true;
    for (const std::uint32_t place : visual_order(levels)) {
      const std::size_t unit = line.first_unit + place;
      if (unit < first || unit >= last) continue;
      const Extent part = extent_of(layout, layout.units[unit], begin, end);
      append_part(part, height * static_cast<float>(index), height, is_first, rects);
      is_first = false;
    }
  }
  return rects;
}

const TextUnit& nearest_unit(const ParagraphLayout& layout, const TextLine& line, float x_px) {
  const TextUnit* nearest = &layout.units[line.first_unit];
  float least = -1.0f;
  for (std::size_t i = line.first_unit; i < line.first_unit + line.unit_count; ++i) {
    const TextUnit& unit = layout.units[i];
    const float distance = std::max({unit.x_px - x_px, x_px - unit.x_px - unit.width_px, 0.0f});
    if (least >= 0.0f && distance >= least) continue;
    least = distance;
    nearest = &unit;
  }
  return *nearest;
}

}  // namespace

std::uint32_t offset_at(const ParagraphLayout& layout, float x_px, float y_px) {
  if (layout.lines.empty()) return 0;
  const auto last_line = static_cast<float>(layout.lines.size() - 1);
  const float line_height = line_height_of(layout);
  const float row = line_height > 0.0f ? std::clamp(std::floor(y_px / line_height), 0.0f, last_line) : 0.0f;
  const TextLine& line = layout.lines[static_cast<std::size_t>(row)];
  const float x = std::clamp(x_px, line.x_px, line.x_px + line.width_px);
  const TextUnit& unit = nearest_unit(layout, line, x);
  if (layout.is_truncated && &unit == &layout.units.back()) {
    return layout.units.size() > 1 ? layout.units[layout.units.size() - 2].end : 0;
  }
  if (unit.width_px <= 0.0f) return unit.begin;
  const std::vector<std::uint32_t> stops = stops_of(layout, unit);
  float share = std::clamp((x - unit.x_px) / unit.width_px, 0.0f, 1.0f);
  if (unit.level % 2 != 0) share = 1.0f - share;
  return stops[static_cast<std::size_t>(std::lround(share * static_cast<float>(stops.size() - 1)))];
}

std::vector<TextRect> range_rects(const ParagraphLayout& layout, std::uint32_t begin, std::uint32_t end) {
  if (layout.lines.empty()) return {};
  end = std::min(end, text_end_of(layout));
  if (begin >= end) return {};
  const auto first =
      std::upper_bound(layout.units.begin(), layout.units.end(), begin,
                       [](std::uint32_t offset, const TextUnit& unit) { return offset < unit.end; });
  const auto last =
      std::lower_bound(first, layout.units.end(), end,
                       [](const TextUnit& unit, std::uint32_t offset) { return unit.begin < offset; });
  return rects_of(layout, first, last, begin, end);
}

std::vector<TextRect> span_rects(const ParagraphLayout& layout, int span) {
  const auto first = std::lower_bound(layout.units.begin(), layout.units.end(), span,
                                      [](const TextUnit& unit, int wanted) { return unit.span < wanted; });
  const auto last = std::upper_bound(first, layout.units.end(), span,
                                     [](int wanted, const TextUnit& unit) { return wanted < unit.span; });
  return rects_of(layout, first, last, 0, static_cast<std::uint32_t>(layout.text.size()));
}

}  // namespace storylens
