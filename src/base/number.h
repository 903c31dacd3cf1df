// Number: decimal numbers as text and back, to the last digit as the C library does it, in a tenth of its
// code.
//
// Errors: text that does not begin with a number reads as 0, and nothing of it is used.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace storylens {

struct ParsedNumber {
  double value = 0.0;    // the double nearest to what is written; infinite when that is too large
  std::size_t size = 0;  // bytes of the text that are the number
};

// [sign] digits [. digits] [e [sign] digits], with digits before the point or behind it. The text may go on
// behind the number.
ParsedNumber parse_number(std::string_view text);

// As printf's %.Nf. Valid for decimals from 0 to 6 and finite values under 1e12.
void append_fixed(std::string& text, float value, int decimals);

// As printf's %.6g. Valid for finite values.
void append_six_digits(std::string& text, float value);

}  // namespace storylens
