#include "story/search/word_finder.h"

#include <algorithm>

namespace storylens {
namespace {

void try_term(const TermTable& table, const QueryWord& word, std::size_t term,
              std::vector<FoundTerm>& found) {
  const WordMatch match = match_as_written(word, table.term(term));
  if (match.quality > 0.0f) found.push_back({static_cast<std::uint32_t>(term), match.quality});
}

void try_range(const TermTable& table, const QueryWord& word, TermTable::Range range,
               std::vector<FoundTerm>& found) {
  for (std::size_t term = range.begin; term < range.end; ++term) try_term(table, word, term, found);
}

void try_articles(const TermTable& table, const QueryWord& word, std::vector<FoundTerm>& found) {
  const char16_t first = word.units[0];
  const bool is_semitic = (first >= 0x620 && first <= 0x6FF) || (first >= 0x5D0 && first <= 0x5EA);
  if (!is_semitic) return;
  if (word.article > 0) try_range(table, word, table.beginning_with(word.bare()), found);
  std::vector<char16_t> units;
  for (const Article& prefix : articles()) {
    units.assign(prefix.units, prefix.units + prefix.length);
    units.insert(units.end(), word.bare().begin(), word.bare().end());
    try_range(table, word, table.beginning_with(units), found);
  }
}

// What a term must begin with: consonants stand for syllables only after another consonant.
Units literal_beginning(const QueryWord& word) {
  const Units all = word.all();
  std::size_t length = 1;
  while (length < all.size() && !(is_hangul_consonant(all[length - 1]) && is_hangul_consonant(all[length])))
    ++length;
  return all.first(word.stem > 0 ? std::min(length, word.stem) : length);
}

// Two words of the query that a text writes as one.
void try_joined(const TermTable& table, const QueryWord& first, const QueryWord& second,
                std::vector<FoundTerm>& found) {
  const bool is_alike =
      first.kind == second.kind && (first.kind == TokenKind::Word || first.kind == TokenKind::Hangul);
  if (!is_alike || first.has_letters || second.has_letters) return;
  QueryWord joined;
  joined.kind = first.kind;
  joined.units = first.units;
  const Units rest = second.stem > 0 ? second.stemmed() : second.all();
  joined.units.insert(joined.units.end(), rest.begin(), rest.end());
  try_range(table, joined, table.beginning_with(joined.all()), found);
}

}  // namespace

void find_as_written(const TermTable& table, const std::vector<QueryWord>& words, std::size_t index,
                     std::vector<FoundTerm>& found) {
  const QueryWord& word = words[index];
  if (word.has_letters) {
    try_range(table, word, table.beginning_with(literal_beginning(word)), found);
    return;
  }
  const Units beginning = word.stem > 0 ? word.stemmed() : word.all();
  try_range(table, word, table.beginning_with(beginning), found);
  if (word.kind == TokenKind::Word) try_articles(table, word, found);
  if (index > 0) try_joined(table, words[index - 1], word, found);
  if (index + 1 < words.size()) try_joined(table, word, words[index + 1], found);
}

void find_parts(const TermTable& table, const QueryWord& word, std::vector<FoundTerm>& found) {
  constexpr std::size_t kShortestPart = 4;  // letters; Hangul: two syllables
  const Units part = word.stem > 0 ? word.stemmed() : word.all();
  const bool has_parts = word.kind == TokenKind::Word || word.kind == TokenKind::Hangul;
  if (!has_parts || word.has_letters || part.size() < kShortestPart) return;
  std::vector<std::uint32_t> terms;
  table.find_within(part, terms);
  for (const std::uint32_t term : terms) try_term(table, word, term, found);
}

void find_similar(const TermTable& table, const QueryWord& word, std::vector<FoundTerm>& found) {
  std::vector<std::uint32_t> terms;
  table.find_similar(word, most_slips(word), terms);
  for (const std::uint32_t term : terms) {
    const WordMatch match = match_similar(word, table.term(term));
    if (match.quality > 0.0f) found.push_back({term, match.quality});
  }
}

bool has_word(const TermTable& table, const QueryWord& word) {
  constexpr float kSame = 0.9f;
  const TermTable::Range range = table.beginning_with(word.stem > 0 ? word.stemmed() : word.all());
  for (std::size_t term = range.begin; term < range.end; ++term) {
    if (match_as_written(word, table.term(term)).quality >= kSame) return true;
  }
  return false;
}

}  // namespace storylens
