// Words: the headings and keys of the Markdown form in the languages that newsrooms write them in. A word
// that is not here is no error: sections are then known by shape and position. Private to src/story.
//
// Words are compared folded (story/markdown/text_fold.h): without case, accents and normalization form.
#pragma once

#include <optional>
#include <string_view>

#include "story/bundle.h"

namespace storylens {

enum class HeadingWord { None, Summary, WhyItMatters, WhatToWatch, Takes, Graph, Corrections, Versions };
enum class TakeKey { None, Source, Original, Speaker, Quote, Published };
enum class GraphKey { None, Related, Entities };
enum class MetaKey {
  None,
  Type,
  Date,
  End,
  Published,
  Modified,
  Language,
  Slug,
  Url,
  Heads,
  Takes,
  Lenses,
  Regions,
  Notice,
  Title,
  Tagline
};

// Without a parenthesis or punctuation at its end: "Regional takes (batched by bias / lens)" is Takes.
HeadingWord heading_word(std::string_view heading);

TakeKey take_key(std::string_view key);
GraphKey graph_key(std::string_view key);
MetaKey meta_key(std::string_view key);

// Takes, Lenses or Regions for the noun of a count ("takes", "관점"), else None.
MetaKey count_noun(std::string_view noun);

bool is_meta_label(std::string_view text);     // the word before the Meta line
bool is_canonical_key(std::string_view text);  // the word before the canonical address
bool is_unlabelled(std::string_view lens);     // a lens heading that says that there is none

std::optional<QuoteKind> quote_kind_of(std::string_view word);

// By its stable name ("summary", "whyItMatters").
std::optional<SectionRole> section_role_of(std::string_view name);

}  // namespace storylens
