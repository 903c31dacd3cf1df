#include "ui/unit_painter.h"

#include <algorithm>
#include <limits>

namespace storylens {
namespace {

ParagraphLayout one_line(UnitPainter& painter, std::string_view text, const TextStyle& style) {
  constexpr float kUnbounded = 1e6f;
  ParagraphOptions options;
  options.max_width_px = kUnbounded;
  return layout_paragraph({{text, style, -1}}, options, painter);
}

}  // namespace

void draw_paragraph(UnitPainter& painter, ImDrawList& list, const ParagraphLayout& layout, Vec2 place,
                    const std::vector<Rgba>& span_colors, float top, float bottom) {
  const float line_height = layout.height_px / std::max(1.0f, static_cast<float>(layout.lines.size()));
  float line_top = place.y - line_height;
  for (const TextLine& line : layout.lines) {
    line_top += line_height;
    const float baseline = place.y + line.baseline_px;
    if (baseline < top || baseline > bottom) continue;
    painter.set_line(line_top, line_top + line_height);
    for (std::uint32_t i = line.first_unit; i < line.first_unit + line.unit_count; ++i) {
      const TextUnit& unit = layout.units[i];
      if (unit.is_space) continue;
      TextStyle style = layout.styles[unit.span];
      style.is_right_to_left = (unit.level & 1) != 0;
      painter.draw_unit(list, layout.unit_text(unit), style, {place.x + unit.x_px, baseline},
                        span_colors[unit.span]);
    }
  }
}

void draw_paragraph(UnitPainter& painter, ImDrawList& list, const ParagraphLayout& layout, Vec2 place,
                    Rgba color) {
  constexpr float kFar = std::numeric_limits<float>::max();
  draw_paragraph(painter, list, layout, place, std::vector<Rgba>(layout.styles.size(), color), -kFar, kFar);
}

float draw_line(UnitPainter& painter, ImDrawList& list, std::string_view text, const TextStyle& style,
                Vec2 pen, Rgba color) {
  const ParagraphLayout layout = one_line(painter, text, style);
  const float baseline = layout.lines.empty() ? 0.0f : layout.lines.front().baseline_px;
  draw_paragraph(painter, list, layout, {pen.x, pen.y - baseline}, color);
  return layout.width_px;
}

float line_width(UnitPainter& painter, std::string_view text, const TextStyle& style) {
  return one_line(painter, text, style).width_px;
}

}  // namespace storylens
