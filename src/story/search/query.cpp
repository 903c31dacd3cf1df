#include "story/search/query.h"

#include <algorithm>

#include "base/order.h"
#include "base/utf8.h"
#include "story/search/kana.h"

namespace storylens {
namespace {

QueryWord make_word(Units units, TokenKind kind) {
  QueryWord word;
  word.units.assign(units.begin(), units.end());
  word.kind = kind;
  if (kind == TokenKind::Hangul) {
    const std::size_t particle = particle_length(units);
    if (particle > 0) word.stem = units.size() - particle;
  } else if (kind == TokenKind::Word) {
    word.article = article_length(units);
  }
  return word;
}

bool has_character(std::string_view text, const Token& token, bool (*is_wanted)(char32_t)) {
  for (std::size_t offset = token.begin; offset < token.end;) {
    if (is_wanted(decode_utf8(text, offset))) return true;
  }
  return false;
}

bool is_single_consonant(char32_t c) {
  return c >= 0x3131 && c <= 0x314E;
}

// The last character of a stretch without spaces is in the pair before it already.
bool is_rest(const std::vector<Token>& tokens, std::size_t i) {
  const bool is_pair = tokens[i].kind == TokenKind::Pair || tokens[i].kind == TokenKind::Cluster;
  return is_pair && i > 0 && tokens[i].is_joined && tokens[i].end == tokens[i - 1].end;
}

// A word whose letters join is marked whole: cut, it could not be drawn. Accents go with their letter.
std::pair<std::uint32_t, std::uint32_t> mark_of(std::string_view text, const Tokens& tokens,
                                                const Token& token, const WordMatch& match) {
  constexpr char16_t kFirstJoining = 0x590;
  const bool is_whole = token.kind == TokenKind::Word && tokens.text.units[token.first] >= kFirstJoining;
  const std::size_t first = token.first + (is_whole ? 0 : match.first);
  std::size_t end = is_whole ? token.end : tokens.text.sources[first + match.count - 1];
  if (!is_whole) decode_utf8(text, end);
  for (std::size_t next = end; next < text.size(); end = next) {
    if (!is_silent(decode_utf8(text, next))) break;
  }
  return {tokens.text.sources[first], static_cast<std::uint32_t>(end)};
}

struct Found {
  int word = -1;
  WordMatch match;
};

}  // namespace

SearchQuery::SearchQuery(std::string_view text) {
  text = utf8_prefix(text, kMostQueryBytes);
  Tokens tokens;
  tokenize(text, tokens);
  for (std::size_t i = 0; i < tokens.tokens.size() && words_.size() < kMostWords; ++i) {
    const Token& token = tokens.tokens[i];
    if (token.kind == TokenKind::Reading) continue;
    if (is_rest(tokens.tokens, i)) continue;
    const Units units = tokens.units(token);
    // The particle of a word in other letters, as in "AI가", says nothing.
    if (token.kind == TokenKind::Hangul && token.is_joined && is_particle(units)) continue;
    QueryWord word = make_word(units, token.kind);
    word.is_joined = token.is_joined;
    word.has_letters = token.kind == TokenKind::Hangul && has_character(text, token, is_single_consonant);
    word.is_soft = token.kind == TokenKind::Pair && has_character(text, token, is_hiragana);
    words_.push_back(std::move(word));
  }
  if (required_words() == 0) {
    for (QueryWord& word : words_) word.is_soft = false;
  }
}

std::size_t SearchQuery::required_words() const {
  return static_cast<std::size_t>(
      std::count_if(words_.begin(), words_.end(), [](const QueryWord& word) { return !word.is_soft; }));
}

void SearchQuery::split(std::size_t index, std::size_t length) {
  const QueryWord whole = words_[index];
  words_[index] = make_word(whole.all().first(length), whole.kind);
  words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                make_word(whole.all().subspan(length), whole.kind));
}

Examination SearchQuery::examine(std::string_view text, bool with_similar, Tokens& tokens) const {
  tokenize(text, tokens);
  Examination result;
  std::size_t row = 0;
  int previous = -2;
  std::size_t exact = 0;
  std::size_t counted = 0;
  for (std::size_t t = 0; t < tokens.tokens.size(); ++t) {
    const Token& token = tokens.tokens[t];
    const Units units = tokens.units(token);
    Found best;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      WordMatch match = match_as_written(words_[i], units);
      if (match.quality == 0.0f && with_similar) match = match_similar(words_[i], units);
      // Of equal ones the word that follows the one before.
      const bool is_next = static_cast<int>(i) == previous + 1;
      if (match.quality > best.match.quality ||
          (match.quality > 0.0f && match.quality == best.match.quality && is_next)) {
        best = {static_cast<int>(i), match};
      }
    }
    if (token.kind != TokenKind::Reading && !is_rest(tokens.tokens, t)) {
      ++counted;
      row = best.word >= 0 && best.word == previous + 1 ? row + 1 : best.word >= 0 ? 1 : 0;
      previous = best.word >= 0 ? best.word : -2;
      result.words_in_a_row = std::max(result.words_in_a_row, row);
      if (best.match.quality >= 0.8f) ++exact;
      if (best.word == 0 && counted == 1) result.is_at_start = true;
    }
    if (best.word < 0) continue;
    result.marks.push_back(mark_of(text, tokens, token, best.match));
  }
  result.is_whole = counted > 0 && exact == counted && exact >= words_.size();
  sort_stably(result.marks);
  std::size_t kept = 0;
  for (const auto& mark : result.marks) {
    if (kept > 0 && mark.first <= result.marks[kept - 1].second) {
      result.marks[kept - 1].second = std::max(result.marks[kept - 1].second, mark.second);
    } else {
      result.marks[kept++] = mark;
    }
  }
  result.marks.resize(kept);
  return result;
}

}  // namespace storylens
