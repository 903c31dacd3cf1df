#include "story/search/tokens.h"

#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"

namespace storylens {
namespace {

// Units of the tokens, with a bar between them.
std::string cut(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  std::string result;
  for (const Token& token : tokens.tokens) {
    if (!result.empty()) result += '|';
    for (const char16_t unit : tokens.units(token)) append_utf8(result, unit);
  }
  return result;
}

}  // namespace

TEST_SUITE("story/search/tokens") {
  TEST_CASE("words end at spaces and signs") {
    CHECK(cut("Tom's Hardware, 2026–27") == "tom|s|hardware|2026|27");
    CHECK(cut("www.cnbc.com") == "www|cnbc|com");
    CHECK(cut(" … ") == "");
  }

  TEST_CASE("a change of script ends a word") {
    CHECK(cut("AI가") == "ai|ㄱㅏ");
    CHECK(cut("6월 10일") == "6|ㅇㅜㅓㄹ|10|ㅇㅣㄹ");
  }

  TEST_CASE("Han and kana are taken two by two, the last one by itself too") {
    CHECK(cut("東京湾") == "東京|京湾|湾");
    CHECK(cut("鐘") == "鐘");
  }

  TEST_CASE("a word in katakana has its reading") {
    CHECK(cut("トヨタ") == "とよ|よた|た|toyota");
    CHECK(cut("シャープ") == "しゃ|ゃー|ーぷ|ぷ|shapu");
    CHECK(cut("キャッシュ").ends_with("|kyasshu"));
    CHECK(cut("ファイル").ends_with("|fairu"));
    CHECK(cut("すし") == "すし|し");
  }

  TEST_CASE("Thai is taken cluster by cluster, with the vowel signs of each") {
    CHECK(cut("ที่นี่") == "ที่นี่|นี่");
  }

  TEST_CASE("a token knows its bytes") {
    Tokens tokens;
    tokenize("é, 앤트로", tokens);
    CHECK(tokens.tokens.size() == 2);
    CHECK(tokens.tokens[0].begin == 0);
    CHECK(tokens.tokens[0].end == 2);
    CHECK(tokens.tokens[1].begin == 4);
    CHECK(tokens.tokens[1].end == 13);
  }

  TEST_CASE("a word without end is cut") {
    Tokens tokens;
    tokenize(std::string(100'000, 'a'), tokens);
    CHECK(tokens.tokens.size() == 100'000 / kLongestToken + 1);
    for (const Token& token : tokens.tokens) CHECK_MESSAGE(token.count <= kLongestToken, token.first);
  }

  TEST_CASE("what is not UTF-8 is read as something") {
    CHECK(cut("\xFF\xFE"
              "a\xED\xA0\x80"
              "b") == "a|b");
    CHECK(cut(std::string("a\0b", 3)) == "a|b");
  }
}

}  // namespace storylens
