#include "text/paragraph_steps.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/table_measurer.h"

using namespace storylens;

namespace {

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string all;
  while (all.size() < bytes) all += text;
  return all;
}

ParagraphLayout in_steps(const std::vector<TextSpan>& spans, const ParagraphOptions& options,
                         TableMeasurer& measurer) {
  ParagraphLayout layout;
  ParagraphSteps steps(spans, options);
  while (steps.advance(layout, measurer)) {
  }
  CHECK(steps.bytes_left() == 0);
  return layout;
}

}  // namespace

TEST_SUITE("text/paragraph_steps") {
  TEST_CASE("a long paragraph has the lines that it has when it is laid out in one go") {
    for (const std::string_view text :
         {"some words of a long story ", "한국어 낱말들은 조사와 함께 ", "日本語の文章、句読点も。",
          "قالت Nikkei إن السفن (12) توقفت ", "unbroken", "e\u0301\u0300 \U0001F469\u200D\U0001F467 "}) {
      CAPTURE(text);
      const std::string all = repeated(text, 5 * ParagraphSteps::kStepBytes);
      TableMeasurer measurer;
      ParagraphOptions options = wide(243.0f);
      options.language = "ko";
      const std::vector<TextSpan> spans = {{all, ten_px(), 0}};
      const ParagraphLayout whole = layout_paragraph(spans, options, measurer);
      const ParagraphLayout steps = in_steps(spans, options, measurer);
      CHECK(steps.text == whole.text);
      CHECK(lines_of(steps) == lines_of(whole));
      CHECK(steps.height_px == doctest::Approx(whole.height_px));
      CHECK(steps.lines.back().baseline_px == doctest::Approx(whole.lines.back().baseline_px));
      CHECK(steps.is_right_to_left == whole.is_right_to_left);
    }
  }

  TEST_CASE("units keep their spans over the steps") {
    const std::string first = repeated("plain ", ParagraphSteps::kStepBytes + 300);
    const std::string second = repeated("marked ", ParagraphSteps::kStepBytes + 300);
    TableMeasurer measurer;
    const ParagraphLayout layout =
        in_steps({{first, ten_px(), 7}, {second, ten_px(), 8}}, wide(300.0f), measurer);
    CHECK(layout.tags == std::vector<int>{7, 8});
    for (const TextUnit& unit : layout.units) CHECK(unit.span == (unit.begin < first.size() ? 0 : 1));
  }

  TEST_CASE("a step asks for no more of a megabyte than of a page, with spaces or without") {
    for (const std::string_view text : {"words ", "w", "漢", "\u200b", "a\u0301"}) {
      CAPTURE(text);
      const std::string all = repeated(text, std::size_t{1} << 20);
      TableMeasurer measurer;
      ParagraphSteps steps({{all, ten_px(), 0}}, wide(600.0f));
      ParagraphLayout layout;
      std::size_t count = 0;
      std::size_t most = 0;
      for (bool is_left = true; is_left; ++count) {
        const std::size_t before = measurer.calls;
        is_left = steps.advance(layout, measurer);
        most = std::max(most, measurer.calls - before);
      }
      CHECK(most <= ParagraphSteps::kStepBytes);
      CHECK(count >= all.size() / ParagraphSteps::kStepBytes);
      CHECK(count <= 2 * all.size() / ParagraphSteps::kStepBytes);
      CHECK(layout.text.size() == all.size());
    }
  }
}
