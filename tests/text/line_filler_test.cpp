#include "text/line_filler.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/random.h"
#include "text/table_measurer.h"

using namespace storylens;

namespace {

using Lines = std::vector<std::string>;

Lines filled(std::string_view text, float max_width_px) {
  return lines_of(set_text(text, wide(max_width_px)));
}

Lines truncated(std::string_view text, float max_width_px, int max_lines) {
  ParagraphOptions options = wide(max_width_px);
  options.max_lines = max_lines;
  return lines_of(set_text(text, options));
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace

TEST_SUITE("text/line_filler") {
  TEST_CASE("words fill lines, spaces hang") {
    // A letter is 5 px, a space 2.5.
    CHECK(filled("aaaa bbbb cccc", 42.5f) == Lines{"aaaa bbbb", "cccc"});
    CHECK(filled("aaaa bbbb cccc", 42.0f) == Lines{"aaaa", "bbbb", "cccc"});
    CHECK(filled("aaaa      bbbb", 20.0f) == Lines{"aaaa", "bbbb"});
    const ParagraphLayout layout = set_text("aaaa      bbbb", wide(20.0f));
    for (const TextLine& line : layout.lines) CHECK(line.width_px == doctest::Approx(20.0f));
  }

  TEST_CASE("line feeds end lines") {
    CHECK(filled("a\nb", 100.0f) == Lines{"a", "b"});
    CHECK(filled("a\n\nb", 100.0f) == Lines{"a", "", "b"});
    CHECK(filled("a\n", 100.0f) == Lines{"a"});
    CHECK(filled("\n", 100.0f) == Lines{""});
    CHECK(filled("\na \r\n b", 100.0f) == Lines{"", "a", " b"});
  }

  TEST_CASE("Korean words move whole to the next line") {
    CHECK(filled("정부는 오늘 AI를 막았다고", 55.0f) == Lines{"정부는 오늘", "AI를", "막았다고"});
    CHECK(filled("앤트로픽(Anthropic)은", 65.0f) == Lines{"앤트로픽", "(Anthropic)은"});
  }

  TEST_CASE("a Korean word wider than a line is parted between syllables, on a line of its own") {
    CHECK(filled("오 대한민국정부는 다", 40.0f) == Lines{"오", "대한민국", "정부는", "다"});
    CHECK(filled("대한(Korea)은", 25.0f) == Lines{"대한", "(Kore", "a)은"});
  }

  TEST_CASE("Japanese closing marks never begin a line") {
    CHECK(filled("見ました、そして。", 40.0f) == Lines{"見まし", "た、そし", "て。"});
    CHECK(filled("私は「はい」と", 30.0f) == Lines{"私は", "「は", "い」と"});
  }

  TEST_CASE("Chinese lines end between characters") {
    CHECK(filled("中国外交部今天说，不会", 50.0f) == Lines{"中国外交部", "今天说，不", "会"});
  }

  TEST_CASE("an address is parted after slashes, then anywhere") {
    CHECK(filled("see https://example.org/path", 60.0f) == Lines{"see https://", "example.org/", "path"});
    CHECK(filled("abcdefghijklmnop q", 30.0f) == Lines{"abcdef", "ghijkl", "mnop q"});
  }

  TEST_CASE("a Thai phrase is parted between clusters only when it is wider than a line") {
    CHECK(filled("ไป สวัสดี", 30.0f) == Lines{"ไป", "สวัสดี"});
    const ParagraphLayout layout = set_text("สวัสดีสวัสดีสวัสดี", wide(20.0f));
    CHECK(layout.lines.size() == 3);
    for (const TextUnit& unit : layout.units) CHECK(cluster_end(layout.text, unit.begin) <= unit.end);
    CHECK(lines_of(layout)[0] == "สวัสดี");
  }

  TEST_CASE("a cluster wider than the line stands alone and is not cut") {
    CHECK(filled("👩‍👩‍👧‍👦e\u0301", 1.0f) == Lines{"👩‍👩‍👧‍👦", "e\u0301"});
    CHECK(filled("ab 한", 0.0f) == Lines{"a", "b", "한"});
  }

  TEST_CASE("a word over several spans is not parted between them") {
    TableMeasurer measurer;
    const ParagraphLayout layout = layout_paragraph(
        {{"aa ", ten_px(), 0}, {"bbb", ten_px(), 1}, {"은 c", ten_px(), 2}}, wide(30.0f), measurer);
    CHECK(lines_of(layout) == Lines{"aa", "bbb은", "c"});
  }

  TEST_CASE("too many lines end in an ellipsis") {
    CHECK(truncated("aaaa bbbb cccc dddd", 42.5f, 2) == Lines{"aaaa bbbb", "cccc dddd"});
    CHECK(truncated("aaaa bbbb cccc dddd e", 42.5f, 2) == Lines{"aaaa bbbb", "cccc…"});
    CHECK(truncated("aaaa bbbb cccc dddd e", 47.5f, 2) == Lines{"aaaa bbbb", "cccc dddd…"});
    CHECK(truncated("가나다라마", 40.0f, 1) == Lines{"가나다…"});
    CHECK(truncated("a\nb", 42.5f, 1) == Lines{"a…"});
    CHECK(truncated("a\n \n", 42.5f, 1) == Lines{"a"});
    CHECK(truncated("a\n\nb", 42.5f, 2) == Lines{"a", "…"});
    CHECK(truncated("abc", 2.0f, 1) == Lines{"…"});
  }

  TEST_CASE("where the ellipsis would leave much of the line empty a part of the next word is shown") {
    CHECK(truncated("abcdefghijkl", 40.0f, 1) == Lines{"abcdefg…"});
    CHECK(truncated("ab cdefghijklmnop", 50.0f, 1) == Lines{"ab cdefgh…"});
  }

  TEST_CASE("the ellipsis is a unit after the text") {
    ParagraphOptions options = wide(40.0f);
    options.max_lines = 1;
    const ParagraphLayout layout = set_text("가나다라마", options);
    CHECK(layout.is_truncated);
    CHECK(layout.text == "가나다라마…");
    CHECK(layout.unit_text(layout.units.back()) == "…");
    CHECK(layout.lines[0].width_px <= 40.0f);
    CHECK_FALSE(set_text("가", options).is_truncated);
  }

  TEST_CASE("a width that was measured before fits") {
    const std::string text = "The quick brown fox, 빠른 갈색 여우";
    const float width = set_text(text, wide(1e6f)).width_px;
    CHECK(set_text(text, wide(width)).lines.size() == 1);
  }

  TEST_CASE("floods of text cost a bounded number of measurements of bounded units") {
    const std::size_t megabyte = 1 << 20;
    const std::string floods[] = {repeated("x", megabyte),          repeated("한", megabyte / 3),
                                  repeated(" ", megabyte),          repeated("\u200B", megabyte / 3),
                                  repeated("\u0301", megabyte / 2), "a" + repeated("\u0301", 100000),
                                  repeated("ع", megabyte / 2),      repeated("ก", megabyte / 3)};
    for (const std::string& flood : floods) {
      TableMeasurer measurer;
      const ParagraphLayout layout = layout_paragraph({{flood, ten_px(), -1}}, wide(600.0f), measurer);
      CHECK(measurer.longest_bytes <= 256);
      CHECK(measurer.calls <= flood.size() / 3 + 100);
      REQUIRE_FALSE(layout.units.empty());
      if (!layout.units.empty()) CHECK(layout.units.back().end == flood.size());
    }
  }

  TEST_CASE("a label of one line measures no more than it shows") {
    TableMeasurer measurer;
    ParagraphOptions options = wide(100.0f);
    options.max_lines = 1;
    layout_paragraph({{repeated("word ", 100000), ten_px(), -1}}, options, measurer);
    CHECK(measurer.calls <= 20);
  }

  TEST_CASE("whatever the text and the width, units cover it in order and lines are not too wide") {
    const char* const pieces[] = {"a",       "word",   "한국",   "漢字", "。",  "「",          " ",
                                  "  ",      "\n",     "\t",     "-",    "/",   "👩‍🚀", "🇰🇷",
                                  "1️⃣", "عربي",   "שלום",   "123",  "ไทย", "क्ष",          "\xFF",
                                  "\xC3",    "\u0301", "\u200D", "(",    ")",   "…",           "\u00A0",
                                  "\u200B",  "\u2028", "\u3000", "·"};
    Random random(7);
    const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random.next()) % count; };
    for (int round = 0; round < 2000; ++round) {
      std::vector<std::string> texts(1 + below(3));
      for (std::string& text : texts) {
        for (std::size_t i = below(12); i > 0; --i) text += pieces[below(std::size(pieces))];
      }
      std::vector<TextSpan> spans;
      for (const std::string& text : texts) spans.push_back({text, ten_px(), -1});
      ParagraphOptions options = wide(static_cast<float>(below(120)));
      options.max_lines = static_cast<int>(below(4));
      options.direction = static_cast<TextDirection>(below(3));
      TableMeasurer measurer;
      const ParagraphLayout layout = layout_paragraph(spans, options, measurer);
      CAPTURE(layout.text);

      CHECK(is_valid_utf8(layout.text));
      std::uint32_t covered = 0;
      std::uint32_t unit_count = 0;
      for (const TextUnit& unit : layout.units) {
        if (!layout.is_truncated) CHECK(unit.begin == covered);
        CHECK(unit.begin < unit.end);
        CHECK(is_valid_utf8(layout.unit_text(unit)));
        covered = unit.end;
      }
      const bool is_all_there = layout.is_truncated || options.max_lines == 0;
      if (is_all_there) CHECK(covered == layout.text.size());
      for (const TextLine& line : layout.lines) {
        CHECK(line.first_unit == unit_count);
        CHECK(line.unit_count > 0);
        unit_count += line.unit_count;
        std::size_t seen = 0;
        for (std::uint32_t i = line.first_unit; i < unit_count; ++i)
          seen += layout.units[i].is_space ? 0u : 1u;
        const bool is_one_cluster = seen == 1;
        if (!is_one_cluster) CHECK(line.width_px <= options.max_width_px + 0.1f);
      }
      CHECK(unit_count == layout.units.size());
      if (options.max_lines > 0) CHECK(layout.lines.size() <= static_cast<std::size_t>(options.max_lines));
    }
  }
}
