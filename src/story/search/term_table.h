// Term table: the distinct words of many passages, sorted, each with the passages that hold it. Filled term
// by term, then finished once; read-only from then on. Private to src/story/search.
//
// Units:  a term is an index in sorted order; passages are numbered by the caller, in ascending order.
// Shapes: letters of all terms in one array; passages of all terms in another, as differences of one to five
//         bytes (7 bits each).
// Cost:   adding a term is one look-up in an open hash table; finish_some() sorts the distinct terms, a few
//         milliseconds a call. Finished, a posting takes 1 to 2 bytes, a term 8 beside its letters.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "story/search/word_match.h"

namespace storylens {

class TermTable {
 public:
  TermTable();
  ~TermTable();
  TermTable(TermTable&&) noexcept;
  TermTable& operator=(TermTable&&) noexcept;

  // Passages must come in ascending order; a term that a passage holds twice counts once.
  void add(std::uint32_t passage, Units term);
  // To be called until it answers false; until then only add() and size() may be used, and after the first
  // call only size().
  bool finish_some();

  std::size_t size() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  Units term(std::size_t index) const {
    return Units(letters_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
  }

  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  Range beginning_with(Units prefix) const;
  Range in_script_of(char16_t unit) const;
  Range between(char16_t first, char16_t last) const;  // terms by their first unit

  // Appends the terms that hold the units anywhere but at their beginning.
  void find_within(Units part, std::vector<std::uint32_t>& terms) const;
  // Appends the terms of which the word or its beginning is at most `most` slips away, of those in its
  // script.
  void find_similar(const QueryWord& word, int most, std::vector<std::uint32_t>& terms) const;

  // Reads the passages of a term one after the other.
  class Passages {
   public:
    Passages(const TermTable& table, std::size_t term)
        : at_(table.postings_.data() + table.places_[term]),
          end_(table.postings_.data() + table.places_[term + 1]) {}
    bool next(std::uint32_t& passage);

   private:
    const std::uint8_t* at_;
    const std::uint8_t* end_;
    std::uint32_t passage_ = 0;
  };

  std::size_t bytes() const;

 private:
  struct Finishing;

  std::uint32_t slot_of(Units term, std::uint32_t hash) const;
  void grow();
  void list_terms();
  bool comes_before(std::uint32_t a, std::uint32_t b) const;
  void sort_terms(std::size_t end);
  bool merge_some();
  void count_passages(std::size_t end);
  void place_passages(std::size_t end);
  void write_terms(std::size_t end);
  // The first term from `index`, which begins so, up to `end` that does not.
  std::size_t end_of_alike(std::size_t index, std::size_t end, Units beginning) const;

  std::vector<char16_t> letters_;
  std::vector<std::uint32_t> starts_;  // of each term in letters_, and the end
  std::vector<std::uint8_t> postings_;
  std::vector<std::uint32_t> places_;  // of each term in postings_, and the end
  // Until finish(): terms in the order in which they came.
  std::vector<std::uint32_t> slots_;         // hash table: term + 1, 0 = free
  std::vector<std::uint32_t> hashes_;        // of each term
  std::vector<std::uint32_t> last_passage_;  // of each term, + 1
  std::vector<std::uint32_t> added_terms_;
  std::vector<std::uint32_t> added_passages_;
  std::unique_ptr<Finishing> finishing_;
};

}  // namespace storylens
