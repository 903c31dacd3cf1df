#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace storylens {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::vector<char32_t> decoded(std::string_view text) {
  std::vector<char32_t> code_points;
  for (std::size_t offset = 0; offset < text.size();) code_points.push_back(decode_utf8(text, offset));
  return code_points;
}

TEST_SUITE("base/utf8") {
  TEST_CASE("well-formed text of one to four bytes decodes") {
    CHECK(decoded("A\xC3\xA9\xED\x95\x9C\xF0\x9F\x8C\x8D") ==
          std::vector<char32_t>{'A', 0xE9, 0xD55C, 0x1F30D});
  }

  TEST_CASE("each maximal ill-formed part decodes as one replacement character") {
    // Unicode 15, table 3-8.
    CHECK(decoded("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") ==
          std::vector<char32_t>{'a', kReplacement, kReplacement, kReplacement, 'b', kReplacement, 'c',
                                kReplacement, kReplacement, 'd'});
  }

  TEST_CASE("overlong forms, surrogates and numbers past U+10FFFF are ill-formed") {
    CHECK_FALSE(is_valid_utf8("\xC0\xAF"));
    CHECK_FALSE(is_valid_utf8("\xE0\x80\xAF"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
    CHECK_FALSE(is_valid_utf8("\xFE"));
  }

  TEST_CASE("text cut inside a code point is ill-formed and decoding stays in the text") {
    CHECK(decoded("\xED\x95") == std::vector<char32_t>{kReplacement});
    CHECK(decoded("\xF0\x9F\x8C") == std::vector<char32_t>{kReplacement});
  }

  TEST_CASE("a replacement character that the text spells out is valid") {
    CHECK(is_valid_utf8("a\xEF\xBF\xBDz"));
    CHECK(is_valid_utf8(""));
  }

  TEST_CASE("appending a code point and decoding it gives it back") {
    for (const char32_t code_point : {U'\x01', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uD7FF', U'\uE000',
                                      U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
      std::string text;
      append_utf8(text, code_point);
      CHECK(decoded(text) == std::vector<char32_t>{code_point});
    }
  }

  TEST_CASE("a surrogate or a number past the last code point is appended as the replacement character") {
    std::string text;
    append_utf8(text, 0xD800);
    append_utf8(text, 0x110000);
    CHECK(decoded(text) == std::vector<char32_t>{kReplacement, kReplacement});
  }

  TEST_CASE("repairing leaves well-formed text alone and replaces the rest") {
    CHECK(repaired_utf8("한국 ok") == "한국 ok");
    CHECK(repaired_utf8("a\xFFz") == "a\xEF\xBF\xBDz");
    CHECK(is_valid_utf8(repaired_utf8("\xED\xA0\x80\xF0")));
  }

  TEST_CASE("code points are counted, not bytes") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("앤트로픽 2026") == 9);
    CHECK(count_code_points("\xFF\xFF") == 2);
  }

  TEST_CASE("tab and line feed are not controls, the other C0 and C1 codes are") {
    CHECK_FALSE(is_control('\t'));
    CHECK_FALSE(is_control('\n'));
    CHECK_FALSE(is_control(' '));
    CHECK_FALSE(is_control(0xA0));
    CHECK(is_control('\r'));
    CHECK(is_control(0x1B));
    CHECK(is_control(0x7F));
    CHECK(is_control(0x85));
  }

  TEST_CASE("explicit bidirectional controls are told from marks and joiners") {
    CHECK(is_bidi_control(0x202E));
    CHECK(is_bidi_control(0x2066));
    CHECK_FALSE(is_bidi_control(0x200F));
    CHECK_FALSE(is_bidi_control(0x200D));
  }

  TEST_CASE("a line to show has spaces for line ends and no controls") {
    CHECK(displayable_line("one\ntwo\tthree\xE2\x80\xA8"
                           "four") == "one two three four");
    CHECK(displayable_line("a\x1B[31m") == "a\xEF\xBF\xBD[31m");
    CHECK(displayable_line("gnp\xE2\x80\xAE.exe") == "gnp\xEF\xBF\xBD.exe");
  }

  TEST_CASE("ASCII letters are equal whatever their case, other letters are not") {
    CHECK(equal_ignoring_ascii_case("Unlabelled", "unLABELLED"));
    CHECK_FALSE(equal_ignoring_ascii_case("unlabelled", "unlabelle"));
    CHECK_FALSE(equal_ignoring_ascii_case("\xC3\x84", "\xC3\xA4"));
  }

  TEST_CASE("a text is cut between code points, at no more bytes than are asked for") {
    CHECK(utf8_prefix("한국", 6) == "한국");
    CHECK(utf8_prefix("한국", 5) == "한");
    CHECK(utf8_prefix("한국", 3) == "한");
    CHECK(utf8_prefix("한국", 2).empty());
    CHECK(utf8_prefix("\x80\x80\x80", 2).empty());
    CHECK(utf8_prefix("", 0).empty());
  }

  TEST_CASE("white space is trimmed from both ends and kept inside") {
    CHECK(trimmed(" \t a b \r\n") == "a b");
    CHECK(trimmed(" \n ").empty());
    CHECK(trimmed("").empty());
  }
}

}  // namespace
}  // namespace storylens
