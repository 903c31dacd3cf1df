#include "story/markdown/character_reference.h"

#include <cstddef>

#include "base/utf8.h"

namespace storylens {
namespace {

struct NamedCharacter {
  std::string_view name;
  char32_t code_point;
};

constexpr NamedCharacter kNamedCharacters[] = {
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"nbsp", 0xA0},     {"iexcl", 0xA1},   {"cent", 0xA2},     {"pound", 0xA3},    {"yen", 0xA5},
    {"sect", 0xA7},     {"copy", 0xA9},    {"laquo", 0xAB},    {"shy", 0xAD},      {"reg", 0xAE},
    {"deg", 0xB0},      {"plusmn", 0xB1},  {"sup2", 0xB2},     {"sup3", 0xB3},     {"para", 0xB6},
    {"middot", 0xB7},   {"raquo", 0xBB},   {"frac14", 0xBC},   {"frac12", 0xBD},   {"frac34", 0xBE},
    {"iquest", 0xBF},   {"Auml", 0xC4},    {"Ouml", 0xD6},     {"times", 0xD7},    {"Uuml", 0xDC},
    {"szlig", 0xDF},    {"agrave", 0xE0},  {"aacute", 0xE1},   {"acirc", 0xE2},    {"atilde", 0xE3},
    {"auml", 0xE4},     {"aring", 0xE5},   {"ccedil", 0xE7},   {"egrave", 0xE8},   {"eacute", 0xE9},
    {"ecirc", 0xEA},    {"iacute", 0xED},  {"ntilde", 0xF1},   {"oacute", 0xF3},   {"ocirc", 0xF4},
    {"ouml", 0xF6},     {"divide", 0xF7},  {"oslash", 0xF8},   {"uacute", 0xFA},   {"uuml", 0xFC},
    {"ensp", 0x2002},   {"emsp", 0x2003},  {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},
    {"ndash", 0x2013},  {"mdash", 0x2014}, {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},
    {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"bdquo", 0x201E},  {"dagger", 0x2020}, {"bull", 0x2022},
    {"hellip", 0x2026}, {"prime", 0x2032}, {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},
    {"trade", 0x2122},  {"larr", 0x2190},  {"uarr", 0x2191},   {"rarr", 0x2192},   {"darr", 0x2193},
    {"minus", 0x2212},  {"ne", 0x2260},    {"le", 0x2264},     {"ge", 0x2265},
};

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

// 0 where the digits are not a code point that can be shown; so becomes U+FFFD, as CommonMark says.
char32_t numbered_code_point(std::string_view digits, int base) {
  unsigned value = 0;
  for (const char c : digits) {
    const int digit = digit_value(c);
    if (digit >= base || value > 0x10FFFF) return 0;
    value = value * static_cast<unsigned>(base) + static_cast<unsigned>(digit);
  }
  return value;
}

}  // namespace

std::string decoded_character_reference(std::string_view reference) {
  std::string text;
  if (reference.size() < 3 || reference.front() != '&' || reference.back() != ';')
    return std::string(reference);
  const std::string_view name = reference.substr(1, reference.size() - 2);
  if (name.front() == '#') {
    const bool is_hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const char32_t c = numbered_code_point(name.substr(is_hexadecimal ? 2 : 1), is_hexadecimal ? 16 : 10);
    append_utf8(text, c == 0 ? char32_t{0xFFFD} : c);
    return text;
  }
  for (const NamedCharacter& character : kNamedCharacters) {
    if (character.name != name) continue;
    append_utf8(text, character.code_point);
    return text;
  }
  return std::string(reference);
}

}  // namespace storylens
