#include "story/search/fold.h"

#include <algorithm>
#include <iterator>

#include "story/search/fold_table.h"

namespace storylens {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;

// Initial, middle and final letters of a syllable as compatibility letters, by their place in Unicode's
// order.
constexpr std::uint8_t kInitials[] = {0, 1, 3, 6, 7, 8, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29};
constexpr std::uint8_t kFinals[] = {0,  1,  2,  3,  4,  5,  6,  7,  9,  10, 11, 12, 13, 14,
                                    15, 16, 17, 18, 20, 21, 22, 23, 24, 26, 27, 28, 29, 30};

// Joined letters, as the keys they are typed with.
struct JoinedLetter {
  char16_t joined;
  char16_t first;
  char16_t second;
};
constexpr JoinedLetter kJoined[] = {{u'ㄳ', u'ㄱ', u'ㅅ'}, {u'ㄵ', u'ㄴ', u'ㅈ'}, {u'ㄶ', u'ㄴ', u'ㅎ'},
                                    {u'ㄺ', u'ㄹ', u'ㄱ'}, {u'ㄻ', u'ㄹ', u'ㅁ'}, {u'ㄼ', u'ㄹ', u'ㅂ'},
                                    {u'ㄽ', u'ㄹ', u'ㅅ'}, {u'ㄾ', u'ㄹ', u'ㅌ'}, {u'ㄿ', u'ㄹ', u'ㅍ'},
                                    {u'ㅀ', u'ㄹ', u'ㅎ'}, {u'ㅄ', u'ㅂ', u'ㅅ'}, {u'ㅘ', u'ㅗ', u'ㅏ'},
                                    {u'ㅙ', u'ㅗ', u'ㅐ'}, {u'ㅚ', u'ㅗ', u'ㅣ'}, {u'ㅝ', u'ㅜ', u'ㅓ'},
                                    {u'ㅞ', u'ㅜ', u'ㅔ'}, {u'ㅟ', u'ㅜ', u'ㅣ'}, {u'ㅢ', u'ㅡ', u'ㅣ'}};

void append_hangul(char32_t letter, std::uint32_t source, FoldedText& folded) {
  for (const JoinedLetter& joined : kJoined) {
    if (joined.joined != letter) continue;
    folded.add(joined.first, source);
    folded.add(joined.second, source);
    return;
  }
  folded.add(letter, source);
}

void append_syllable(char32_t index, std::uint32_t source, FoldedText& folded) {
  append_hangul(0x3131u + kInitials[index / 588], source, folded);
  append_hangul(0x314Fu + index % 588 / 28, source, folded);
  if (index % 28 > 0) append_hangul(0x3130u + kFinals[index % 28], source, folded);
}

// True when it was a Hangul letter in one of Unicode's further blocks.
bool append_conjoining(char32_t c, std::uint32_t source, FoldedText& folded) {
  if (c >= 0x1100 && c <= 0x1112) {
    append_hangul(0x3131u + kInitials[c - 0x1100], source, folded);
  } else if (c >= 0x1161 && c <= 0x1175) {
    append_hangul(0x314Fu + (c - 0x1161), source, folded);
  } else if (c >= 0x11A8 && c <= 0x11C2) {
    append_hangul(0x3130u + kFinals[c - 0x11A7], source, folded);
  } else if (c >= 0xFFA1 && c <= 0xFFBE) {  // half-width
    append_hangul(0x3131u + (c - 0xFFA1), source, folded);
  } else if (c >= 0xFFC2 && c <= 0xFFDC) {
    append_hangul(0x314Fu + (c - 0xFFC2) / 8 * 6 + (c - 0xFFC2) % 8, source, folded);
  } else {
    return false;
  }
  return true;
}

// Voiced kana stand right after the plain ones, semi-voiced ones (は to ほ) one further.
void append_voice_mark(char32_t c, FoldedText& folded) {
  if (folded.units.empty()) return;
  char16_t& kana = folded.units.back();
  if (kana < 0x3046 || kana > 0x307B) return;
  kana = static_cast<char16_t>(kana == 0x3046 ? 0x3094 : kana + (c == 0x309A ? 2 : 1));
}

struct Range {
  char16_t first;
  char16_t last;
};

// Marks that are not compared. Sorted.
constexpr Range kSilent[] = {{0xAD, 0xAD},     {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},
                             {0x5BF, 0x5BF},   {0x5C1, 0x5C2},   {0x5C4, 0x5C5},   {0x5C7, 0x5C7},
                             {0x610, 0x61A},   {0x61C, 0x61C},   {0x640, 0x640},   {0x64B, 0x65F},
                             {0x670, 0x670},   {0x6D6, 0x6DC},   {0x6DF, 0x6E8},   {0x6EA, 0x6ED},
                             {0x93C, 0x93C},   {0x9BC, 0x9BC},   {0xA3C, 0xA3C},   {0xABC, 0xABC},
                             {0xB3C, 0xB3C},   {0xCBC, 0xCBC},   {0x180E, 0x180E}, {0x1AB0, 0x1AFF},
                             {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2069},
                             {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};

// What stands between words, once folded. Sorted.
constexpr Range kBetween[] = {
    {0x00, 0x2F},     {0x3A, 0x60},     {0x7B, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},
    {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2C2, 0x2C5},   {0x2D2, 0x2DF},
    {0x375, 0x375},   {0x37E, 0x37E},   {0x387, 0x387},   {0x55A, 0x55F},   {0x589, 0x58A},
    {0x5BE, 0x5BE},   {0x5C0, 0x5C6},   {0x5F3, 0x5F4},   {0x600, 0x60F},   {0x61B, 0x61F},
    {0x66A, 0x66D},   {0x6D4, 0x6D4},   {0x700, 0x70D},   {0x964, 0x965},   {0x970, 0x970},
    {0xE2F, 0xE2F},   {0xE3F, 0xE3F},   {0xE46, 0xE46},   {0xE4F, 0xE4F},   {0xE5A, 0xE5B},
    {0xEAF, 0xEAF},   {0xF04, 0xF14},   {0x104A, 0x104F}, {0x10FB, 0x10FB}, {0x1360, 0x1368},
    {0x166D, 0x166E}, {0x17D4, 0x17DB}, {0x1800, 0x180A}, {0x2000, 0x206F}, {0x207A, 0x207E},
    {0x20A0, 0x20CF}, {0x2100, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},
    {0x3030, 0x3030}, {0x303D, 0x3040}, {0x309B, 0x309C}, {0x30A0, 0x30A0}, {0x30FB, 0x30FB},
    {0xE000, 0xF8FF}, {0xFE10, 0xFE6F}, {0xFFE0, 0xFFFF}};

template <std::size_t size>
bool holds(const Range (&ranges)[size], char32_t unit) {
  const Range* range = std::lower_bound(std::begin(ranges), std::end(ranges), unit,
                                        [](const Range& r, char32_t u) { return r.last < u; });
  return range != std::end(ranges) && range->first <= unit;
}

class FoldTable {
 public:
  FoldTable() {
    const unsigned char* gap = kFoldGaps;
    const unsigned char* step = kFoldUnits;
    const unsigned char* further = kFoldFurther;
    char32_t c = 0;
    char32_t unit = 0;
    for (int i = 0; i < kFoldEntries; ++i) {
      const std::uint32_t number = next(gap);
      c += number / 3 + (i == 0 ? 0 : 1);
      const std::uint32_t move = next(step);
      unit += move % 2 == 0 ? move / 2 : ~(move / 2);
      sources_.push_back(static_cast<char16_t>(c));
      starts_.push_back(static_cast<std::uint16_t>(units_.size()));
      units_.push_back(static_cast<char16_t>(unit));
      for (std::uint32_t k = 0; k < number % 3; ++k) units_.push_back(static_cast<char16_t>(next(further)));
    }
    starts_.push_back(static_cast<std::uint16_t>(units_.size()));
  }

  // Empty = the character is compared as it is.
  Units find(char32_t c) const {
    const auto found = std::lower_bound(sources_.begin(), sources_.end(), c);
    if (found == sources_.end() || *found != c) return {};
    const auto i = static_cast<std::size_t>(found - sources_.begin());
    return Units(units_).subspan(starts_[i], static_cast<std::size_t>(starts_[i + 1] - starts_[i]));
  }

 private:
  static std::uint32_t next(const unsigned char*& at) {
    std::uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
      value |= (*at & 127u) << shift;
      if (*at++ < 128) return value;
    }
  }

  std::vector<char16_t> sources_;
  std::vector<std::uint16_t> starts_;
  std::vector<char16_t> units_;
};

}  // namespace

