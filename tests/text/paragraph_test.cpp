#include "text/paragraph.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "text/table_measurer.h"

using namespace storylens;

namespace {

ParagraphLayout set_in(TextDirection direction, std::string_view text, float max_width_px = 1000.0f) {
  ParagraphOptions options = wide(max_width_px);
  options.direction = direction;
  return set_text(text, options);
}

}  // namespace

TEST_SUITE("text/paragraph") {
  TEST_CASE("empty text has no lines and no height") {
    TableMeasurer measurer;
    for (const std::vector<TextSpan>& spans :
         {std::vector<TextSpan>{}, std::vector<TextSpan>{{"", ten_px(), 3}, {"", ten_px(), 4}}}) {
      const ParagraphLayout layout = layout_paragraph(spans, wide(100.0f), measurer);
      CHECK(layout.lines.empty());
      CHECK(layout.units.empty());
      CHECK(layout.height_px == 0.0f);
      CHECK(layout.styles.size() == spans.size());
      CHECK(layout.tags.size() == spans.size());
    }
  }

  TEST_CASE("units stand one after another from the left, lines one below another") {
    const ParagraphLayout layout = set_text("ab 한국\nc", wide(100.0f));
    REQUIRE(layout.units.size() == 6);
    if (layout.units.size() != 6) return;
    const float places[] = {0.0f, 10.0f, 12.5f, 22.5f, 32.5f, 0.0f};
    for (std::size_t i = 0; i < 6; ++i) CHECK(layout.units[i].x_px == doctest::Approx(places[i]));
    CHECK(layout.width_px == doctest::Approx(32.5f));
    CHECK(layout.height_px == doctest::Approx(40.0f));
    // A line of 20 px around a font of 8 px above and 2 px below the baseline.
    CHECK(layout.lines[0].baseline_px == doctest::Approx(13.0f));
    CHECK(layout.lines[1].baseline_px == doctest::Approx(33.0f));
  }

  TEST_CASE("lines of different styles share the baseline of the tallest") {
    TextStyle tall = ten_px();
    tall.size_px = 15.0f;
    TableMeasurer measurer;
    const ParagraphLayout layout =
        layout_paragraph({{"a\n", ten_px(), 0}, {"b", tall, 1}}, wide(100.0f), measurer);
    REQUIRE(layout.lines.size() == 2);
    if (layout.lines.size() != 2) return;
    CHECK(layout.lines[0].baseline_px == doctest::Approx(14.5f));
    CHECK(layout.lines[1].baseline_px == doctest::Approx(34.5f));
  }

  TEST_CASE("units know their span and never cross it") {
    TableMeasurer measurer;
    const ParagraphLayout layout =
        layout_paragraph({{"Anth", ten_px(), 7}, {"ropic", ten_px(), 8}}, wide(100.0f), measurer);
    REQUIRE(layout.units.size() == 2);
    if (layout.units.size() != 2) return;
    CHECK(layout.units[0].span == 0);
    CHECK(layout.units[1].span == 1);
    CHECK(layout.unit_text(layout.units[1]) == "ropic");
    CHECK(layout.tags == std::vector<int>{7, 8});
  }

  TEST_CASE("a span that is whole goes to the next line, and is parted only where it is wider than a line") {
    TableMeasurer measurer;
    const auto lines = [&](std::string_view chip, bool is_whole, float width_px) {
      const ParagraphLayout layout =
          layout_paragraph({{"a ", ten_px(), 0}, {chip, ten_px(), 1, is_whole}}, wide(width_px), measurer);
      std::vector<std::string> texts;
      for (const TextLine& line : layout.lines) {
        texts.emplace_back();
        for (std::uint32_t i = line.first_unit; i < line.first_unit + line.unit_count; ++i)
          texts.back() += layout.unit_text(layout.units[i]);
      }
      return texts;
    };
    using Lines = std::vector<std::string>;
    CHECK(lines("한국 일본", false, 45.0f) == Lines{"a 한국 ", "일본"});
    CHECK(lines("한국 일본", true, 45.0f) == Lines{"a ", "한국 일본"});
    CHECK(lines("한국 일본", true, 35.0f).size() > 2);
  }

  TEST_CASE("ill-formed bytes are replacement characters, tabs and controls are spaces") {
    const ParagraphLayout layout = set_text("a\xFF\tb\x01\x7F\xED\xA0\x80", wide(100.0f));
    CHECK(layout.text == "a\uFFFD b  \uFFFD\uFFFD\uFFFD");
  }

  TEST_CASE("private use characters are words") {
    const ParagraphLayout layout = set_text("a\uE000\U000F0000 b", wide(100.0f));
    CHECK(seen_from_left(layout) == "a\uE000\U000F0000| |b");
  }

  TEST_CASE("a right-to-left paragraph is aligned right, its spaces hang on the left") {
    const ParagraphLayout layout = set_in(TextDirection::Auto, "אב גד הו", 27.0f);
    CHECK(layout.is_right_to_left);
    REQUIRE(layout.lines.size() == 2);
    if (layout.lines.size() != 2) return;
    CHECK(layout.lines[0].x_px == doctest::Approx(4.5f));
    CHECK(layout.lines[0].width_px == doctest::Approx(22.5f));
    CHECK(layout.lines[1].x_px == doctest::Approx(17.0f));
    CHECK(seen_from_left(layout, 0) == " |גד| |אב");
    CHECK(layout.units[0].x_px == doctest::Approx(17.0f));
    CHECK(layout.units[3].x_px == doctest::Approx(2.0f));
  }

  TEST_CASE("without an end of line to align to, right-to-left lines are aligned with the widest") {
    const ParagraphLayout layout = set_in(TextDirection::RightToLeft, "אבגד\nא", 1e6f);
    REQUIRE(layout.lines.size() == 2);
    if (layout.lines.size() != 2) return;
    CHECK(layout.lines[0].x_px == doctest::Approx(0.0f));
    CHECK(layout.lines[1].x_px == doctest::Approx(15.0f));
  }

  TEST_CASE("Arabic with Latin names and numbers is seen in order") {
    const ParagraphLayout layout = set_in(TextDirection::Auto, "قالت Nikkei Asia إن 28.8 مليون.");
    CHECK(layout.is_right_to_left);
    CHECK(seen_from_left(layout) == "مليون.| |28.8| |إن| |Nikkei| |Asia| |قالت");
    for (const TextUnit& unit : layout.units) {
      if (layout.unit_text(unit) == "28.8" || layout.unit_text(unit) == "Asia") CHECK(unit.level == 2);
      if (layout.unit_text(unit) == "مليون.") CHECK(unit.level == 1);
    }
  }

  TEST_CASE("punctuation after a Latin name at the end of a Hebrew sentence is a unit on the left") {
    CHECK(seen_from_left(set_in(TextDirection::Auto, "אמר OpenAI.")) == ".|OpenAI| |אמר");
    CHECK(seen_from_left(set_in(TextDirection::Auto, "אמר (NATO) אז")) == "אז| |)|NATO|(| |אמר");
  }

  TEST_CASE("Hebrew in English is seen from the right, the rest from the left") {
    CHECK(seen_from_left(set_in(TextDirection::Auto, "He said שלום עולם, twice")) ==
          "He| |said| |עולם| |שלום|,| |twice");
    CHECK(seen_from_left(set_in(TextDirection::LeftToRight, "שלום 12")) == "12| |שלום");
  }

  TEST_CASE("each line is reordered by itself") {
    const ParagraphLayout layout = set_in(TextDirection::LeftToRight, "abc אבג דהו", 35.0f);
    REQUIRE(layout.lines.size() == 2);
    if (layout.lines.size() != 2) return;
    CHECK(seen_from_left(layout, 0) == "abc| |אבג| ");
    CHECK(seen_from_left(layout, 1) == "דהו");
  }

  TEST_CASE("parts of a right-to-left word that is too wide keep its direction") {
    const ParagraphLayout layout = set_in(TextDirection::Auto, "אבגדהו", 20.0f);
    CHECK(lines_of(layout) == std::vector<std::string>{"אבגד", "הו"});
    CHECK(layout.units.back().level == 1);
    CHECK(layout.units.back().x_px == doctest::Approx(10.0f));
  }

  TEST_CASE("the ellipsis of a right-to-left label stands on the left") {
    ParagraphOptions options = wide(32.0f);
    options.max_lines = 1;
    CHECK(seen_from_left(set_text("אב גד הו אז", options)) == "…|גד| |אב");
  }

  TEST_CASE("the language decides which quotation marks open") {
    ParagraphOptions options = wide(30.0f);
    CHECK(lines_of(set_text("说“好”。", options)) != std::vector<std::string>{"说", "“好”。"});
    options.language = "zh";
    CHECK(lines_of(set_text("说“好”。", options)) == std::vector<std::string>{"说", "“好”。"});
  }

  TEST_CASE("the language reaches the styles that name none") {
    TextStyle own = ten_px();
    own.language = 9;
    ParagraphOptions options = wide(100.0f);
    options.language = "zh-Hant";
    TableMeasurer measurer;
    const ParagraphLayout layout =
        layout_paragraph({{"直", ten_px(), -1}, {"骨", own, -1}}, options, measurer);
    CHECK(layout.styles[0].language == measurer.language_index("zh-Hant"));
    CHECK(layout.styles[1].language == 9);
  }

  TEST_CASE("words of a script without spaces are units, and asked for only where a line has an end") {
    TableMeasurer measurer;
    measurer.words = {"สวัสดี", "ชาว", "โลก"};
    const ParagraphLayout layout = layout_paragraph({{"สวัสดีชาวโลก", ten_px(), -1}}, wide(35.0f), measurer);
    CHECK(lines_of(layout) == std::vector<std::string>{"สวัสดีชาว", "โลก"});
    CHECK(layout.units.size() == 3);
    measurer.word_calls = 0;
    layout_paragraph({{"สวัสดีชาวโลก", ten_px(), -1}}, wide(1e6f), measurer);
    CHECK(measurer.word_calls == 0);
  }

  TEST_CASE("whole shaped units of every script are kept") {
    const char* const words[] = {"السَّلام", "עִבְרִית", "پاکستان",  "क्षत्रिय",  "বাংলাদেশ",
                                 "தமிழ்",   "ကမ္ဘာ",  "ភាសាខ្មែរ", "ພາສາລາວ", "ภาษาไทย"};
    for (const char* word : words) {
      CAPTURE(word);
      CHECK(set_text(word, wide(1000.0f)).units.size() == 1);
    }
    const char* const singles[] = {"👩‍👩‍👧‍👦", "🇰🇷",       "7️⃣", "é",
                                   "\u1112\u1161\u11AB",        "か\u3099", "👍🏽"};
    for (const char* single : singles) {
      CAPTURE(single);
      const ParagraphLayout layout = set_text(std::string(single) + single, wide(1.0f));
      CHECK(layout.units.size() == 2);
    }
  }

  TEST_CASE("unusable widths are survived") {
    for (const float width :
         {0.0f, -5.0f, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
      for (const char* text : {"ab 한국", "אב גד"}) {
        const ParagraphLayout layout = set_text(text, wide(width));
        CHECK_FALSE(layout.lines.empty());
        CHECK(layout.units.back().end == layout.text.size());
      }
    }
  }
}
