#include "text/line_break.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/break_test_file.h"
#include "text/table_measurer.h"

using namespace storylens;

namespace {

// The text with "|" where a line may end, "~" where it may within too wide a word, "¶" where it must.
std::string marked(std::string_view text, std::string_view language = "", bool keeps_words = true) {
  const std::vector<Boundary> boundaries = line_boundaries(text, language, keeps_words);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (boundaries[i] == Boundary::Line) result += '|';
    if (boundaries[i] == Boundary::LooseLine) result += '~';
    if (boundaries[i] == Boundary::Forced) result += "¶";
    result += text[i];
  }
  return result;
}

}  // namespace

TEST_SUITE("text/line_break") {
  TEST_CASE("Latin lines end at spaces and hyphens") {
    CHECK(marked("well-known fact, isn't it?") == "well-|known |fact, |isn't |it?");
    CHECK(marked("100\u00A0km (60 miles)") == "100\u00A0km |(60 |miles)");
    CHECK(marked("$1,234.56 10% 3/4") == "$1,234.56 |10% |3/4");
  }

  TEST_CASE("Korean words stay whole with their particles") {
    CHECK(marked("앤트로픽은 AI를 3년간 썼다") == "앤~트~로~픽~은 |AI~를 |3~년~간 |썼~다");
    CHECK(marked("(FTC)가 10%를 '증류'로") == "(FTC)~가 |10%~를 |'증~류'로");
    CHECK(marked("美정부") == "美~정~부");
    CHECK(marked("「책」은") == "「책」~은");
  }

  TEST_CASE("without keeping words Korean lines end between syllables") {
    CHECK(marked("한국어", "ko", false) == "한|국|어");
    CHECK(marked("(FTC)가", "ko", false) == "(FTC)|가");
  }

  TEST_CASE("decomposed Korean stays whole too") {
    CHECK(marked("\u1112\u1161\u11AB\u1100\u116E\u11A8") == "\u1112\u1161\u11AB~\u1100\u116E\u11A8");
  }

  TEST_CASE("a Korean line may end before what is in parentheses, and after dots between words") {
    CHECK(marked("앤트로픽(Anthropic)은") == "앤~트~로~픽|(Anthropic)~은");
    CHECK(marked("한·미·일", "ko") == "한~·|미~·|일");
    CHECK(marked("공습…대응", "ko") == "공~습…|대~응");
  }

  TEST_CASE("Japanese marks begin no line") {
    CHECK(marked("見た、そして。", "ja") == "見|た、|そ|し|て。");
    CHECK(marked("「はい」と", "ja") == "「は|い」|と");
    CHECK(marked("チャート、々", "ja") == "チャー|ト、々");
    CHECK(marked("AI技術", "ja") == "AI|技|術");
  }

  TEST_CASE("Chinese quotation marks open and close") {
    CHECK(marked("他说“你好”然后走。", "zh") == "他|说|“你|好”|然|后|走。");
  }

  TEST_CASE("Arabic, Hebrew and Hindi lines end at spaces") {
    CHECK(marked("قال الرئيس، اليوم") == "قال |الرئيس، |اليوم");
    CHECK(marked("שלום עולם") == "שלום |עולם");
    CHECK(marked("नमस्ते दुनिया।") == "नमस्ते |दुनिया।");
  }

  TEST_CASE("Thai lines end at spaces only where its words are not known") {
    CHECK(marked("สวัสดีชาวโลก ทุกคน") == "สวัสดีชาวโลก |ทุกคน");
  }

  TEST_CASE("Thai, Lao, Khmer and Burmese lines end between words that the measurer knows") {
    TableMeasurer measurer;
    measurer.words = {"สวัสดี", "ชาว", "โลก", "ໂລກ", "ຊາວ", "សួស្តី", "ពិភពលោក", "မင်္ဂလာ", "ပါ"};
    const auto with_words = [&](std::string_view text) {
      std::vector<Boundary> boundaries = line_boundaries(text, "", true);
      add_word_boundaries(text, measurer, boundaries);
      std::string result;
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (boundaries[i] == Boundary::Line) result += '|';
        result += text[i];
      }
      return result;
    };
    CHECK(with_words("AI สวัสดีชาวโลก! (โลก)") == "AI |สวัสดี|ชาว|โลก! |(โลก)");
    measurer.words.push_back("ๆ");
    CHECK(with_words("ชาวๆโลก") == "ชาวๆ|โลก");
    CHECK(with_words("ຊາວໂລກ") == "ຊາວ|ໂລກ");
    CHECK(with_words("សួស្តីពិភពលោក") == "សួស្តី|ពិភពលោក");
    CHECK(with_words("မင်္ဂလာပါ") == "မင်္ဂလာ|ပါ");
    CHECK(with_words("plain and नमस्ते") == marked("plain and नमस्ते"));
  }

  TEST_CASE("words are asked for in runs of bounded length") {
    std::string flood;
    for (int i = 0; i < 20000; ++i) flood += "โลก";
    TableMeasurer measurer;
    measurer.words = {"โลก"};
    std::vector<Boundary> boundaries = line_boundaries(flood, "th", true);
    add_word_boundaries(flood, measurer, boundaries);
    CHECK(measurer.longest_run_bytes <= 3072);
    CHECK(measurer.word_calls <= flood.size() / 3000 + 1);
    CHECK(boundaries[flood.size() - 9] == Boundary::Line);
  }

  TEST_CASE("addresses may end a line after a slash") {
    CHECK(marked("https://example.org/a/b?c=d&e=f") == "https://|example.org/|a/|b?|c=d&e=f");
  }

  TEST_CASE("line feeds end lines") {
    CHECK(marked("a\nb\n\nc") == "a\n¶b\n¶\n¶c");
    CHECK(marked("a\u2028b") == "a\u2028¶b");
  }

  TEST_CASE("a soft hyphen ends no line") {
    CHECK(marked("soft\u00ADhyphen") == "soft\u00ADhyphen");
  }

  TEST_CASE("ill-formed bytes are read as replacement characters") {
    CHECK(marked("a\xFF\xC3 b") == "a\xFF\xC3 |b");
    CHECK(marked("").empty());
  }

  // Of Unicode's test, with what docs/text.md leaves out.
  struct Counts {
    std::size_t all = 0;
    std::size_t passed = 0;
    std::size_t but_for_soft_hyphens = 0;
    std::size_t fewer_in_numbers = 0;
    std::size_t others = 0;
  };

  Counts count_line_breaks(const std::vector<BreakTest>& tests) {
    Counts counts;
    for (const BreakTest& test : tests) {
      ++counts.all;
      const std::vector<Boundary> boundaries = line_boundaries(test.text, "", false);
      std::vector<std::size_t> breaks;
      for (std::size_t i = 0; i < boundaries.size(); ++i) {
        if (boundaries[i] >= Boundary::LooseLine) breaks.push_back(i);
      }
      breaks.push_back(test.text.size());
      if (breaks == test.breaks) {
        ++counts.passed;
        continue;
      }
      std::vector<std::size_t> wanted;
      for (const std::size_t at : test.breaks) {
        const bool is_after_soft_hyphen = at >= 2 && test.text.compare(at - 2, 2, "\u00AD") == 0;
        if (at == test.text.size() || !is_after_soft_hyphen) wanted.push_back(at);
      }
      if (breaks == wanted) {
        ++counts.but_for_soft_hyphens;
      } else if (std::includes(wanted.begin(), wanted.end(), breaks.begin(), breaks.end())) {
        ++counts.fewer_in_numbers;
      } else {
        ++counts.others;
      }
    }
    return counts;
  }

  TEST_CASE("line ends are those of Unicode's test, but for what is told in docs/text.md") {
    const std::vector<BreakTest> tests = read_break_tests("LineBreakTest.txt");
    if (tests.empty()) MESSAGE("LineBreakTest.txt is not there: skipped");
    const Counts counts = count_line_breaks(tests);
    MESSAGE("LineBreakTest: " << counts.passed << " of " << counts.all << ", " << counts.but_for_soft_hyphens
                              << " more but for soft hyphens, " << counts.fewer_in_numbers
                              << " with fewer ends in numbers (LB25), " << counts.others << " otherwise");
    CHECK(counts.fewer_in_numbers <= 34);
    CHECK(counts.others <= 1);
  }
}
