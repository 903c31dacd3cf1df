#include "story/json/field_syntax.h"

#include "base/utf8.h"

namespace storylens {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace

bool is_slug(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  constexpr std::string_view kForbidden = "/\\\"#?&<>*|";
  if (text.empty() || text.size() > kLongest || text.front() == '.') return false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    if (is_space(c) || is_control(c) || is_bidi_control(c) || c == 0xFFFD) return false;
    if (c < 0x80 && kForbidden.find(static_cast<char>(c)) != std::string_view::npos) return false;
  }
  return true;
}

bool is_language_tag(std::string_view text) {
  bool is_first = true;
  while (true) {
    const std::size_t dash = text.find('-');
    const std::string_view subtag = text.substr(0, dash);
    if (subtag.empty() || subtag.size() > 8) return false;
    for (const char c : subtag) {
      if (!is_letter(c) && (is_first || !is_digit(c))) return false;
    }
    if (dash == std::string_view::npos) return !is_first || subtag.size() >= 2;
    text.remove_prefix(dash + 1);
    is_first = false;
  }
}

bool is_region_code(std::string_view text) {
  if (text.size() == 2) return is_upper(text[0]) && is_upper(text[1]);
  return text.size() == 3 && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[2]);
}

std::string host_of_url(std::string_view url) {
  const std::size_t scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  url.remove_prefix(scheme_end + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  const std::size_t user_end = url.rfind('@');
  if (user_end != std::string_view::npos) url.remove_prefix(user_end + 1);
  url = url.substr(0, url.find(':'));
  std::string host;
  for (const char c : url) host += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  if (host.rfind("www.", 0) == 0) host.erase(0, 4);
  return is_slug(host) ? host : std::string();
}

}  // namespace storylens
