#include "text/script.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"
#include "text/character_table.h"

namespace storylens {
namespace {

// Grapheme_Cluster_Break (UAX #29) with Extended_Pictographic, in the order of the table up to
// EmojiPictograph.
enum class ClusterClass : std::uint8_t {
  Other,
  Control,
  Extend,  // combining marks, joiners, variation selectors, skin tones
  SpacingMark,
  Prepend,
  Pictograph,
  EmojiPictograph,  // drawn in color unless U+FE0E follows
  LeadingJamo,
  VowelJamo,
  TrailingJamo,
  HangulOpen,    // a syllable without a final consonant
  HangulClosed,  // a syllable with one
  RegionalIndicator,
};

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kTextSelector = 0xFE0E;
constexpr char32_t kEmojiSelector = 0xFE0F;
constexpr char32_t kKeycap = 0x20E3;
constexpr int kMaxClusterCodePoints = 32;

struct CodePointRange {
  char32_t first;
  char32_t last;
};

// Sorted. Without emoji, which are units of their own, and without U+20A9, which stays with its number.
constexpr CodePointRange kEastAsian[] = {
    {0x1100, 0x11FF},   {0x2E80, 0x303E},   {0x3040, 0xA4CF},   {0xA960, 0xA97F}, {0xAC00, 0xD7FF},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE1F},   {0xFE30, 0xFE6F},   {0xFF01, 0xFFEF}, {0x16FE0, 0x18DFF},
    {0x1AFF0, 0x1B2FF}, {0x1F200, 0x1F2FF}, {0x20000, 0x3FFFD},
};

constexpr CodePointRange kHan[] = {
    {0x2E80, 0x2FDF}, {0x3005, 0x3007}, {0x3021, 0x3029}, {0x3038, 0x303B},
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD},
};

constexpr CodePointRange kHangul[] = {
    {0x1100, 0x11FF}, {0x3131, 0x318E}, {0xA960, 0xA97F}, {0xAC00, 0xD7FF}, {0xFFA0, 0xFFDC},
};

struct HangulRange {
  CodePointRange range;
  ClusterClass cluster;
};

constexpr HangulRange kJamo[] = {
    {{0x1100, 0x115F}, ClusterClass::LeadingJamo},  {{0x1160, 0x11A7}, ClusterClass::VowelJamo},
    {{0x11A8, 0x11FF}, ClusterClass::TrailingJamo}, {{0xA960, 0xA97C}, ClusterClass::LeadingJamo},
    {{0xD7B0, 0xD7C6}, ClusterClass::VowelJamo},    {{0xD7CB, 0xD7FB}, ClusterClass::TrailingJamo},
};

// Viramas that join the consonants around them (Indic_Conjunct_Break=Linker).
constexpr char32_t kConjunctLinkers[] = {0x094D, 0x09CD, 0x0ACD, 0x0B4D, 0x0C4D, 0x0D4D};

template <std::size_t N>
bool is_in(const CodePointRange (&ranges)[N], char32_t code_point) {
  const auto* range = std::lower_bound(std::begin(ranges), std::end(ranges), code_point,
                                       [](const CodePointRange& r, char32_t c) { return r.last < c; });
  return range != std::end(ranges) && code_point >= range->first;
}

struct RunTable {
  std::array<char32_t, kRunCount> starts;
};

RunTable unpack_runs() {
  RunTable table{};
  char32_t start = 0;
  const std::uint8_t* byte = kRunLengths;
  for (char32_t& run_start : table.starts) {
    run_start = start;
    unsigned shift = 0;
    while (*byte & 0x80u) {
      start += static_cast<char32_t>(*byte++ & 0x7Fu) << shift;
      shift += 7;
    }
    start += static_cast<char32_t>(*byte++) << shift;
  }
  return table;
}

std::uint8_t class_byte(char32_t code_point) {
  static const RunTable table = unpack_runs();
  const auto next = std::upper_bound(table.starts.begin(), table.starts.end(), code_point);
  return kRunClasses[next - table.starts.begin() - 1];
}

