// Tokens: the pieces of a text that a search compares. Words where words are spaced; every two characters
// that follow each other where they are not: Han and kana by characters, Thai and its kin by clusters, so
// that any stretch is found without a dictionary. A word in katakana, mostly a name, is there in Latin
// letters too. Private to src/story/search.
//
// Units:  begin and end are bytes of the text; first and count are units of Tokens::text.
// Cost:   linear.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "story/search/fold.h"

namespace storylens {

enum class TokenKind : std::uint8_t { Word, Hangul, Pair, Cluster, Reading };

struct Token {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::Word;
  bool is_joined = false;  // no space or sign stands before it
};

inline constexpr std::uint32_t kLongestToken = 64;  // units; longer words are cut

struct Tokens {
  FoldedText text;
  std::vector<Token> tokens;

  Units units(const Token& token) const { return Units(text.units).subspan(token.first, token.count); }
};

// Replaces what is there, keeping its memory.
void tokenize(std::string_view text, Tokens& tokens);

}  // namespace storylens
