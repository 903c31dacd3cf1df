#include "story/sentence.h"

#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"

namespace storylens {
namespace {

std::string around(const std::string& text, const std::string& word) {
  return sentence_around(text, text.find(word));
}

TEST_SUITE("story/sentence") {
  TEST_CASE("the sentence that holds the place is taken whole, with its stop") {
    const std::string text = "First comes this. Then a second one! Is there a third? Yes";
    CHECK(around(text, "First") == "First comes this.");
    CHECK(around(text, "second") == "Then a second one!");
    CHECK(around(text, "third") == "Is there a third?");
    CHECK(around(text, "Yes") == "Yes");
  }

  TEST_CASE("numbers, initials and abbreviations with inner periods end no sentence") {
    const std::string text = "It cost 3.5 million in the U.S. market. J. Doe said so.";
    CHECK(around(text, "cost") == "It cost 3.5 million in the U.S. market.");
    CHECK(around(text, "Doe") == "J. Doe said so.");
  }

  TEST_CASE("closing quotation marks belong to the sentence they close") {
    CHECK(around("He said “stop.” She went on.", "stop") == "He said “stop.”");
    CHECK(around("그는 \"멈춰라.\" 그리고 갔다.", "그리고") == "그리고 갔다.");
  }

  TEST_CASE("scripts without spaces between sentences are split at their own stops") {
    CHECK(around("最初の文。二番目の文！三番目。", "二番目") == "二番目の文！");
    CHECK(around("पहला वाक्य। दूसरा वाक्य।", "दूसरा") == "दूसरा वाक्य।");
    CHECK(around("الجملة الأولى؟ الجملة الثانية.", "الثانية") == "الجملة الثانية.");
  }

  TEST_CASE("white space and line ends become single spaces") {
    CHECK(around("  one\n two\t three. four", "two") == "one two three.");
  }

  TEST_CASE("a long sentence is cut around the place, at spaces") {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "word" + std::to_string(i) + " ";
    const std::string part = around(text, "word1000");
    CHECK(part.find("word1000 ") != std::string::npos);
    CHECK(part.rfind("…word", 0) == 0);
    CHECK(part.substr(part.size() - 3) == "…");
    CHECK(count_code_points(part) <= kLongestEvidence + 2);
    CHECK(around(text, "word0").rfind("word0 word1", 0) == 0);
  }

  TEST_CASE("a long text without spaces is cut between code points") {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "가";
    const std::string part = sentence_around(text, 3 * 1500);
    CHECK(is_valid_utf8(part));
    CHECK(count_code_points(part) == kLongestEvidence + 2);
  }

  TEST_CASE("an empty text and a place at its end are allowed") {
    CHECK(sentence_around("", 0).empty());
    CHECK(sentence_around("One. Two.", 9) == "Two.");
    CHECK(sentence_around("One. ", 5) == "One.");
  }
}

}  // namespace
}  // namespace storylens
