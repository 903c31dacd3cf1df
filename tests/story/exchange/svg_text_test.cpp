#include "story/exchange/svg_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace storylens {

using Lines = std::vector<std::string>;

TEST_SUITE("story/exchange/svg_text") {
  TEST_CASE("a text breaks at its spaces") {
    CHECK(estimated_lines("the harbour is dark", 6.0f, 3) == Lines{"the harbour", "is dark"});
  }

  TEST_CASE("Chinese and Japanese break between letters, not before a full stop") {
    CHECK(estimated_lines("港湾の灯が消えた。", 8.0f, 3) == Lines{"港湾の灯が消え", "た。"});
  }

  TEST_CASE("Korean breaks between words") {
    CHECK(estimated_lines("항구의 불이 꺼졌다", 7.0f, 3) == Lines{"항구의 불이", "꺼졌다"});
  }

  TEST_CASE(
      "a word that is wider than a line breaks within, but not before a mark that belongs to a letter") {
    CHECK(estimated_lines("nnne\xCC\x81nnn", 2.4f, 9) == Lines{"nnne\xCC\x81", "nnn"});
  }

  TEST_CASE("what has no room is told by an ellipsis, after a whole word where it can be") {
    CHECK(estimated_lines("storm drives the sea inland", 8.0f, 1) == Lines{"storm drives…"});
    CHECK(estimated_lines("one two three four five six seven", 6.0f, 2).size() == 2);
  }

  TEST_CASE("no text is one empty line") {
    CHECK(estimated_lines("", 8.0f, 2) == Lines{""});
    CHECK(estimated_lines("   ", 0.1f, 2) == Lines{""});
  }
}

}  // namespace storylens
