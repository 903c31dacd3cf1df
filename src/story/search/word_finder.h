// Word finder: which terms of a table a word of a query may mean, and how well each fits. Private to
// src/story.
#pragma once

#include <cstdint>
#include <vector>

#include "story/search/query.h"
#include "story/search/term_table.h"

namespace storylens {

struct FoundTerm {
  std::uint32_t term = 0;
  float quality = 0.0f;
};

// Appends the terms that are the word as it was written or begin with it, with the word before and after it
// too: "open ai" is "openai".
void find_as_written(const TermTable& table, const std::vector<QueryWord>& words, std::size_t word,
                     std::vector<FoundTerm>& found);
// Terms that hold the word anywhere else.
void find_parts(const TermTable& table, const QueryWord& word, std::vector<FoundTerm>& found);
void find_similar(const TermTable& table, const QueryWord& word, std::vector<FoundTerm>& found);

// Whether a term is the word itself, but for a particle.
bool has_word(const TermTable& table, const QueryWord& word);

}  // namespace storylens
