// Line break: where lines of a text may end. UAX #14 (Unicode 15, libunibreak) with the quotation marks of
// the language and strict rules for small kana, and with Korean words kept whole, particles and all (as
// word-break: keep-all).
//
// Shapes: the result has an entry for each byte of the text: what may happen before it. Bytes within a
//         character are Inside.
// Errors: none; ill-formed bytes are U+FFFD.
// Cost:   linear.
#pragma once

#include <string_view>
#include <vector>

#include "text/segment.h"
#include "text/text_measurer.h"

namespace storylens {

// language is BCP 47, or empty. keeps_words makes a boundary within a Korean word LooseLine.
std::vector<Boundary> line_boundaries(std::string_view text, std::string_view language, bool keeps_words);

// Adds the boundaries between words of scripts that are written without spaces, as the measurer knows them.
void add_word_boundaries(std::string_view text, TextMeasurer& measurer, std::vector<Boundary>& boundaries);

}  // namespace storylens
