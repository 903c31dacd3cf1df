#include "story/search_terms.h"

#include <algorithm>

#include "base/order.h"
#include "base/utf8.h"
#include "story/search/query.h"

namespace storylens {
namespace {

std::string utf8_of(Units units) {
  std::string text;
  for (const char16_t unit : units) append_utf8(text, unit);
  return text;
}

// A syllable of Hangul is two letters or more; a Han character says as much as a word.
bool is_telling(const QueryWord& word, Units units) {
  return units.size() >= (word.kind == TokenKind::Pair ? 1u : 2u);
}

}  // namespace

std::vector<std::string> search_terms(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  std::vector<std::string> terms;
  for (const Token& token : tokens.tokens) {
    const Units units = tokens.units(token);
    terms.push_back(utf8_of(units));
    const std::size_t article = token.kind == TokenKind::Word ? article_length(units) : 0;
    if (article > 0) terms.push_back(utf8_of(units.subspan(article)));
  }
  sort_stably(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::vector<std::string> search_beginnings(std::string_view query) {
  const SearchQuery wanted(query);
  std::vector<std::string> beginnings;
  for (const QueryWord& word : wanted.words()) {
    const Units units = word.stem > 0 ? word.stemmed() : word.bare();
    if (word.is_soft || !is_telling(word, units)) continue;
    std::string text = utf8_of(units);
    if (std::find(beginnings.begin(), beginnings.end(), text) == beginnings.end())
      beginnings.push_back(std::move(text));
  }
  return beginnings;
}

}  // namespace storylens
