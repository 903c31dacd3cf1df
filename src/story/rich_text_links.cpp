#include <cstddef>

#include "base/utf8.h"
#include "story/json/field_syntax.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The text with %XX decoded where the result is well formed; otherwise the text itself.
std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return is_valid_utf8(decoded) ? decoded : std::string(text);
}

std::string node_id(std::string_view kind, std::string_view slug) {
  const std::string decoded = percent_decoded(slug);
  if (!is_slug(decoded)) return {};
  return std::string(kind) + ":" + decoded;
}

// White space and invisible characters beyond ASCII: never part of an address, often a disguise in one.
bool is_invisible(char32_t c) {
  return c == 0xA0 || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF ||
         c == 0xFFFD;
}

bool has_prefix_ignoring_case(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  for (std::size_t i = 0; i < lower_prefix.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower_prefix[i]) return false;
  }
  return true;
}

}  // namespace

std::string node_id_from_link(std::string_view target) {
  if (target.empty()) return {};
  if (target.front() != '/') {
    // A wiki-link: the bare slug, nothing that could be an address or a file.
    return target.find_first_of(":.") == std::string_view::npos ? node_id("story", target) : std::string();
  }
  target = target.substr(1, target.find_first_of("?#", 1) - 1);
  if (!target.empty() && target.back() == '/') target.remove_suffix(1);
  const std::size_t language_end = target.find('/');
  if (language_end == std::string_view::npos || !is_language_tag(target.substr(0, language_end))) return {};
  target.remove_prefix(language_end + 1);
  const std::size_t kind_end = target.find('/');
  if (kind_end == std::string_view::npos) return {};
  const std::string_view kind = target.substr(0, kind_end);
  if (kind == "entity") return node_id("entity", target.substr(kind_end + 1));
  if (kind == "n") return node_id("story", target.substr(kind_end + 1));
  return {};
}

std::string safe_url(std::string_view url) {
  std::size_t offset = 0;
  if (has_prefix_ignoring_case(url, "https://")) offset = 8;
  if (has_prefix_ignoring_case(url, "http://")) offset = 7;
  const std::size_t authority = offset;
  if (authority == 0) return {};
  while (offset < url.size()) {
    const char32_t c = decode_utf8(url, offset);
    // A backslash is a slash to browsers and a letter to others: the host would be in doubt.
    if (c <= ' ' || c == '\\' || c == '<' || c == '>' || c == '"') return {};
    if (is_control(c) || is_bidi_control(c) || is_invisible(c)) return {};
  }
  const std::string_view rest = url.substr(authority);
  if (rest.empty() || rest.find_first_of("/?#:@") == 0) return {};
  return std::string(url);
}

}  // namespace storylens
