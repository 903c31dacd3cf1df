// Sentence: the sentence of a plain text that holds a place, as evidence to be quoted. By punctuation alone,
// so it may take in a neighbour after an abbreviation.
//
// Cost: bounded, whatever the length of the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storylens {

inline constexpr std::size_t kLongestEvidence =
    320;  // code points; what is longer is cut around the place, with "…"

// offset: of a byte that begins a code point, at most text.size(). White space is collapsed and trimmed.
// All sentences of a text, trimmed, whole.
std::vector<std::string> sentences_of(std::string_view text);

std::string sentence_around(std::string_view text, std::size_t offset);

}  // namespace storylens
