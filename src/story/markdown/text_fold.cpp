#include "story/markdown/text_fold.h"

#include <cstddef>

#include "base/utf8.h"
#include "story/json/field_syntax.h"
#include "story/markdown/composition_table.h"

namespace storylens {
namespace {

// Hangul is composed by arithmetic (Unicode 15, 3.12).
char32_t composed_hangul(char32_t first, char32_t second) {
  const bool is_leading = first >= 0x1100 && first <= 0x1112;
  if (is_leading && second >= 0x1161 && second <= 0x1175) {
    return 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28;
  }
  const bool is_open_syllable = first >= 0xAC00 && first <= 0xD7A3 && (first - 0xAC00) % 28 == 0;
  if (is_open_syllable && second > 0x11A7 && second <= 0x11C2) return first + (second - 0x11A7);
  return 0;
}

// Voiced kana stand right after the plain ones, semi-voiced ones (は to ほ) one further.
char32_t composed_kana(char32_t first, char32_t second) {
  const bool is_katakana = first >= 0x30A1 && first <= 0x30FE;
  const char32_t hiragana = is_katakana ? first - 0x60 : first;
  const bool is_ha_row = hiragana >= 0x306F && hiragana <= 0x307D && (hiragana - 0x306F) % 3 == 0;
  if (second == 0x309A) return is_ha_row ? first + 2 : 0;
  if (second != 0x3099) return 0;
  if (hiragana == 0x3046) return is_katakana ? 0x30F4 : 0x3094;
  const bool is_ka_to_chi = hiragana >= 0x304B && hiragana <= 0x3061 && (hiragana - 0x304B) % 2 == 0;
  const bool is_tsu_to_to = hiragana == 0x3064 || hiragana == 0x3066 || hiragana == 0x3068;
  return is_ka_to_chi || is_tsu_to_to || is_ha_row ? first + 1 : 0;
}

char32_t composed_pair(char32_t first, char32_t second) {
  if (second < 0x300) return 0;
  if (const char32_t hangul = composed_hangul(first, second)) return hangul;
  if (const char32_t kana = composed_kana(first, second)) return kana;
  return composition_of(first, second);
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
         c == 0x3000;
}

bool is_combining_accent(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

char32_t without_accents(char32_t c) {
  while (const Composition* pair = decomposition_of(c)) c = pair->base;
  return c;
}

// Appends the code point, with one `space` before it where spaces stood between it and what is there already.
void append_word(std::string& words, bool& has_space, char space, char32_t c) {
  if (has_space && !words.empty()) words += space;
  has_space = false;
  append_utf8(words, c);
}

}  // namespace

char32_t lower_case(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB && c != 0x3A2) ||
      (c >= 0x410 && c <= 0x42F) || (c >= 0xFF21 && c <= 0xFF3A)) {
    return c + 32;
  }
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  const bool has_odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  const bool has_even_capitals = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) ||
                                 (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) ||
                                 (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1EFF);
  if (has_odd_capitals) return c % 2 == 1 ? c + 1 : c;
  if (has_even_capitals) return c % 2 == 0 ? c + 1 : c;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x531 && c <= 0x556) return c + 48;
  return c;
}

std::string composed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  char32_t pending = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    if (const char32_t joined = pending == 0 ? 0 : composed_pair(pending, c)) {
      pending = joined;
      continue;
    }
    if (pending != 0) append_utf8(result, pending);
    pending = c;
    if (c == 0) result += '\0';
  }
  if (pending != 0) append_utf8(result, pending);
  return result;
}

std::string folded(std::string_view text) {
  const std::string source = composed(text);
  std::string result;
  bool has_space = false;
  for (std::size_t offset = 0; offset < source.size();) {
    const char32_t c = decode_utf8(source, offset);
    if (is_space(c)) {
      has_space = true;
    } else if (!is_combining_accent(c)) {
      append_word(result, has_space, ' ', lower_case(without_accents(c)));
    }
  }
  return result;
}

std::string slug_of(std::string_view label) {
  constexpr std::size_t kLongest = 200;
  const std::string source = composed(label);
  std::string slug;
  bool has_space = false;
  for (std::size_t offset = 0; offset < source.size();) {
    const std::size_t begin = offset;
    const char32_t c = decode_utf8(source, offset);
    if (is_space(c)) {
      has_space = true;
      continue;
    }
    const std::string_view character = std::string_view(source).substr(begin, offset - begin);
    const bool is_leading_dot = slug.empty() && c == '.';
    if (is_leading_dot || (c != '.' && !is_slug(character))) continue;
    if (slug.size() + 5 > kLongest) break;
    append_word(slug, has_space, '-', lower_case(c));
  }
  return slug;
}

}  // namespace storylens
