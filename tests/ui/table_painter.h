// Table painter: a unit painter that measures by the table of text tests and draws nothing.
#pragma once

#include "text/table_measurer.h"
#include "ui/unit_painter.h"

namespace storylens {

class TablePainter : public UnitPainter {
 public:
  float advance_px(std::string_view unit, const TextStyle& style) override {
    return table_.advance_px(unit, style);
  }
  FontMetrics metrics(const TextStyle& style) override { return table_.metrics(style); }
  void draw_unit(ImDrawList&, std::string_view, const TextStyle&, Vec2, Rgba) override {}
  unsigned generation() const override { return 1; }

 private:
  TableMeasurer table_;
};

}  // namespace storylens
