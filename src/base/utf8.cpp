#include "base/utf8.h"

#include <algorithm>

namespace storylens {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

}  // namespace

char32_t decode_utf8(std::string_view text, std::size_t& offset) {
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte_at(offset++);
  if (lead < 0x80) return lead;
  int trail_count = 0;
  unsigned char lower = 0x80;
  unsigned char upper = 0xBF;
  char32_t code_point = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    trail_count = 1;
    code_point = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    trail_count = 2;
    code_point = lead & 0x0Fu;
    if (lead == 0xE0) lower = 0xA0;
    if (lead == 0xED) upper = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    trail_count = 3;
    code_point = lead & 0x07u;
    if (lead == 0xF0) lower = 0x90;
    if (lead == 0xF4) upper = 0x8F;
  } else {
    return kReplacement;
  }
  for (int i = 0; i < trail_count; ++i) {
    if (offset >= text.size()) return kReplacement;
    const unsigned char trail = byte_at(offset);
    if (trail < lower || trail > upper) return kReplacement;
    lower = 0x80;
    upper = 0xBF;
    code_point = (code_point << 6) | (trail & 0x3Fu);
    ++offset;
  }
  return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = kReplacement;
  const auto push = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0 | (code_point >> 6));
    push(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    push(0xE0 | (code_point >> 12));
    push(0x80 | ((code_point >> 6) & 0x3F));
    push(0x80 | (code_point & 0x3F));
  } else {
    push(0xF0 | (code_point >> 18));
    push(0x80 | ((code_point >> 12) & 0x3F));
    push(0x80 | ((code_point >> 6) & 0x3F));
    push(0x80 | (code_point & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    const char32_t code_point = decode_utf8(text, offset);
    const bool is_spelled_out = text.substr(start, offset - start) == "\xEF\xBF\xBD";
    if (code_point == kReplacement && !is_spelled_out) return false;
  }
  return true;
}

std::string repaired_utf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) append_utf8(repaired, decode_utf8(text, offset));
  return repaired;
}

std::string_view utf8_prefix(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return text.substr(0, end);
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) decode_utf8(text, offset);
  return count;
}

bool is_control(char32_t code_point) {
  if (code_point == '\t' || code_point == '\n') return false;
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

bool is_bidi_control(char32_t code_point) {
  return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

std::string displayable_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    char32_t code_point = decode_utf8(text, offset);
    if (code_point == '\n' || code_point == '\t' || code_point == 0x2028 || code_point == 0x2029) {
      code_point = ' ';
    } else if (is_control(code_point) || is_bidi_control(code_point)) {
      code_point = kReplacement;
    }
    append_utf8(line, code_point);
  }
  return line;
}

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b) {
  const auto lowered = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lowered(x) == lowered(y); });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace storylens
