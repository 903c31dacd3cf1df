#include "story/exchange/svg_text.h"

#include "base/number.h"
#include "base/utf8.h"

namespace storylens {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c < 0xD7B0) || (c >= 0x1100 && c < 0x1200);
}

// Letters of full width.
bool is_wide(char32_t c) {
  return is_hangul(c) || (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFF61) || c >= 0x1F000;
}

// Takes no room, and stays with the letter before it.
bool is_joined(char32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x610 && c < 0x61B) || (c >= 0x64B && c < 0x660) ||
         (c >= 0x93A && c < 0x93D) || (c >= 0x941 && c < 0x949) || c == 0x94D || c == 0xE31 ||
         (c >= 0xE34 && c < 0xE3B) || (c >= 0xE47 && c < 0xE4F) || (c >= 0x200B && c < 0x2010) ||
         (c >= 0xFE00 && c < 0xFE10);
}

// What does not begin a line in Chinese and Japanese.
bool is_closing(char32_t c) {
  return std::u32string_view(U"、。，．・：；？！）」』】》〉ー…,.!?)”’").find(c) !=
         std::u32string_view::npos;
}
bool is_opening(char32_t c) {
  return std::u32string_view(U"（「『【《〈“‘(").find(c) != std::u32string_view::npos;
}

float width_of(char32_t c) {
  if (is_joined(c)) return 0.0f;
  if (is_wide(c)) return 1.0f;
  if (c == ' ') return 0.28f;
  if (c >= 0x600 && c < 0x700) return 0.5f;  // Arabic, joined
  if (std::string_view("iljtfrI.,:;'|!()[]").find(static_cast<char>(c)) != std::string_view::npos && c < 0x80)
    return 0.4f;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '@') return 0.92f;
  if (c >= 'A' && c <= 'Z') return 0.72f;
  return 0.58f;
}

struct Letter {
  std::size_t begin = 0;
  std::size_t end = 0;
  float width_em = 0.0f;
  bool is_space = false;
  bool may_break_before = false;
};

std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> letters;
  char32_t before = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    Letter letter;
    letter.begin = offset;
    const char32_t c = decode_utf8(text, offset);
    letter.end = offset;
    letter.width_em = width_of(c);
    letter.is_space = c == ' ';
    constexpr char32_t kJoiner = 0x200D;
    if (!letters.empty() && (is_joined(c) || before == kJoiner)) {
      letters.back().end = offset;
    } else {
      const bool is_between = (is_wide(c) && !is_hangul(c)) || (is_wide(before) && !is_hangul(before));
      letter.may_break_before =
          before == ' ' || (before != 0 && is_between && !is_closing(c) && !is_opening(before));
      letters.push_back(letter);
    }
    before = c;
  }
  return letters;
}

// Lets go of letters at the line's end until the ellipsis has room, of a whole word where enough is left.
std::string cut_line(std::string_view text, const std::vector<Letter>& letters, std::size_t begin,
                     float most_em) {
  const float room = most_em - estimated_width_em(kEllipsis);
  std::size_t end = begin;
  for (float width = 0.0f; end < letters.size(); ++end) {
    width += letters[end].width_em;
    if (width > room) break;
  }
  std::size_t whole = end;
  while (whole > begin && whole < letters.size() && !letters[whole].is_space) --whole;
  if (whole > begin + (end - begin) / 2) end = whole;
  while (end > begin && letters[end - 1].is_space) --end;
  const std::size_t bytes = end > begin ? letters[end - 1].end - letters[begin].begin : 0;
  return std::string(text.substr(letters[begin].begin, bytes)).append(kEllipsis);
}

}  // namespace

float estimated_width_em(std::string_view text) {
  float width = 0.0f;
  for (const Letter& letter : letters_of(text)) width += letter.width_em;
  return width;
}

std::vector<std::string> estimated_lines(std::string_view text, float most_em, std::size_t most_lines) {
  const std::vector<Letter> letters = letters_of(text);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < letters.size()) {
    std::size_t end = begin;
    std::size_t last_break = begin;
    float width = 0.0f;
    for (; end < letters.size(); ++end) {
      if (end > begin && letters[end].may_break_before) last_break = end;
      width += letters[end].width_em;
      if (width > most_em && !letters[end].is_space && end > begin) break;
    }
    if (end < letters.size()) {
      if (lines.size() + 1 == most_lines) {
        lines.push_back(cut_line(text, letters, begin, most_em));
        return lines;
      }
      if (last_break > begin) end = last_break;
    }
    std::size_t inked = end;
    while (inked > begin && letters[inked - 1].is_space) --inked;
    if (inked > begin)
      lines.emplace_back(text.substr(letters[begin].begin, letters[inked - 1].end - letters[begin].begin));
    begin = end;
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

void append_attribute(std::string& svg, std::string_view name, float value) {
  svg.append(" ").append(name).append("=\"");
  append_fixed(svg, value, 1);
  svg += '"';
}

}  // namespace storylens
