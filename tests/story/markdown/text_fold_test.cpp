#include "story/markdown/text_fold.h"

#include <doctest/doctest.h>

#include <string>

using namespace storylens;

TEST_SUITE("story/markdown/text_fold") {
  TEST_CASE("decomposed Hangul, kana and accented letters are composed") {
    CHECK(composed("\u1112\u1161\u11AB\u1100\u116E\u11A8") == "한국");
    CHECK(composed("\u304B\u3099\u306F\u309A\u30C8\u3099\u30A6\u3099") == "がぱドヴ");
    CHECK(composed("e\u0301") == "\u00E9");
    CHECK(composed("e\u0323\u0302") == "\u1EC7");
    CHECK(composed("\u0438\u0306") == "\u0439");
    CHECK(composed("한국 é が a\u0301\u0301") == "한국 é が á\u0301");
    CHECK(composed("") == "");
  }

  TEST_CASE("a mark that joins with nothing stays") {
    CHECK(composed("\u0301x\u3099") == "\u0301x\u3099");
    CHECK(composed("\u1161\u11A8") == "\u1161\u11A8");
  }

  TEST_CASE("folding ignores case, accents and spaces") {
    CHECK(folded("  Résumé\u00A0 UND\tMEHR ") == "resume und mehr");
    CHECK(folded("RE\u0301SUME\u0301") == "resume");
    CHECK(folded("ΠΕΡΊΛΗΨΗ") == folded("περίληψη"));
    CHECK(folded("Кратко о чём") == "кратко о чем");
    CHECK(folded("TÓM TẮT") == "tom tat");
    CHECK(folded("요약") == "요약");
  }

  TEST_CASE("a slug is the label in lower case with dashes for spaces") {
    CHECK(slug_of("Alibaba Qwen") == "alibaba-qwen");
    CHECK(slug_of("Openai") == "openai");
    CHECK(slug_of("  Tom's   Hardware ") == "tom's-hardware");
    CHECK(slug_of("Élysée") == "élysée");
    CHECK(slug_of("서울 시청") == "서울-시청");
    CHECK(slug_of("\u1112\u1161\u11AB") == "한");
  }

  TEST_CASE("a slug loses what a slug cannot have") {
    CHECK(slug_of("a/b #c? \"d\"") == "ab-c-d");
    CHECK(slug_of("..hidden") == "hidden");
    CHECK(slug_of("U.S.") == "u.s.");
    CHECK(slug_of("///") == "");
    CHECK(slug_of(std::string(1000, 'x')).size() <= 200);
  }
}
