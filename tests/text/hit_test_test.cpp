#include "text/hit_test.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/table_measurer.h"

using namespace storylens;

namespace {

struct Box {
  float x, y, width, height;
};

bool are(const std::vector<TextRect>& rects, const std::vector<Box>& boxes) {
  if (rects.size() != boxes.size()) return false;
  for (std::size_t i = 0; i < rects.size(); ++i) {
    const bool is_same = rects[i].x_px == doctest::Approx(boxes[i].x) &&
                         rects[i].y_px == doctest::Approx(boxes[i].y) &&
                         rects[i].width_px == doctest::Approx(boxes[i].width) &&
                         rects[i].height_px == doctest::Approx(boxes[i].height);
    if (!is_same) return false;
  }
  return true;
}

}  // namespace

TEST_SUITE("text/hit_test") {
  TEST_CASE("a part of a word has its share of the width") {
    const ParagraphLayout layout = set_text("abcd efgh", wide(100.0f));
    CHECK(are(range_rects(layout, 1, 3), {{5.0f, 0.0f, 10.0f, 20.0f}}));
    CHECK(are(range_rects(layout, 2, 7), {{10.0f, 0.0f, 22.5f, 20.0f}}));
    CHECK(range_rects(layout, 3, 3).empty());
    CHECK(range_rects(layout, 20, 30).empty());
  }

  TEST_CASE("a range over lines has a rectangle on each, without the spaces that hang") {
    const ParagraphLayout layout = set_text("aaaa bbbb", wide(20.0f));
    CHECK(are(range_rects(layout, 2, 7), {{10.0f, 0.0f, 10.0f, 20.0f}, {0.0f, 20.0f, 10.0f, 20.0f}}));
    CHECK(range_rects(layout, 4, 5).empty());
  }

  TEST_CASE("a part of a character stands for all of it") {
    const ParagraphLayout layout = set_text("ae\u0301b", wide(100.0f));
    CHECK(are(range_rects(layout, 2, 3), {{5.0f, 0.0f, 5.0f, 20.0f}}));
    CHECK(are(range_rects(set_text("한국", wide(100.0f)), 1, 2), {{0.0f, 0.0f, 10.0f, 20.0f}}));
  }

  TEST_CASE("the start of a right-to-left word is on its right") {
    ParagraphOptions options = wide(20.0f);
    options.direction = TextDirection::RightToLeft;
    const ParagraphLayout layout = set_text("אבגד", options);
    CHECK(are(range_rects(layout, 0, 2), {{15.0f, 0.0f, 5.0f, 20.0f}}));
    CHECK(offset_at(layout, 19.0f, 5.0f) == 0);
    CHECK(offset_at(layout, 1.0f, 5.0f) == layout.text.size());
  }

  TEST_CASE("a range across directions has a rectangle for each visible part") {
    // Seen: "ab דג בא cd"; the range is "b אב".
    const ParagraphLayout layout = set_text("ab אב גד cd", wide(100.0f));
    CHECK(are(range_rects(layout, 1, 7), {{5.0f, 0.0f, 7.5f, 20.0f}, {25.0f, 0.0f, 10.0f, 20.0f}}));
  }

  TEST_CASE("a span has its rectangles on every line that it runs over") {
    TableMeasurer measurer;
    const ParagraphLayout layout = layout_paragraph(
        {{"aa ", ten_px(), 0}, {"bb cc", ten_px(), 1}, {"", ten_px(), 2}, {" dd", ten_px(), 3}}, wide(25.0f),
        measurer);
    CHECK(are(span_rects(layout, 1), {{12.5f, 0.0f, 10.0f, 20.0f}, {0.0f, 20.0f, 10.0f, 20.0f}}));
    CHECK(span_rects(layout, 2).empty());
    CHECK(span_rects(layout, 9).empty());
    CHECK(span_rects(layout, -1).empty());
  }

  TEST_CASE("a point is nearest to a boundary between characters") {
    const ParagraphLayout layout = set_text("abcd 한국\nef", wide(100.0f));
    CHECK(offset_at(layout, 0.0f, 0.0f) == 0);
    CHECK(offset_at(layout, 7.0f, 5.0f) == 1);
    CHECK(offset_at(layout, 8.0f, 5.0f) == 2);
    CHECK(offset_at(layout, 31.0f, 5.0f) == 8);
    CHECK(offset_at(layout, 900.0f, 5.0f) == 11);
    CHECK(offset_at(layout, -5.0f, 500.0f) == 12);
    CHECK(offset_at(layout, 9.0f, 25.0f) == 14);
    CHECK(offset_at(ParagraphLayout{}, 1.0f, 1.0f) == 0);
  }

  TEST_CASE("the ellipsis belongs to no part of the text") {
    ParagraphOptions options = wide(40.0f);
    options.max_lines = 1;
    const ParagraphLayout layout = set_text("가나다라마", options);
    CHECK(offset_at(layout, 34.0f, 5.0f) == 9);
    CHECK(are(range_rects(layout, 0, 100), {{0.0f, 0.0f, 30.0f, 20.0f}}));
    CHECK(are(span_rects(layout, 0), {{0.0f, 0.0f, 35.0f, 20.0f}}));
  }

  TEST_CASE("lines without anything seen have no rectangles") {
    const ParagraphLayout layout = set_text("\n \n", wide(100.0f));
    CHECK(range_rects(layout, 0, 3).empty());
    CHECK(offset_at(layout, 5.0f, 25.0f) == 1);
  }
}
