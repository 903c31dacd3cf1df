#include "story/markdown/inline_source.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "story/markdown/cjk.h"

namespace storylens {
namespace {

constexpr std::string_view kJoiner = "\xEF\xB7\x90";  // U+FDD0, a noncharacter: never part of a text

// Punctuation and symbols, roughly: a joiner beside a letter that is taken for a symbol changes nothing.
bool is_punctuation(char32_t c) {
  if (c < 0x80)
    return c > ' ' && c != 0x7F &&
           std::string_view("_*~").find(static_cast<char>(c)) == std::string_view::npos &&
           !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
  return (c > 0xA0 && c < 0xC0) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
         (c >= 0x20A0 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x2E7F) || (c >= 0x3001 && c <= 0x3003) ||
         (c >= 0x3008 && c <= 0x3020) || c == 0x3030 || c == 0x30FB || (c >= 0xFE10 && c <= 0xFE6B) ||
         (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF65) || (c >= 0x1F000 && c <= 0x1FAFF);
}

char32_t code_point_at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? decode_utf8(text, offset) : U'\n';
}

std::string escaped_line(std::string_view line) {
  const char first = line.front();
  std::string escaped(line);
  const bool is_rule = line.find_first_not_of(std::string(1, first) + " \t") == std::string_view::npos;
  const bool is_bullet = first == '*' && (line.size() == 1 || line[1] == ' ' || line[1] == '\t');
  const bool is_fence = line.substr(0, 3) == "~~~" ||
                        (line.substr(0, 3) == "```" && line.find('`', 3) == std::string_view::npos);
  if (std::string_view("#>-+=").find(first) != std::string_view::npos || is_bullet || is_fence ||
      (is_rule && (first == '*' || first == '_'))) {
    return escaped.insert(0, 1, '\\');
  }
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) {
    return escaped.insert(digits, 1, '\\');
  }
  const std::size_t definition = first == '[' ? line.find("]:") : std::string_view::npos;
  if (definition != std::string_view::npos) escaped.insert(definition + 1, 1, '\\');
  return escaped;
}

}  // namespace

std::string with_emphasis_joiners(std::string_view markdown) {
  std::string prepared;
  prepared.reserve(markdown.size());
  char32_t previous = '\n';
  for (std::size_t offset = 0; offset < markdown.size();) {
    const std::size_t begin = offset;
    const char32_t c = decode_utf8(markdown, offset);
    if (c != '*' && c != '~') {
      prepared += markdown.substr(begin, offset - begin);
      previous = c;
      if (c == '\\' && offset < markdown.size()) {
        const std::size_t escaped = offset;
        previous = decode_utf8(markdown, offset);
        prepared += markdown.substr(escaped, offset - escaped);
      }
      continue;
    }
    while (offset < markdown.size() && markdown[offset] == markdown[begin]) ++offset;
    const char32_t next = code_point_at(markdown, offset);
    const bool is_beside_cjk = is_cjk(previous) || is_cjk(next);
    if (is_beside_cjk && is_punctuation(previous)) prepared += kJoiner;
    prepared += markdown.substr(begin, offset - begin);
    if (is_beside_cjk && is_punctuation(next)) prepared += kJoiner;
    previous = c;
  }
  return prepared;
}

std::string without_emphasis_joiners(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (true) {
    const std::size_t joiner = text.find(kJoiner);
    plain += text.substr(0, joiner);
    if (joiner == std::string_view::npos) return plain;
    text.remove_prefix(joiner + kJoiner.size());
  }
}

std::string without_block_marks(std::string_view markdown) {
  std::string paragraph;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (trimmed(line).empty()) continue;
    if (!paragraph.empty()) paragraph += '\n';
    paragraph += escaped_line(line);
  }
  return paragraph;
}

}  // namespace storylens
