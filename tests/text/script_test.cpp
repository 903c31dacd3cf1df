#include "text/script.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/break_test_file.h"

using namespace storylens;

namespace {

std::vector<std::string> clusters_of(std::string_view text) {
  std::vector<std::string> clusters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = cluster_end(text, at);
    clusters.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return clusters;
}

using Clusters = std::vector<std::string>;

}  // namespace

TEST_SUITE("text/script") {
  TEST_CASE("a base keeps its marks") {
    CHECK(clusters_of("e\u0301a") == Clusters{"e\u0301", "a"});
    CHECK(clusters_of("か\u3099") == Clusters{"か\u3099"});
    CHECK(clusters_of("葛\U000E0100城") == Clusters{"葛\U000E0100", "城"});
  }

  TEST_CASE("conjoining jamo are one syllable") {
    CHECK(clusters_of("\u1112\u1161\u11AB\u1100\u1173\u11AF") ==
          Clusters{"\u1112\u1161\u11AB", "\u1100\u1173\u11AF"});
    CHECK(clusters_of("한글") == Clusters{"한", "글"});
  }

  TEST_CASE("an Indic conjunct is one cluster") {
    CHECK(clusters_of("क्षत्रिय") == Clusters{"क्ष", "त्रि", "य"});
    CHECK(clusters_of("হাস্পাতাল") == Clusters{"হা", "স্পা", "তা", "ল"});
  }

  TEST_CASE("an emoji sequence is one cluster") {
    CHECK(clusters_of("👩‍👩‍👧‍👦x") == Clusters{"👩‍👩‍👧‍👦", "x"});
    CHECK(clusters_of("👍🏽👍") == Clusters{"👍🏽", "👍"});
    CHECK(clusters_of("🇰🇷🇯🇵🇺") == Clusters{"🇰🇷", "🇯🇵", "🇺"});
    CHECK(clusters_of("1️⃣2") == Clusters{"1️⃣", "2"});
    CHECK(clusters_of("🏴󠁧󠁢󠁳󠁣󠁴󠁿!") == Clusters{"🏴󠁧󠁢󠁳󠁣󠁴󠁿", "!"});
  }

  TEST_CASE("a flood of marks is cut after 32 code points") {
    std::string flood = "a";
    for (int i = 0; i < 100; ++i) flood += "\u0301";
    const Clusters clusters = clusters_of(flood);
    CHECK(clusters.size() == 4);
    for (const std::string& cluster : clusters) CHECK(count_code_points(cluster) <= 32);
  }

  TEST_CASE("color emoji are known") {
    for (const char* unit : {"😀", "👍🏽", "🇰🇷", "1️⃣", "#⃣", "❤️", "❤‍🔥", "👩‍🚀",
                             "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "☎️", "🏽"}) {
      CAPTURE(unit);
      CHECK(is_emoji_unit(unit));
    }
  }

  TEST_CASE("pictographs that are text are not color emoji") {
    for (const char* unit :
         {"☎", "❤", "©", "™", "😀\uFE0E", "1", "#", "12", "a", "한", "漢", "→", "", "\xFF", "★"}) {
      CAPTURE(unit);
      CHECK_FALSE(is_emoji_unit(unit));
    }
  }

  TEST_CASE("East Asian characters are known") {
    for (const char32_t c : U"한漢かカー、。「」！Ａｱ〇㈜ㄅ\u1100\U00020000") {
      if (c != 0) CHECK_MESSAGE(is_east_asian(c), static_cast<unsigned>(c));
    }
    for (const char32_t c : U"aЖαשعकไ,.\"'-—…·₩") {
      if (c != 0) CHECK_MESSAGE(!is_east_asian(c), static_cast<unsigned>(c));
    }
    CHECK(is_hangul(U'한'));
    CHECK(is_hangul(U'ㅋ'));
    CHECK_FALSE(is_hangul(U'漢'));
    CHECK(is_han(U'漢'));
    CHECK(is_han(U'々'));
    CHECK_FALSE(is_han(U'か'));
  }

  TEST_CASE("bidi classes are Unicode's") {
    CHECK(bidi_class(U'a') == BidiClass::LeftToRight);
    CHECK(bidi_class(U'ש') == BidiClass::RightToLeft);
    CHECK(bidi_class(U'ع') == BidiClass::ArabicLetter);
    CHECK(bidi_class(U'7') == BidiClass::EuropeanNumber);
    CHECK(bidi_class(U'٧') == BidiClass::ArabicNumber);
    CHECK(bidi_class(U'%') == BidiClass::EuropeanTerminator);
    CHECK(bidi_class(0x0301) == BidiClass::NonspacingMark);
    CHECK(bidi_class(0x202E) == BidiClass::BoundaryNeutral);
    CHECK(bidi_class(U'\n') == BidiClass::ParagraphSeparator);
    CHECK(bidi_class(0xE000) == BidiClass::LeftToRight);
    CHECK(bidi_class(0x10FFFD) == BidiClass::LeftToRight);
  }

  TEST_CASE("clusters are those of Unicode's test") {
    const std::vector<BreakTest> tests = read_break_tests("GraphemeBreakTest.txt");
    if (tests.empty()) MESSAGE("GraphemeBreakTest.txt is not there: skipped");
    std::size_t passed = 0;
    for (const BreakTest& test : tests) {
      std::vector<std::size_t> breaks;
      for (std::size_t at = 0; at < test.text.size();) breaks.push_back(at = cluster_end(test.text, at));
      CHECK_MESSAGE(breaks == test.breaks, test.line);
      if (breaks == test.breaks) ++passed;
    }
    MESSAGE("GraphemeBreakTest: " << passed << " of " << tests.size());
  }
}