bool is_regional_indicator(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_skin_tone(char32_t c) {
  return c >= 0x1F3FB && c <= 0x1F3FF;
}
bool is_keycap_base(char32_t c) {
  return (c >= '0' && c <= '9') || c == '#' || c == '*';
}

ClusterClass cluster_class(char32_t code_point) {
  if (code_point >= ' ' && code_point <= '~') return ClusterClass::Other;
  if (code_point >= 0xAC00 && code_point <= 0xD7A3) {
    return (code_point - 0xAC00) % 28 == 0 ? ClusterClass::HangulOpen : ClusterClass::HangulClosed;
  }
  if (is_regional_indicator(code_point)) return ClusterClass::RegionalIndicator;
  for (const HangulRange& jamo : kJamo) {
    if (code_point >= jamo.range.first && code_point <= jamo.range.last) return jamo.cluster;
  }
  return static_cast<ClusterClass>(class_byte(code_point) >> 4);
}

bool is_pictograph(ClusterClass cluster) {
  return cluster == ClusterClass::Pictograph || cluster == ClusterClass::EmojiPictograph;
}

bool is_conjunct_linker(char32_t c) {
  return std::find(std::begin(kConjunctLinkers), std::end(kConjunctLinkers), c) != std::end(kConjunctLinkers);
}

// Whether Hangul syllable parts join (GB6–GB8).
bool joins_syllable(ClusterClass before, ClusterClass after) {
  switch (before) {
    case ClusterClass::LeadingJamo:
      return after == ClusterClass::LeadingJamo || after == ClusterClass::VowelJamo ||
             after == ClusterClass::HangulOpen || after == ClusterClass::HangulClosed;
    case ClusterClass::HangulOpen:
    case ClusterClass::VowelJamo:
      return after == ClusterClass::VowelJamo || after == ClusterClass::TrailingJamo;
    case ClusterClass::HangulClosed:
    case ClusterClass::TrailingJamo: return after == ClusterClass::TrailingJamo;
    default: return false;
  }
}

// What a cluster remembers of the code points in it.
struct ClusterState {
  char32_t last = 0;
  ClusterClass last_class = ClusterClass::Other;
  char32_t base = 0;                // the last one that is not combining, 0 after a spacing mark
  bool is_base_pictograph = false;  // and only Extend since (GB11)
  bool has_linker = false;          // since the base
  int regional_indicators = 0;

  void add(char32_t c, ClusterClass cluster) {
    last = c;
    last_class = cluster;
    if (cluster == ClusterClass::Extend) {
      has_linker = has_linker || is_conjunct_linker(c);
      return;
    }
    base = cluster == ClusterClass::SpacingMark ? 0 : c;
    is_base_pictograph = is_pictograph(cluster);
    has_linker = false;
    if (cluster == ClusterClass::RegionalIndicator) ++regional_indicators;
  }

  bool goes_on_with(char32_t c, ClusterClass cluster) const {
    if (last == '\r' && c == '\n') return true;
    if (last_class == ClusterClass::Control || cluster == ClusterClass::Control) return false;
    if (cluster == ClusterClass::Extend || cluster == ClusterClass::SpacingMark) return true;
    if (last_class == ClusterClass::Prepend || joins_syllable(last_class, cluster)) return true;
    if (is_pictograph(cluster)) return last == kZeroWidthJoiner && is_base_pictograph;
    if (cluster == ClusterClass::RegionalIndicator) {
      return last_class == ClusterClass::RegionalIndicator && regional_indicators == 1;
    }
    // The letters of one Indic script stand in one block of 128.
    constexpr unsigned kBlockShift = 7;
    return has_linker && cluster == ClusterClass::Other && base >> kBlockShift == c >> kBlockShift &&
           bidi_class(c) == BidiClass::LeftToRight && bidi_class(base) == BidiClass::LeftToRight;
  }
};

}  // namespace

BidiClass bidi_class(char32_t code_point) {
  return static_cast<BidiClass>(class_byte(code_point) & 0x0Fu);
}

bool is_east_asian(char32_t code_point) {
  return is_in(kEastAsian, code_point);
}
bool is_han(char32_t code_point) {
  return is_in(kHan, code_point);
}
bool is_hangul(char32_t code_point) {
  return is_in(kHangul, code_point);
}

bool is_breaking_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F ||
         c == 0x3000;
}

bool is_line_end(char32_t c) {
  return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

std::size_t cluster_end(std::string_view text, std::size_t offset) {
  // Most text: nothing in ASCII but CR LF makes a cluster of two.
  const auto is_plain = [&](std::size_t i) { return text[i] >= ' ' && text[i] <= '~'; };
  if (is_plain(offset) && (offset + 1 == text.size() || is_plain(offset + 1))) return offset + 1;
  ClusterState state;
  for (int count = 0; count < kMaxClusterCodePoints && offset < text.size(); ++count) {
    std::size_t next = offset;
    const char32_t c = decode_utf8(text, next);
    const ClusterClass cluster = cluster_class(c);
    if (count > 0 && !state.goes_on_with(c, cluster)) break;
    state.add(c, cluster);
    offset = next;
  }
  return offset;
}

bool is_emoji_unit(std::string_view unit) {
  if (unit.size() < 2) return false;
  std::size_t offset = 0;
  char32_t before = 0;
  ClusterClass before_class = ClusterClass::Other;
  bool has_base = false;
  while (offset < unit.size()) {
    const std::size_t begin = offset;
    const char32_t c = decode_utf8(unit, offset);
    const ClusterClass cluster = cluster_class(c);
    if (begin == 0) {
      has_base = is_pictograph(cluster) || is_keycap_base(c);
      if (cluster == ClusterClass::RegionalIndicator || is_skin_tone(c)) return true;
      if (!has_base) return false;
    }
    if (before_class == ClusterClass::EmojiPictograph && c != kTextSelector) return true;
    if (c == kEmojiSelector && (is_pictograph(before_class) || is_keycap_base(before))) return true;
    if (c == kKeycap && is_keycap_base(before)) return true;
    if (is_skin_tone(c) && is_pictograph(before_class)) return true;
    before = c;
    before_class = cluster;
  }
  return before_class == ClusterClass::EmojiPictograph;
}

}  // namespace storylens
