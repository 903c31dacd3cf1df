#include "story/search/fold.h"

#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"

namespace storylens {
namespace {

std::string fold(std::string_view text) {
  FoldedText folded;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto begin = static_cast<std::uint32_t>(offset);
    append_folded(decode_utf8(text, offset), begin, folded);
  }
  CHECK(folded.units.size() == folded.sources.size());
  std::string result;
  for (std::size_t i = 0; i < folded.units.size(); ++i) {
    char32_t c = folded.units[i];
    if (c >= 0xD800 && c < 0xDC00) c = 0x10000 + ((c - 0xD800) << 10) + (folded.units[++i] - 0xDC00u);
    append_utf8(result, c);
  }
  return result;
}

}  // namespace

TEST_SUITE("story/search/fold") {
  TEST_CASE("case and accents do not matter, composed or not") {
    CHECK(fold("Résumé ÅNGSTRÖM Straße Łódź") == "resume angstrom strasse lodz");
    CHECK(fold("Re\xCC\x81sume\xCC\x81") == "resume");
    CHECK(fold("ΆΣ ς Ёлка ЙОД") == "ασ σ елка иод");
    CHECK(fold("Việt Nam") == "viet nam");
  }

  TEST_CASE("compatibility forms are the letters that they stand for") {
    CHECK(fold("ＡＢＣ１２３") == "abc123");
    CHECK(fold("ﬁn № ② ½") ==
          "fin no 2 1\xE2\x81\x84"
          "2");
    CHECK(fold("ﾎﾟｰﾄ") == "ぽーと");
  }

  TEST_CASE("katakana is hiragana, and a voice mark joins its letter") {
    CHECK(fold("カガパヴ") == "かがぱゔ");
    CHECK(fold("か\xE3\x82\x99は\xE3\x82\x9A") == "がぱ");
  }

  TEST_CASE("Hangul is its letters, in every form that Unicode has for it") {
    CHECK(fold("앤") == "ㅇㅐㄴ");
    CHECK(fold("값원") == "ㄱㅏㅂㅅㅇㅜㅓㄴ");
    CHECK(fold("\xE1\x84\x8B\xE1\x85\xA2\xE1\x86\xAB") == "ㅇㅐㄴ");  // conjoining letters
    CHECK(fold("ﾡﾢ") == "ㄱㄲ");
    CHECK(fold("ㄳㅘ") == "ㄱㅅㅗㅏ");
  }

  TEST_CASE("Arabic and Hebrew are compared without points, tatweel and forms of one letter") {
    CHECK(fold("مَحَطَّة") == fold("محطه"));
    CHECK(fold("مـحـطـة") == fold("محطة"));
    CHECK(fold("أإآٱ") == "اااا");
    CHECK(fold("סִפְרִיַּת") == "ספרית");
    CHECK(fold("١٢٣ ۴۵ ४५") == "123 45 45");
  }

  TEST_CASE("folding what is folded changes nothing") {
    std::string all;
    for (char32_t c = 0x20; c < 0x10000; ++c) {
      if (c >= 0xD800 && c < 0xE000) continue;
      if (c == 0x3099 || c == 0x309A) continue;  // they join what happens to stand before them
      append_utf8(all, c);
    }
    const std::string once = fold(all);
    CHECK(fold(once) == once);
  }

  TEST_CASE("every unit knows the character that it comes from") {
    FoldedText folded;
    append_folded(U'값', 7, folded);
    append_folded(0x301, 10, folded);
    append_folded(U'Æ', 12, folded);
    CHECK(folded.sources == std::vector<std::uint32_t>{7, 7, 7, 7, 12, 12});
  }
}

}  // namespace storylens
