#include "text/hit_test.h"

#include <algorithm>
#include <cmath>

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

// One past the last unit of a line that is not a hanging space.
std::size_t seen_end_of(const ParagraphLayout& layout, const TextLine& line) {
  std::size_t end = line.first_unit + line.unit_count;
  while (end > line.first_unit && layout.units[end - 1].is_space) --end;
  return end;
}

void append_merged(std::vector<Extent>& extents, const TextRect& line_box, std::vector<TextRect>& rects) {
  std::sort(extents.begin(), extents.end(), [](Extent a, Extent b) { return a.left_px < b.left_px; });
  bool is_first = true;
  for (const Extent& extent : extents) {
    if (!is_first && extent.left_px <= rects.back().x_px + rects.back().width_px + kTouchPx) {
      rects.back().width_px = std::max(rects.back().width_px, extent.right_px - rects.back().x_px);
    } else {
      rects.push_back({extent.left_px, line_box.y_px, extent.right_px - extent.left_px, line_box.height_px});
    }
    is_first = false;
  }
}

// The rectangles of text[begin, end) in units[first, last).
std::vector<TextRect> rects_of(const ParagraphLayout& layout, std::size_t first, std::size_t last,
                               std::uint32_t begin, std::uint32_t end) {
  std::vector<TextRect> rects;
  if (first >= last) return rects;
  const float height = line_height_of(layout);
  auto line = std::upper_bound(layout.lines.begin(), layout.lines.end(), first,
                               [](std::size_t unit, const TextLine& l) { return unit < l.first_unit; });
  std::vector<Extent> extents;
  for (--line; line != layout.lines.end() && line->first_unit < last; ++line) {
    const std::size_t line_last = std::min(last, seen_end_of(layout, *line));
    extents.clear();
    for (std::size_t i = std::max<std::size_t>(first, line->first_unit); i < line_last; ++i) {
      extents.push_back(extent_of(layout, layout.units[i], begin, end));
    }
    append_merged(extents, {0.0f, height * static_cast<float>(line - layout.lines.begin()), 0.0f, height},
                  rects);
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
  return rects_of(layout, static_cast<std::size_t>(first - layout.units.begin()),
                  static_cast<std::size_t>(last - layout.units.begin()), begin, end);
}

std::vector<TextRect> span_rects(const ParagraphLayout& layout, int span) {
  const auto first = std::lower_bound(layout.units.begin(), layout.units.end(), span,
                                      [](const TextUnit& unit, int wanted) { return unit.span < wanted; });
  const auto last = std::upper_bound(first, layout.units.end(), span,
                                     [](int wanted, const TextUnit& unit) { return wanted < unit.span; });
  return rects_of(layout, static_cast<std::size_t>(first - layout.units.begin()),
                  static_cast<std::size_t>(last - layout.units.begin()), 0,
                  static_cast<std::uint32_t>(layout.text.size()));
}

}  // namespace storylens
