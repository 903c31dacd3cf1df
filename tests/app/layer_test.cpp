#include "app/layer.h"

#include <doctest/doctest.h>

#include "ui/table_painter.h"

namespace storylens {
namespace {

std::string json_of(std::string_view html, float width) {
  TablePainter painter;
  const Page page = set_page({html, "en", PagePart::Whole, 1.0f, nullptr}, width, painter);
  return panel_json({"card", {{1.0f, 2.0f}, {11.5f, 22.25f}}, page, {3.0f, 4.0f}, 99.0f, {}});
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string decimal(float value) {
  std::string json;
  append_decimal(json, value);
  return json;
}

}  // namespace

TEST_SUITE("app/layer") {
  TEST_CASE("numbers have two decimals at most") {
    CHECK(decimal(0.0f) == "0");
    CHECK(decimal(1.5f) == "1.50");
    CHECK(decimal(-0.25f) == "-0.25");
    CHECK(decimal(12.004f) == "12");
    CHECK(decimal(3.05f) == "3.05");
  }

  TEST_CASE("a panel says where it is, and a block its text in UTF-16 code units") {
    const std::string json = json_of("<p data-block=\"a\">é한😀<em>x</em></p>", 400);
    CHECK(has(json, "\"id\":\"card\",\"area\":[1,2,10.50,20.25],\"height\":99,\"left\":3,\"top\":4"));
    CHECK(has(json, "[[4,0],[1,1]]"));
    CHECK(has(json, "[\"a\",0,0,400,"));
  }

  TEST_CASE("the lines of a block add up to its text") {
    const std::string json = json_of("<p data-block=\"a\">one two three four five six seven</p>", 60);
    std::size_t total = 0;
    for (std::size_t at = json.rfind(",[[") + 2; json[at] == '['; at = json.find(']', at) + 2) {
      total += static_cast<std::size_t>(std::stoi(json.substr(at + 1)));
    }
    CHECK(total == 33);
  }

  TEST_CASE("a control has its name, its place and its state") {
    CHECK(controls_json({{"toolbar.list", "Stories", {{1, 2}, {31, 42}}, true, true, false}}) ==
          "[[\"toolbar.list\",\"Stories\",1,2,30,40,1,1,0]]");
    CHECK(controls_json({}) == "[]");
  }

  TEST_CASE("a slider has its bounds, its step, its value and the value in words") {
    Control slider;
    slider.id = "menu.depth";
    slider.label = "Depth";
    slider.area = {{0, 0}, {100, 28}};
    slider.role = ControlRole::Slider;
    slider.min = 1;
    slider.max = 3;
    slider.value = 2;
    slider.value_text = "2 steps";
    CHECK(controls_json({slider}) == "[[\"menu.depth\",\"Depth\",0,0,100,28,0,0,0,2,1,3,1,2,\"2 steps\"]]");
    slider.is_mirrored = true;
    CHECK(controls_json({slider}) == "[[\"menu.depth\",\"Depth\",0,0,100,28,0,0,0,2,1,3,1,2,\"2 steps\",1]]");
  }

  TEST_CASE("a popover is told as a group under the name of its area") {
    Control group;
    group.id = "menu.";
    group.label = "Explore";
    group.role = ControlRole::Group;
    CHECK(controls_json({group}) == "[[\"menu.\",\"Explore\",0,0,0,0,0,0,0,4]]");
  }
}

}  // namespace storylens
