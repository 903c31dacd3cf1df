// Search index: one field over everything that a bundle says: headlines, taglines, text, takes and
// quotations, names of entities in all languages, outlets; in all scripts and editions.
//
// Texts are compared folded (story/search/fold.h) and word by word (story/search/word_match.h): Korean with
// and without particles, by initial consonants and while a syllable is being composed; Han, kana and Thai by
// pairs of characters; Arabic with and without its article; as a part of other words where fewer than 24
// items have the word, in similar spellings where fewer than 3 have it so. A result holds all words of the
// query; where none does, those that hold most of them.
//
// Ranking: a word counts what its best place in the item is worth: weight of the field (headline and name 10,
// tagline 5, summary and takes 3, …) x quality of the match (the same word 1, its beginning .55 to .85,
// initials .6 to .8, a part .4, similar .2 to .4) x a little more for short texts x rarity (log of all items
// by those found). Items that hold the words in a row, begin with them or are them count up to 2.2 times as
// much. Of equals the newer story comes first, then what the bundle has first: the order never depends on
// chance.
//
// Use:    begin(), then add_some() until it says that nothing is left: names and headlines can be searched
//         after the first part, texts after the second. The bundle must outlive the index, unchanged.
// Units:  byte offsets of UTF-8; scores have no unit.
// Errors: none; what is too long is cut: a query to 16 words, a word to 64 letters, a text to passages of 4
// KB. Cost:   making it is linear in the text (about 100 ns a byte in WebAssembly); a search is linear in the
//         distinct words and in the passages that hold those found. docs/performance.md has figures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "story/bundle.h"

namespace storylens {

enum class SearchKind : std::uint8_t { Story, Entity, Outlet, Take, Stub };
inline constexpr std::size_t kSearchKinds = 5;

// A text with the words that were found in it: begin and end, sorted, apart.
struct MarkedText {
  std::string text;
  std::string language;  // empty = not known
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
};

struct SearchResult {
  SearchKind kind = SearchKind::Story;
  std::string node_id;  // of the graph; a take's is its outlet's
  int story = -1;       // index in bundle.stories: the edition that was found, or the story of the take
  int item = -1;        // index of the take in it, or of the entity or outlet in the bundle; -1 = not listed
  std::string block;    // where it was found: data-block of the story's document; empty for names
  float score = 0.0f;
  bool is_similar = false;  // by a similar spelling
  MarkedText title;
  MarkedText snippet;  // around what was found, empty when that is the title
};

struct SearchGroup {
  SearchKind kind = SearchKind::Story;
  std::size_t total = 0;  // results; as many of them are given as were asked for
  std::vector<SearchResult> results;
};

struct SearchResults {
  std::vector<SearchGroup> groups;  // the one with the best result first; none is empty
  std::size_t total = 0;
  std::size_t similar = 0;    // of them by a similar spelling
  bool has_all_words = true;  // false = no item holds all words of the query
  bool is_complete = true;    // false = the texts are not read yet, only names and headlines
};

struct SearchRequest {
  std::string_view query;
  std::string_view language;  // of the reader: of editions of one story that fit equally well
  std::size_t most_of_a_kind = 12;
};

class SearchIndex {
 public:
  SearchIndex();
  ~SearchIndex();
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;

  void begin(const Bundle& bundle);
  // Reads about so many bytes of text. False when all is read.
  bool add_some(std::size_t bytes);
  bool has_begun() const { return parts_ != nullptr; }
  enum class Stage : std::uint8_t { Names, Texts, Done };  // what is read next
  Stage stage() const;

  // Empty before the names are read.
  SearchResults search(const SearchRequest& request) const;

  std::size_t bytes() const;  // of memory

  struct Parts;  // story/search/index_parts.h

 private:
  std::unique_ptr<Parts> parts_;
};

// The words of the query that a text has, for marking them in it.
std::vector<std::pair<std::uint32_t, std::uint32_t>> search_marks(std::string_view query,
                                                                  std::string_view text);

}  // namespace storylens
