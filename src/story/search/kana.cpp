#include "story/search/kana.h"

#include <string_view>

namespace storylens {
namespace {

// From U+3041 to U+3094, four letters each; a small letter is marked by a capital. "-" = none of its own.
constexpr std::string_view kReadings =
    "A   a   I   i   U   u   E   e   O   o   ka  ga  ki  gi  ku  gu  ke  ge  ko  go  sa  za  shi ji  su  zu  "
    "se  ze  so  zo  ta  da  chi ji  -   tsu zu  te  de  to  do  na  ni  nu  ne  no  ha  ba  pa  hi  bi  pi  "
    "fu  bu  pu  he  be  pe  ho  bo  po  ma  mi  mu  me  mo  Ya  ya  Yu  yu  Yo  yo  ra  ri  ru  re  ro  Wa  "
    "wa  i   e   o   n   vu  ";
constexpr char16_t kFirst = 0x3041;
constexpr char16_t kSmallTsu = 0x3063;

bool is_vowel(char16_t unit) {
  return unit == 'a' || unit == 'i' || unit == 'u' || unit == 'e' || unit == 'o';
}

}  // namespace

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0xFF66 && c <= 0xFF9F);
}

bool is_hiragana(char32_t c) {
  return c >= 0x3041 && c <= 0x309F;
}

void append_reading(FoldedText& folded, std::size_t first, std::size_t end) {
  const std::size_t start = folded.units.size();
  bool is_doubled = false;
  for (std::size_t i = first; i < end; ++i) {
    const char16_t kana = folded.units[i];
    const std::uint32_t source = folded.sources[i];
    const std::size_t at = static_cast<std::size_t>(kana - kFirst) * 4;
    if (kana == kSmallTsu) is_doubled = true;
    if (kana < kFirst || at >= kReadings.size() || kReadings[at] == '-') continue;
    std::string_view reading = kReadings.substr(at, 4);
    reading = reading.substr(0, reading.find(' '));
    const bool is_small = reading[0] < 'a';
    const auto has = [&] { return folded.units.size() > start; };
    // キャ = ki + Ya → kya, シャ = shi + Ya → sha, ファ = fu + A → fa
    if (is_small && has() && is_vowel(folded.units.back())) {
      const bool drops_y =
          folded.units.size() >= start + 2 &&
          (folded.units[folded.units.size() - 2] == 'h' || folded.units[folded.units.size() - 2] == 'j');
      folded.units.pop_back();
      folded.sources.pop_back();
      if (reading.size() == 2 && !(drops_y && reading[0] == 'Y'))
        folded.add(static_cast<char32_t>(reading[0] + 32), source);
      folded.add(static_cast<char32_t>(reading.size() == 2 ? reading[1] : reading[0] + 32), source);
      continue;
    }
    if (is_doubled) folded.add(static_cast<char32_t>(reading[0] | 32), source);
    is_doubled = false;
    for (const char letter : reading) {
      const auto unit = static_cast<char16_t>(letter | 32);
      const bool is_long = has() && ((folded.units.back() == 'o' && (unit == 'u' || unit == 'o')) ||
                                     (folded.units.back() == 'u' && unit == 'u'));
      if (!(is_long && reading.size() == 1)) folded.add(unit, source);
    }
  }
}

}  // namespace storylens
