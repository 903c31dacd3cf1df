#include "story/html_scanner.h"

namespace storylens {
namespace {

struct Reference {
  std::string_view name;
  char text;
};

constexpr Reference kReferences[] = {
    {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};

std::string unescaped(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const std::size_t mark = text.find('&');
    plain += text.substr(0, mark);
    if (mark == std::string_view::npos) break;
    text.remove_prefix(mark);
    std::size_t length = 1;
    char meant = '&';
    for (const Reference& reference : kReferences) {
      if (text.substr(0, reference.name.size()) != reference.name) continue;
      length = reference.name.size();
      meant = reference.text;
    }
    plain += meant;
    text.remove_prefix(length);
  }
  return plain;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

std::string_view name_at(std::string_view html, std::size_t at) {
  std::size_t end = at;
  while (end < html.size() && is_name_character(html[end])) ++end;
  return html.substr(at, end - at);
}

}  // namespace

std::string_view HtmlToken::attribute(std::string_view key) const {
  for (const auto& [given, value] : attributes) {
    if (given == key) return value;
  }
  return {};
}

bool HtmlScanner::scan_tag(HtmlToken& token) {
  std::size_t at = at_ + 1;
  const bool is_closing = at < html_.size() && html_[at] == '/';
  if (is_closing) ++at;
  token.name = name_at(html_, at);
  if (token.name.empty()) return false;
  at += token.name.size();
  while (at < html_.size() && html_[at] == ' ') {
    const std::string_view key = name_at(html_, at + 1);
    at += 1 + key.size();
    if (html_.substr(at, 2) != "=\"") return false;
    const std::size_t end = html_.find('"', at + 2);
    if (end == std::string_view::npos) return false;
    token.attributes.emplace_back(key, unescaped(html_.substr(at + 2, end - at - 2)));
    at = end + 1;
  }
  if (at >= html_.size() || html_[at] != '>') return false;
  token.kind = is_closing ? HtmlToken::Kind::Close : HtmlToken::Kind::Open;
  at_ = at + 1;
  return true;
}

bool HtmlScanner::next(HtmlToken& token) {
  token.attributes.clear();
  if (at_ >= html_.size()) return false;
  if (html_[at_] == '<' && scan_tag(token)) return true;
  std::size_t end = html_.find('<', at_ + 1);
  if (end == std::string_view::npos) end = html_.size();
  token.kind = HtmlToken::Kind::Text;
  token.attributes.clear();
  token.text = unescaped(html_.substr(at_, end - at_));
  at_ = end;
  return true;
}

}  // namespace storylens
