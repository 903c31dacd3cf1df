#include "story/passage_link.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "story/rich_text.h"

namespace storylens {
namespace {

constexpr std::string_view kDirective = ":~:text=";

// All but letters, digits and . _ ~: a comma, an ampersand and a hyphen mean something in a directive.
void append_directive_text(std::string& address, std::string_view words) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : words) {
    const bool is_alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (is_alphanumeric || c == '.' || c == '_' || c == '~') {
      address += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      address += '%';
      address += kHex[byte >> 4u];
      address += kHex[byte & 15u];
    }
  }
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n\t\r", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.size(), text.find_first_of(" \n\t\r", begin));
    words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < first + count; ++i) text.append(i > first ? " " : "").append(words[i]);
  return text;
}

// A stop at the end belongs to the quotation more often than to the source.
std::string_view without_end_stop(std::string_view text) {
  for (const std::string_view stop : {".", ",", "。", "، "}) {
    if (text.size() > stop.size() && text.substr(text.size() - stop.size()) == stop)
      text.remove_suffix(stop.size());
  }
  return text;
}

}  // namespace

std::string address_of_words(std::string_view url, std::string_view text) {
  constexpr std::size_t kLongWords = 16;  // beyond them the first and the last are enough
  constexpr std::size_t kEndWords = 5;
  constexpr std::size_t kMostBytes = 300;
  if (safe_url(url).empty() || url.find(":~:") != std::string_view::npos) return {};
  const std::vector<std::string_view> words = words_of(without_end_stop(trimmed(text)));
  if (words.empty()) return {};
  std::string address(url);
  if (address.find('#') == std::string::npos) address += '#';
  address += kDirective;
  if (words.size() > kLongWords) {
    append_directive_text(address, joined(words, 0, kEndWords));
    address += ',';
    append_directive_text(address, joined(words, words.size() - kEndWords, kEndWords));
  } else {
    const std::string whole = joined(words, 0, words.size());
    if (whole.size() > kMostBytes) return {};
    append_directive_text(address, whole);
  }
  return address;
}

std::string passage_link(const Take& take) {
  if (!take.quote || (take.quote->original.empty() && take.quote->is_translated)) return {};
  return address_of_words(take.url, take.quote->original.empty() ? take.quote->text : take.quote->original);
}

}  // namespace storylens
