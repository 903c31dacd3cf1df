#include "ui/unit_painter.h"

namespace storylens {
namespace {

ParagraphLayout one_line(UnitPainter& painter, std::string_view text, const TextStyle& style) {
  constexpr float kUnbounded = 1e6f;
  ParagraphOptions options;
  options.max_width_px = kUnbounded;
  options.direction = TextDirection::LeftToRight;
  return layout_paragraph({{text, style, -1}}, options, painter);
}

}  // namespace

float draw_line(UnitPainter& painter, ImDrawList& list, std::string_view text, const TextStyle& style, Vec2 pen,
                Rgba color) {
  const ParagraphLayout layout = one_line(painter, text, style);
  for (const TextUnit& unit : layout.units) {
    if (!unit.is_space) {
      painter.draw_unit(list, layout.unit_text(unit), style, {pen.x + unit.x_px, pen.y}, color);
    }
  }
  return layout.width_px;
}

float line_width(UnitPainter& painter, std::string_view text, const TextStyle& style) {
  return one_line(painter, text, style).width_px;
}

}  // namespace storylens
