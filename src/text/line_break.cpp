#include "text/line_break.h"

#include <algorithm>
#include <cstdint>
#include <string>

extern "C" {
#include <linebreak.h>
#include <linebreakdef.h>
}

#include "base/utf8.h"
#include "text/script.h"

namespace storylens {
namespace {

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kMiddleDot = 0x00B7;

// What a Korean word is made of besides Hangul: "AI는", "3년", "10%를", "(FTC)가", "美정부".
bool stays_with_hangul(LineBreakClass kind, char32_t c) {
  switch (kind) {
    case LBP_AI:
    case LBP_AL:
    case LBP_HL:
    case LBP_NU:
    case LBP_PO:
    case LBP_PR:
    case LBP_CP:
    case LBP_QU: return true;
    default: return is_hangul(c) || is_han(c);
  }
}

// Closing marks hold the particle that follows them; what opens after Hangul may start a line.
bool closes(LineBreakClass kind) {
  return kind == LBP_CL || kind == LBP_EX || kind == LBP_IS;
}

bool is_mark(LineBreakClass kind) {
  return kind == LBP_CM || kind == LBP_ZWJ;
}

bool is_within_korean_word(const LineBreakContext& context, char32_t before, char32_t after) {
  const bool is_before_hangul = is_hangul(before);
  const bool is_after_hangul = is_hangul(after);
  if (!is_before_hangul && !is_after_hangul) return false;
  if (before == kMiddleDot) return false;  // "한·미" may part after the dot
  const LineBreakClass before_class = lb_get_char_class(&context, before);
  const LineBreakClass after_class = lb_get_char_class(&context, after);
  if (is_after_hangul) return stays_with_hangul(before_class, before) || closes(before_class);
  return stays_with_hangul(after_class, after);
}

Boundary boundary_from(int result, const LineBreakContext& context, char32_t before, char32_t after,
                       bool keeps_words) {
  if (result == LINEBREAK_MUSTBREAK) return Boundary::Forced;
  // No hyphen is drawn at the end of a line, so a soft one ends none.
  if (result != LINEBREAK_ALLOWBREAK || before == kSoftHyphen) return Boundary::Inside;
  return keeps_words && is_within_korean_word(context, before, after) ? Boundary::LooseLine : Boundary::Line;
}

// Where the run of text[begin…] ends that is written without spaces; begin when there is none. All such
// scripts that browsers cut into words have code points of three bytes.
std::size_t unspaced_end(std::string_view text, std::size_t begin, const LineBreakContext& context) {
  constexpr std::size_t kMaxRunBytes = 3072;
  std::size_t end = begin;
  while (end < text.size() && end - begin < kMaxRunBytes) {
    const auto lead = static_cast<unsigned char>(text[end]);
    if (lead != 0xE0 && lead != 0xE1 && lead != 0xEA) break;
    std::size_t next = end;
    if (lb_get_char_class(&context, decode_utf8(text, next)) != LBP_SA) break;
    end = next;
  }
  return end;
}

// Signs of repetition and abbreviation, words of their own for some browsers, begin no line.
bool repeats_word(std::string_view text, std::size_t offset) {
  const char32_t c = decode_utf8(text, offset);
  return c == U'ๆ' || c == U'ฯ' || c == U'ໆ' || c == U'ៗ';
}

}  // namespace

std::vector<Boundary> line_boundaries(std::string_view text, std::string_view language, bool keeps_words) {
  std::vector<Boundary> boundaries(text.size(), Boundary::Inside);
  if (text.empty()) return boundaries;
  const std::string strict_language = std::string(language) + "-strict";
  LineBreakContext context;
  std::size_t offset = 0;
  char32_t before = decode_utf8(text, offset);  // without the marks on it
  lb_init_break_context(&context, before, strict_language.c_str());
  while (offset < text.size()) {
    const std::size_t at = offset;
    const char32_t after = decode_utf8(text, offset);
    const int result = lb_process_next_char(&context, after);
    boundaries[at] = boundary_from(result, context, before, after, keeps_words);
    if (!is_mark(lb_get_char_class(&context, after))) before = after;
  }
  return boundaries;
}

void add_word_boundaries(std::string_view text, TextMeasurer& measurer, std::vector<Boundary>& boundaries) {
  LineBreakContext context;
  lb_init_break_context(&context, ' ', "");
  std::vector<std::uint8_t> starts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = unspaced_end(text, begin, context);
    if (end == begin) {
      ++begin;
      continue;
    }
    starts.assign(end - begin, 0);
    measurer.word_starts(text.substr(begin, end - begin), starts);
    for (std::size_t i = 1; i < starts.size(); ++i) {
      if (starts[i] != 0 && !repeats_word(text, begin + i))
        boundaries[begin + i] = std::max(boundaries[begin + i], Boundary::Line);
    }
    begin = end;
  }
}

}  // namespace storylens
