// CJK: which characters are written without spaces between words or join on to what stands before them, so
// that rules made for spaced scripts do not fit. Private to src/story.
#pragma once

#include <string_view>

namespace storylens {

// Hangul, Han, kana, bopomofo, Yi, and the punctuation and full-width forms that go with them.
bool is_cjk(char32_t code_point);

// Han and kana, which wrap between any two characters; not Hangul, which has spaces.
bool is_unspaced_cjk(char32_t code_point);

// True where a line end between the two texts stands for nothing rather than for a space.
bool joins_without_space(std::string_view before, std::string_view after);

}  // namespace storylens
