#include "story/exchange/xml_scanner.h"

#include <algorithm>

#include "base/utf8.h"
#include "story/markdown/character_reference.h"

namespace storylens {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool begins_with(std::string_view text, std::string_view begin) {
  return text.substr(0, begin.size()) == begin;
}

}  // namespace

void XmlScanner::advance(std::size_t size) {
  const std::string_view passed = xml_.substr(0, size);
  line_ += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
  xml_.remove_prefix(passed.size());
}

void XmlScanner::skip_past(std::string_view end) {
  const std::size_t at = xml_.find(end);
  advance(at == std::string_view::npos ? xml_.size() : at + end.size());
}

XmlScanner::Token XmlScanner::next() {
  while (!xml_.empty()) {
    Token token;
    token.line = line_;
    if (begins_with(xml_, "<![CDATA[")) {
      const std::size_t end = std::min(xml_.find("]]>"), xml_.size());
      token.kind = Kind::Text;
      token.text = std::string(xml_.substr(9, end - std::min<std::size_t>(9, end)));
      advance(std::min(end + 3, xml_.size()));
      return token;
    }
    if (begins_with(xml_, "<!--")) {
      skip_past("-->");
    } else if (begins_with(xml_, "<?")) {
      skip_past("?>");
    } else if (begins_with(xml_, "<!")) {
      // A document type may hold brackets with declarations, each of which has its own ">".
      const std::size_t bracket = xml_.find('[');
      skip_past(bracket < xml_.find('>') ? "]" : ">");
      if (begins_with(xml_, ">")) advance(1);
    } else if (xml_[0] == '<') {
      const std::size_t end = std::min(xml_.find('>'), xml_.size());
      std::string_view tag = xml_.substr(1, end - 1);
      advance(std::min(end + 1, xml_.size()));
      token.kind = begins_with(tag, "/") ? Kind::Close : Kind::Open;
      if (token.kind == Kind::Close) tag.remove_prefix(1);
      if (!tag.empty() && tag.back() == '/') {
        token.is_empty = true;
        tag.remove_suffix(1);
      }
      const std::size_t name_end = std::min(tag.find_first_of(kBlanks), tag.size());
      token.name = tag.substr(0, name_end);
      token.attributes = tag.substr(name_end);
      return token;
    } else {
      const std::size_t end = std::min(xml_.find('<'), xml_.size());
      token.kind = Kind::Text;
      token.text = decoded_references(xml_.substr(0, end));
      advance(end);
      return token;
    }
  }
  return {};
}

std::string xml_attribute(std::string_view attributes, std::string_view name) {
  while (true) {
    const std::size_t begin = attributes.find_first_not_of(kBlanks);
    const std::size_t equals = attributes.find('=');
    if (begin == std::string_view::npos || equals == std::string_view::npos) return {};
    const std::string_view key = trimmed(attributes.substr(begin, equals - std::min(begin, equals)));
    const std::size_t open = attributes.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return {};
    const std::size_t close = std::min(attributes.find(attributes[open], open + 1), attributes.size());
    if (key == name) return decoded_references(attributes.substr(open + 1, close - open - 1));
    attributes.remove_prefix(std::min(close + 1, attributes.size()));
  }
}

std::string decoded_references(std::string_view text) {
  constexpr std::size_t kLongestReference = 40;
  std::string decoded;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find('&'), text.size());
    decoded += text.substr(0, begin);
    text.remove_prefix(begin);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, kLongestReference).find(';');
    const std::size_t size = end == std::string_view::npos ? 1 : end + 1;
    decoded += size == 1 ? std::string("&") : decoded_character_reference(text.substr(0, size));
    text.remove_prefix(size);
  }
  return decoded;
}

}  // namespace storylens
