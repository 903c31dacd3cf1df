// Unit painter: measures and draws shaped units of text. Implemented in app/ over the glyph atlas; panels
// know only this.
//
// Units: CSS pixels in, whatever the device pixel ratio; y is the baseline.
#pragma once

#include <string_view>
#include <vector>

#include "base/vec2.h"
#include "text/paragraph.h"
#include "text/text_measurer.h"
#include "ui/theme.h"

struct ImDrawList;

namespace storylens {

class UnitPainter : public TextMeasurer {
 public:
  virtual void draw_unit(ImDrawList& list, std::string_view unit, const TextStyle& style, Vec2 pen,
                         Rgba color) = 0;
  // Until the next call, units stand in the line between these edges: ink that is far out of it, as a flood
  // of marks is, ends there.
  virtual void set_line(float /*top*/, float /*bottom*/) {}
  // How many units were measured for the first time in this frame; what is in no hurry can wait for the next.
  virtual std::size_t new_units() const { return 0; }
  // What is laid out now may stand on estimated widths, and will be laid out anew.
  virtual bool is_estimating() const { return false; }
  // Grows when fonts arrived or the scale changed: cached layouts are stale.
  virtual unsigned generation() const = 0;
};

// Draws the lines of a laid out paragraph whose baselines lie between top and bottom, with a color for each
// span.
void draw_paragraph(UnitPainter& painter, ImDrawList& list, const ParagraphLayout& layout, Vec2 place,
                    const std::vector<Rgba>& span_colors, float top, float bottom);
// All of it in one color.
void draw_paragraph(UnitPainter& painter, ImDrawList& list, const ParagraphLayout& layout, Vec2 place,
                    Rgba color);

// Draws one line of text from its left end; returns its width. For labels and controls, which never wrap.
float draw_line(UnitPainter& painter, ImDrawList& list, std::string_view text, const TextStyle& style,
                Vec2 pen, Rgba color);
float line_width(UnitPainter& painter, std::string_view text, const TextStyle& style);

}  // namespace storylens
