#include "text/bidi.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/break_test_file.h"

using namespace storylens;

namespace {

// A line of BidiCharacterTest.txt: code points; direction 0, 1 or 2 = by the text; paragraph level; levels,
// "x" for what rule X9 removes; the visual order of the others.
struct BidiTest {
  std::u32string code_points;
  int direction = 0;
  int paragraph_level = 0;
  std::vector<std::string> levels;
  std::vector<std::string> order;
};

BidiTest bidi_test_from(const std::string& line) {
  BidiTest test;
  const std::vector<std::string> fields = words_of(line, ';');
  if (fields.size() < 4) return test;
  for (const std::string& hex : words_of(fields[0], ' ')) test.code_points += code_point_from_hex(hex);
  test.direction = std::atoi(fields[1].c_str());
  test.paragraph_level = std::atoi(fields[2].c_str());
  test.levels = words_of(fields[3], ' ');
  if (fields.size() > 4) test.order = words_of(fields[4], ' ');
  return test;
}

bool passes(const BidiTest& test) {
  std::string text;
  std::vector<std::size_t> offsets;
  for (const char32_t c : test.code_points) {
    offsets.push_back(text.size());
    append_utf8(text, c);
  }
  const bool is_right_to_left = test.direction == 2 ? starts_right_to_left(text) : test.direction == 1;
  if (static_cast<int>(is_right_to_left) != test.paragraph_level) return false;
  std::vector<std::uint8_t> by_byte = bidi_levels(text, is_right_to_left);
  if (by_byte.empty()) by_byte.resize(text.size(), 0);

  std::vector<std::uint8_t> levels;  // of what is not removed
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < test.levels.size(); ++i) {
    if (test.levels[i] == "x") continue;
    if (std::to_string(by_byte[offsets[i]]) != test.levels[i]) return false;
    levels.push_back(by_byte[offsets[i]]);
    places.push_back(i);
  }
  std::vector<std::string> order;
  for (const std::uint32_t place : visual_order(levels)) order.push_back(std::to_string(places[place]));
  return order == test.order;
}

std::string reordered(std::u32string_view text, bool is_right_to_left) {
  std::string utf8;
  std::vector<std::size_t> offsets;
  for (const char32_t c : text) {
    offsets.push_back(utf8.size());
    append_utf8(utf8, c);
  }
  std::vector<std::uint8_t> by_byte = bidi_levels(utf8, is_right_to_left);
  by_byte.resize(utf8.size(), 0);
  std::vector<std::uint8_t> levels;
  for (const std::size_t offset : offsets) levels.push_back(by_byte[offset]);
  std::string seen;
  for (const std::uint32_t place : visual_order(levels)) append_utf8(seen, text[place]);
  return seen;
}

}  // namespace

TEST_SUITE("text/bidi") {
  TEST_CASE("the first strong character decides the direction of a text") {
    CHECK(starts_right_to_left("123 … שלום abc"));
    CHECK(starts_right_to_left("عربي"));
    CHECK_FALSE(starts_right_to_left("(한국) שלום"));
    CHECK_FALSE(starts_right_to_left("123"));
    CHECK_FALSE(starts_right_to_left(""));
  }

  TEST_CASE("left-to-right text has no levels") {
    CHECK(bidi_levels("plain, 한국어 and 123", false).empty());
    CHECK(bidi_levels("", true).empty());
  }

  TEST_CASE("right-to-left words in left-to-right text are seen from the right") {
    CHECK(reordered(U"a אבג b", false) == "a גבא b");
    CHECK(reordered(U"a אב גד b", false) == "a דג בא b");
  }

  TEST_CASE("numbers in right-to-left text keep their order") {
    CHECK(reordered(U"אב 123 גד", true) == "דג 123 בא");
    CHECK(reordered(U"אב 12.5% גד", true) == "דג 12.5% בא");
    CHECK(reordered(U"عب 12,5 جد", true) == "دج 12,5 بع");
    CHECK(reordered(U"عب ١٢ جد", true) == "دج ١٢ بع");
  }

  TEST_CASE("Latin names in right-to-left text keep their order, the full stop goes left") {
    CHECK(reordered(U"אב Nikkei Asia.", true) == ".Nikkei Asia בא");
    CHECK(reordered(U"אב (NATO) גד", true) == "דג )NATO( בא");
  }

  TEST_CASE("each line feed ends a paragraph of its own") {
    CHECK(bidi_levels("א\n1", false) == std::vector<std::uint8_t>{1, 1, 0, 0});
  }

  TEST_CASE("brackets go with what they hold, unless more are nested than are kept in mind") {
    for (const std::size_t depth : {3u, 63u, 64u}) {
      const std::string text = "א" + std::string(depth, '(') + "ב" + std::string(depth, ')') + "a";
      const std::vector<std::uint8_t> levels = bidi_levels(text, false);
      REQUIRE(levels.size() == text.size());
      if (levels.size() == text.size()) CHECK(levels[text.size() - 2] == (depth < 64 ? 1 : 0));
    }
  }

  TEST_CASE("explicit controls embed, override and isolate") {
    CHECK(reordered(U"a\u202Ebc\u202Cd", false) == "a\u202E\u202Ccbd");
    CHECK(reordered(U"a\u2067b.\u2069c", false) == "a\u2067.b\u2069c");
    CHECK_FALSE(starts_right_to_left("\u2067ש\u2069 a"));
    CHECK(starts_right_to_left("\u2066a\u2069 ש"));
  }

  TEST_CASE("unpaired controls reach no further than their paragraph") {
    const std::vector<std::uint8_t> levels = bidi_levels("\u202Ea\nb\u2069\u202C", false);
    CHECK(levels[3] == 1);
    CHECK(levels[5] == 0);
    std::string flood;
    for (int i = 0; i < 20000; ++i) flood += "\u2068\u202E";
    CHECK(bidi_levels(flood + "a\nb", false).back() == 0);
  }

  void check_bidi_file(std::ifstream file, std::string_view name) {
    std::size_t passed = 0;
    std::size_t count = 0;
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line[0] == '#') continue;
      const bool is_right = passes(bidi_test_from(line));
      ++count;
      if (is_right) ++passed;
      if (!is_right) CHECK_MESSAGE(is_right, line);
    }
    MESSAGE(name << ": " << passed << " of " << count);
  }

  TEST_CASE("levels and order are those of a choice from Unicode's test") {
    std::ifstream file(std::string(STORYLENS_TESTS_DIR) + "/fixtures/unicode/bidi_character_choice.txt");
    CHECK(file.good());
    check_bidi_file(std::move(file), "bidi_character_choice.txt");
  }

  TEST_CASE("levels and order are those of Unicode's test") {
    std::ifstream file = open_unicode_file("BidiCharacterTest.txt");
    if (!file) MESSAGE("BidiCharacterTest.txt is not there: skipped");
    if (file) check_bidi_file(std::move(file), "BidiCharacterTest.txt");
  }
}
