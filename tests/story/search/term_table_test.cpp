#include "story/search/term_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/random.h"

namespace storylens {
namespace {

std::vector<char16_t> units(std::string_view ascii) {
  return {ascii.begin(), ascii.end()};
}

std::string text(Units term) {
  return {term.begin(), term.end()};
}

QueryWord word(std::string_view ascii) {
  QueryWord made;
  made.units = units(ascii);
  return made;
}

// Words of few letters, so that many begin alike.
std::string random_word(Random& random, std::size_t longest) {
  std::string made;
  const std::size_t length = 1 + random.next() % longest;
  for (std::size_t i = 0; i < length; ++i) made += static_cast<char>('a' + random.next() % 4);
  return made;
}

struct Filled {
  TermTable table;
  std::map<std::string, std::set<std::uint32_t>> expected;
};

Filled filled(std::uint32_t passages, std::size_t words, std::size_t longest) {
  Filled made;
  Random random(11);
  for (std::uint32_t passage = 0; passage < passages; ++passage) {
    for (std::size_t i = 0; i < words; ++i) {
      const std::string term = random_word(random, longest);
      made.table.add(passage * 300, units(term));
      made.expected[term].insert(passage * 300);
    }
  }
  while (made.table.finish_some()) {
  }
  return made;
}

}  // namespace

TEST_SUITE("story/search/term_table") {
  TEST_CASE("terms are sorted, and each has its passages once, in order") {
    const Filled made = filled(200, 20, 6);
    CHECK(made.table.size() == made.expected.size());
    std::size_t index = 0;
    for (const auto& [term, passages] : made.expected) {
      CHECK(text(made.table.term(index)) == term);
      std::vector<std::uint32_t> found;
      TermTable::Passages reader(made.table, index++);
      for (std::uint32_t passage = 0; reader.next(passage);) found.push_back(passage);
      CHECK(found == std::vector<std::uint32_t>(passages.begin(), passages.end()));
    }
  }

  TEST_CASE("an empty table has nothing") {
    TermTable table;
    while (table.finish_some()) {
    }
    CHECK(table.size() == 0);
    CHECK(table.beginning_with(units("a")).end == 0);
    std::vector<std::uint32_t> terms;
    table.find_within(units("a"), terms);
    table.find_similar(word("abcd"), 1, terms);
    CHECK(terms.empty());
  }

  TEST_CASE("a range holds the terms that begin so, and no others") {
    const Filled made = filled(50, 20, 5);
    for (const char* prefix : {"a", "ab", "dcb", "abcda", "zz"}) {
      const TermTable::Range range = made.table.beginning_with(units(prefix));
      for (std::size_t i = 0; i < made.table.size(); ++i) {
        const bool is_in = i >= range.begin && i < range.end;
        CHECK(is_in == text(made.table.term(i)).starts_with(prefix));
      }
    }
  }

  TEST_CASE("a part is found within terms, not at their beginning and not across two") {
    const Filled made = filled(100, 20, 6);
    std::vector<std::uint32_t> found;
    made.table.find_within(units("abc"), found);
    std::set<std::string> names;
    for (const std::uint32_t term : found) names.insert(text(made.table.term(term)));
    for (const auto& expected : made.expected) {
      const std::string& term = expected.first;
      const bool is_within = term.find("abc", 1) != std::string::npos;
      CHECK_MESSAGE(names.contains(term) == is_within, term);
    }
  }

  TEST_CASE("walking the sorted terms finds the same similar ones as looking at each") {
    const Filled made = filled(300, 20, 9);
    Random random(5);
    for (int i = 0; i < 40; ++i) {
      const QueryWord wanted = word(random_word(random, 9) + "abc");
      const int most = most_slips(wanted);
      std::vector<std::uint32_t> found;
      made.table.find_similar(wanted, most, found);
      std::sort(found.begin(), found.end());
      CHECK(std::adjacent_find(found.begin(), found.end()) == found.end());
      std::vector<std::uint32_t> expected;
      for (std::uint32_t term = 0; term < made.table.size(); ++term) {
        if (match_similar(wanted, made.table.term(term)).quality > 0.0f) expected.push_back(term);
      }
      CHECK(found == expected);
    }
  }
}

}  // namespace storylens
