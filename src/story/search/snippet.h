// Snippet: the part of a text around what was found in it, short enough for a list of results. Private to
// src/story.
//
// Units: bytes; never cuts a character, nor a word where there are spaces.
#pragma once

#include <string_view>

#include "story/search/query.h"
#include "story/search_index.h"

namespace storylens {

// About `most_bytes` of the text, "…" where something is left out, and the marks that lie within.
MarkedText make_snippet(std::string_view text, const TextMarks& marks, std::size_t most_bytes);

}  // namespace storylens
