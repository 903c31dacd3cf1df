#include "ui/unit_painter.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <map>
#include <string>

#include "ui/table_painter.h"

using namespace storylens;

namespace {

// Where each unit was painted.
class PlacePainter final : public TablePainter {
 public:
  void draw_unit(ImDrawList&, std::string_view unit, const TextStyle&, Vec2 pen, Rgba) override {
    places[std::string(unit)] = pen.x;
  }

  std::map<std::string, float> places;
};

}  // namespace

TEST_SUITE("ui/unit_painter") {
  TEST_CASE("a line of a control has the direction of its words, from where the pen is") {
    PlacePainter painter;
    ImDrawList list(nullptr);
    TextStyle style;
    style.size_px = 10.0f;
    draw_line(painter, list, "الربط مع…", style, {5.0f, 20.0f}, 0xFFFFFFFF);
    REQUIRE(painter.places.count("مع…") == 1);
    CHECK(painter.places["مع…"] == doctest::Approx(5.0f));
    CHECK(painter.places["الربط"] > painter.places["مع…"]);
    draw_line(painter, list, "ab…", style, {5.0f, 20.0f}, 0xFFFFFFFF);
    CHECK(painter.places["ab…"] == doctest::Approx(5.0f));
  }
}
