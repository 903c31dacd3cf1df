#include "story/markdown/cjk.h"

#include <cstddef>

#include "base/utf8.h"

namespace storylens {
namespace {

char32_t last_code_point(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) --begin;
  return decode_utf8(text, begin);
}

}  // namespace

bool is_unspaced_cjk(char32_t c) {
  return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x31A0 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF9F) || (c >= 0x1AFF0 && c <= 0x1B2FF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_cjk(char32_t c) {
  return is_unspaced_cjk(c) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
         (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xFFA0 && c <= 0xFFEF);
}

bool joins_without_space(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  std::size_t offset = 0;
  return is_unspaced_cjk(last_code_point(before)) && is_unspaced_cjk(decode_utf8(after, offset));
}

}  // namespace storylens
