// UTF-8: decoding that cannot fail, and what text from outside needs before it is shown.
//
// Errors: ill-formed bytes decode as U+FFFD, one for each maximal ill-formed part (Unicode 15, 3.9).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace storylens {

// Decodes the code point that begins at text[offset] and moves offset past it.
// Valid only for offset < text.size().
char32_t decode_utf8(std::string_view text, std::size_t& offset);

void append_utf8(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// The text with every ill-formed part replaced by U+FFFD.
std::string repaired_utf8(std::string_view text);

std::size_t count_code_points(std::string_view text);

// At most so many bytes of the text from its beginning, without a part of a code point at the end.
std::string_view utf8_prefix(std::string_view text, std::size_t most_bytes);

// True for C0 and C1 controls other than tab and line feed.
bool is_control(char32_t code_point);

// True for the explicit bidirectional controls U+202A–202E and U+2066–2069.
bool is_bidi_control(char32_t code_point);

// Text that is safe to put on one line: controls and bidi controls become U+FFFD, line ends become spaces.
std::string displayable_line(std::string_view text);

// ASCII letters only; everything else must be the same bytes.
bool equal_ignoring_ascii_case(std::string_view a, std::string_view b);

// ASCII only: white space trimmed from both ends.
std::string_view trimmed(std::string_view text);

}  // namespace storylens
