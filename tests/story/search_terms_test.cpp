#include "story/search_terms.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace storylens;

namespace {

// What the app does with the lists: every word of the query must begin a term of the text.
bool finds(std::string_view query, std::string_view text) {
  const std::vector<std::string> terms = search_terms(text);
  const std::vector<std::string> beginnings = search_beginnings(query);
  return !beginnings.empty() &&
         std::all_of(beginnings.begin(), beginnings.end(), [&](const std::string& beginning) {
           return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
             return term.compare(0, beginning.size(), beginning) == 0;
           });
         });
}

}  // namespace

TEST_SUITE("story/search_terms") {
  TEST_CASE("a story is found by the beginnings of its words, in any script") {
    CHECK(finds("harb ligh", "Harbour lights go out"));
    CHECK(finds("zurich", "Zürich votes"));
    CHECK(finds("항구", "항구가 닫힌다"));
    CHECK(finds("항구는", "항구가 닫힌다"));
    CHECK(finds("항", "항구가 닫힌다"));
    CHECK(finds("東京", "昨日の東京都"));
    CHECK(finds("ميناء", "الميناء مغلق"));
    CHECK(finds("الميناء", "ميناء مغلق"));
    CHECK(finds("ท่าเรือ", "ปิดท่าเรือ"));
    CHECK_FALSE(finds("harbour fire", "Harbour lights go out"));
  }

  TEST_CASE("words of one letter and signs ask for nothing") {
    CHECK(search_beginnings("a").empty());
    CHECK(search_beginnings(" – !").empty());
    CHECK(search_beginnings("").empty());
    CHECK(search_beginnings("go go") == std::vector<std::string>{"go"});
  }

  TEST_CASE("terms are sorted and each there once") {
    CHECK(search_terms("b a b") == std::vector<std::string>{"a", "b"});
  }
}
