// Search query: what was typed, as words to look for; and where a text has them. Private to src/story.
//
// Units:  marks are bytes of the text.
// Errors: none; at most kMostWords words of kLongestToken units are looked for, whatever was typed.
// Cost:   linear in the text times the words.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "story/search/word_match.h"

namespace storylens {

inline constexpr std::size_t kMostWords = 16;
inline constexpr std::size_t kMostQueryBytes = 1000;

using TextMarks = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // begin, end; sorted, apart

struct Examination {
  TextMarks marks;
  std::size_t words_in_a_row = 0;  // the longest run of the query's words that the text has in their order
  bool is_whole = false;           // the text is the query
  bool is_at_start = false;
};

class SearchQuery {
 public:
  SearchQuery() = default;
  explicit SearchQuery(std::string_view text);

  const std::vector<QueryWord>& words() const { return words_; }
  bool is_empty() const { return words_.empty(); }
  std::size_t required_words() const;
  // In place of one word the two that it is written together of: 증류공격 = 증류 공격.
  void split(std::size_t word, std::size_t length);

  // with_similar: similar spellings are marked too, where a word is not there as it was written.
  Examination examine(std::string_view text, bool with_similar, Tokens& scratch) const;

 private:
  std::vector<QueryWord> words_;
};

}  // namespace storylens