void append_folded(char32_t c, std::uint32_t source, FoldedText& folded) {
  if (c < 0x80) return folded.add(c >= 'A' && c <= 'Z' ? c + 32 : c, source);
  if (c >= kFirstSyllable && c <= kLastSyllable) return append_syllable(c - kFirstSyllable, source, folded);
  const bool is_han = c >= 0x3400 && c <= 0x9FFF;
  if (is_han) return folded.add(c, source);
  if (c == 0x3099 || c == 0x309A) return append_voice_mark(c, folded);
  const bool is_katakana = (c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE;
  if (is_katakana) return folded.add(c - 0x60, source);
  if (c >= 0x3131 && c <= 0x3163) return append_hangul(c, source, folded);
  if (is_silent(c) || append_conjoining(c, source, folded)) return;
  if (c > 0xFFFF) {
    if (c >= 0xE0000) return;  // tags and variation selectors
    folded.add(0xD7C0 + (c >> 10), source);
    folded.add(0xDC00 + (c & 0x3FF), source);
    return;
  }
  static const FoldTable table;
  const Units units = table.find(c);
  if (units.empty()) return folded.add(c, source);
  for (const char16_t unit : units) {
    if (unit == 0x3099 || unit == 0x309A) {
      append_voice_mark(unit, folded);
    } else {
      folded.add(unit, source);
    }
  }
}

UnitKind unit_kind(char16_t unit) {
  if (unit < 0x80) {
    const bool is_word = (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9');
    return is_word ? UnitKind::Letter : UnitKind::Between;
  }
  if (unit >= 0x3131 && unit <= 0x3163) return UnitKind::Hangul;
  const bool is_cluster = (unit >= 0xE01 && unit <= 0xEFF) || (unit >= 0x1000 && unit <= 0x109F) ||
                          (unit >= 0x1780 && unit <= 0x17DD);
  if (holds(kBetween, unit)) return UnitKind::Between;
  if (is_cluster) return UnitKind::Cluster;
  const bool is_unspaced = (unit >= 0x3005 && unit <= 0x30FF) || (unit >= 0x3400 && unit <= 0x9FFF) ||
                           (unit >= 0xF900 && unit <= 0xFAFF) || (unit >= 0xD800 && unit <= 0xDFFF);
  return is_unspaced ? UnitKind::Unspaced : UnitKind::Letter;
}

bool is_silent(char32_t c) {
  return holds(kSilent, c);
}

bool is_hangul_consonant(char16_t unit) {
  return unit >= 0x3131 && unit <= 0x314E;
}

bool is_hangul_vowel(char16_t unit) {
  return unit >= 0x314F && unit <= 0x3163;
}

bool is_cluster_mark(char16_t unit) {
  return unit == 0xE31 || (unit >= 0xE33 && unit <= 0xE3A) || (unit >= 0xE47 && unit <= 0xE4E) ||
         unit == 0xEB1 || (unit >= 0xEB3 && unit <= 0xEBC) || (unit >= 0xEC8 && unit <= 0xECD) ||
         (unit >= 0x102B && unit <= 0x103E) || (unit >= 0x1056 && unit <= 0x1059) ||
         (unit >= 0x17B4 && unit <= 0x17D3);
}

bool is_equal(Units a, Units b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

bool begins_with(Units text, Units beginning) {
  return text.size() >= beginning.size() && is_equal(text.first(beginning.size()), beginning);
}

bool is_less(Units a, Units b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace storylens
