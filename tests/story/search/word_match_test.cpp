#include "story/search/word_match.h"

#include <doctest/doctest.h>

#include "story/search/query.h"

namespace storylens {
namespace {

std::vector<char16_t> units_of(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  if (tokens.tokens.empty()) return {};
  const Units units = tokens.units(tokens.tokens[0]);
  return {units.begin(), units.end()};
}

float as_written(std::string_view query, std::string_view term) {
  return match_as_written(SearchQuery(query).words().at(0), units_of(term)).quality;
}

float similar(std::string_view query, std::string_view term) {
  return match_similar(SearchQuery(query).words().at(0), units_of(term)).quality;
}

}  // namespace

TEST_SUITE("story/search/word_match") {
  TEST_CASE("the word itself is best, then with a particle, then its beginning, then a part") {
    CHECK(as_written("알리바바", "알리바바") == 1.0f);
    CHECK(as_written("알리바바", "알리바바에서는") < 1.0f);
    CHECK(as_written("알리바바", "알리바바에서는") > 0.9f);
    CHECK(as_written("알리바바", "알리바바그룹") < as_written("알리바바", "알리바바의"));
    CHECK(as_written("그룹", "알리바바그룹") > 0.0f);
    CHECK(as_written("그룹", "알리바바그룹") < as_written("알리바바", "알리바바그룹"));
    CHECK(as_written("anthropic", "anthropics") < 1.0f);
    CHECK(as_written("anthropic", "antropic") == 0.0f);
  }

  TEST_CASE("a particle of the query is left out, unless the word has it") {
    CHECK(as_written("법원은", "법원") == 0.9f);
    CHECK(as_written("고양이", "고양이") == 1.0f);
    CHECK(as_written("물이", "물론") == 0.0f);
    CHECK(as_written("물이", "물") == 0.9f);
  }

  TEST_CASE("initials are taken by whole syllables, also after whole ones") {
    CHECK(as_written("ㅇㅌㄹㅍ", "앤트로픽") > 0.5f);
    CHECK(as_written("ㅇㅌㄹㅍ", "앤트로픽은") > 0.5f);
    CHECK(as_written("앤ㅌㄹ", "앤트로픽") > 0.5f);
    CHECK(as_written("ㅇㅌㅍ", "앤트로픽") == 0.0f);
    CHECK(as_written("ㅇㅌㄹㅍㅋㅋ", "앤트로픽") == 0.0f);
  }

  TEST_CASE("the Arabic and the Hebrew article are no difference") {
    CHECK(as_written("فانوس", "الفانوس") == 0.95f);
    CHECK(as_written("الفانوس", "فانوس") == 0.95f);
    CHECK(as_written("والفانوس", "بالفانوس") == 0.95f);
    CHECK(as_written("נמל", "הנמל") == 0.95f);
  }

  TEST_CASE("a slip is a letter too many, too few, another, or two exchanged") {
    for (const char* slip : {"anthropik", "anthroppic", "anthopic", "anhtropic", "nathropic"})
      CHECK_MESSAGE(similar(slip, "anthropic") > 0.0f, slip);
    CHECK(similar("anxxxpic", "anthropic") == 0.0f);
    CHECK(similar("앤스로픽", "앤트로픽") > 0.0f);
    CHECK(similar("cat", "bat") == 0.0f);
    CHECK(similar("2025", "2026") == 0.0f);
  }

  TEST_CASE("the beginning of a word may have a slip too") {
    CHECK(similar("antrop", "anthropic") > 0.0f);
    CHECK(similar("anthropik", "anthropic") > similar("antrop", "anthropic"));
  }
}

}  // namespace storylens
