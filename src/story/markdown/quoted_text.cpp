#include "story/markdown/quoted_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace storylens {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The code point of `count` hexadecimal digits at the offset, which moves behind them; U+FFFD when they are
// not there.
char32_t take_hex(std::string_view text, std::size_t& offset, std::size_t count) {
  char32_t code_point = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const int digit = offset < text.size() ? hex_digit(text[offset]) : -1;
    if (digit < 0) return 0xFFFD;
    code_point = code_point * 16 + static_cast<char32_t>(digit);
    ++offset;
  }
  return code_point;
}

void append_escape(std::string& value, std::string_view text, std::size_t& offset) {
  const char escape = text[offset++];
  switch (escape) {
    case 'n': value += '\n'; break;
    case 't': value += '\t'; break;
    case 'r': value += '\r'; break;
    case '0': value += '\0'; break;
    case 'x': append_utf8(value, take_hex(text, offset, 2)); break;
    case 'u': append_utf8(value, take_hex(text, offset, 4)); break;
    case 'U': append_utf8(value, take_hex(text, offset, 8)); break;
    default: value += escape;
  }
}

}  // namespace

std::string unquoted(std::string_view text, std::size_t& end) {
  std::string value;
  for (std::size_t offset = 1; offset < text.size();) {
    const char c = text[offset++];
    if (c == '"') {
      end = offset;
      return value;
    }
    if (c == '\\' && offset < text.size()) {
      append_escape(value, text, offset);
    } else {
      value += c;
    }
  }
  end = std::string_view::npos;
  return value;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\r') {
      result += "\\r";
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::vector<std::string> split_items(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    std::size_t item_end = std::string_view::npos;
    std::string item = !text.empty() && text[0] == '"' ? unquoted(text, item_end) : std::string();
    if (item_end != std::string_view::npos) {
      const std::size_t next = std::min(text.find_first_not_of(" \t", item_end), text.size());
      if (next < text.size() && text[next] != ',') item_end = std::string_view::npos;
    }
    const std::size_t comma =
        std::min(text.find(',', item_end == std::string_view::npos ? 0 : item_end), text.size());
    if (item_end == std::string_view::npos) item = std::string(trimmed(text.substr(0, comma)));
    if (!item.empty()) items.push_back(std::move(item));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return items;
}

}  // namespace storylens
