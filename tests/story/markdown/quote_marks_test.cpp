#include "story/markdown/quote_marks.h"

#include <doctest/doctest.h>

#include <string>

using namespace storylens;

TEST_SUITE("story/markdown/quote_marks") {
  TEST_CASE("the outer marks of many languages are told from the text") {
    for (const auto& [open, close] : {std::pair<std::string, std::string>{"\"", "\""},
                                      {"“", "”"},
                                      {"‘", "’"},
                                      {"'", "'"},
                                      {"«", "»"},
                                      {"»", "«"},
                                      {"‹", "›"},
                                      {"「", "」"},
                                      {"『", "』"},
                                      {"《", "》"},
                                      {"„", "“"},
                                      {"„", "”"},
                                      {"‚", "‘"},
                                      {"”", "”"},
                                      {"＂", "＂"}}) {
      const std::string quote = open + "인용 'x' text." + close;
      CAPTURE(quote);
      const MarkedQuote marked = split_marks(quote);
      CHECK(marked.open == open);
      CHECK(marked.text == "인용 'x' text.");
      CHECK(marked.close == close);
    }
  }

  TEST_CASE("the space that French puts inside belongs to the marks") {
    const MarkedQuote marked = split_marks("«\u00A0La vanne.\u202F»");
    CHECK(marked.open == "«\u00A0");
    CHECK(marked.text == "La vanne.");
    CHECK(marked.close == "\u202F»");
  }

  TEST_CASE("marks that do not match stay in the text") {
    for (const std::string quote : {"one", "\"one", "one\"", "“one\"", "\"", "", "「one』"}) {
      CHECK(split_marks(quote).open.empty());
      CHECK(split_marks(quote).text == quote);
    }
    CHECK(split_marks("\"\"").open == "\"");
    CHECK(split_marks("\"\"").text == "");
  }

  TEST_CASE("an attribution stands behind the closing mark and a dash") {
    CHECK(split_attribution("“One.” — Mora Keld").quote == "“One.”");
    CHECK(split_attribution("“One.” — Mora Keld").speaker == "Mora Keld");
    CHECK(split_attribution("\"One\" -- 모라 켈드").speaker == "모라 켈드");
    CHECK(split_attribution("\"One\" Mora").speaker.empty());
    CHECK(split_attribution("One — Mora").speaker.empty());
    CHECK(split_attribution("\"One\" —").speaker.empty());
  }

  TEST_CASE("what follows a dash is told from a text without one") {
    CHECK(after_dash("— x") == "x");
    CHECK(after_dash("--x") == "x");
    CHECK(after_dash("—").data() != nullptr);
    CHECK(after_dash("—").empty());
    CHECK(after_dash("-x").data() == nullptr);
    CHECK(after_dash("x — y").data() == nullptr);
    CHECK(after_dash("").data() == nullptr);
  }
}
