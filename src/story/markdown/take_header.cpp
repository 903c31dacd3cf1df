#include "story/markdown/take_header.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/utf8.h"
#include "story/json/field_syntax.h"
#include "story/markdown/language_guess.h"
#include "story/markdown/quote_marks.h"
#include "story/markdown/region_code.h"
#include "story/markdown/source.h"

namespace storylens {
namespace {

bool is_lower(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "en" and "zh-Hant", but not "UK" in "London, UK"; alone in the parenthesis, "us" is no language either.
bool is_language(std::string_view text, bool is_alone) {
  const std::string_view primary = text.substr(0, text.find('-'));
  if (!is_language_tag(text) || primary.size() > 3) return false;
  if (is_lower(primary)) return !is_alone || is_two_letter_language(primary);
  return !is_alone && is_two_letter_language(primary_subtag(text)) && region_code(text).empty();
}

// The size of the parenthesis at the beginning of the text, with its two marks; 0 when it does not begin with
// a closed one.
std::size_t parenthesis_size(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(text, at);
    if (c == '(' || c == U'（') ++depth;
    if (c == ')' || c == U'）') --depth;
    if (depth <= 0) return begin == 0 ? 0 : at;
  }
  return 0;
}

void divide(std::string_view inside, TakeHeader& header) {
  std::size_t last = std::string_view::npos;
  std::size_t size = 0;
  for (const std::string_view comma : {",", "，", "、", "،"}) {
    const std::size_t at = inside.rfind(comma);
    if (at == std::string_view::npos || (last != std::string_view::npos && at < last)) continue;
    last = at;
    size = comma.size();
  }
  const bool is_alone = last == std::string_view::npos;
  const std::string_view language = trimmed(is_alone ? inside : inside.substr(last + size));
  if (is_language(language, is_alone)) {
    header.language = language;
    inside = is_alone ? std::string_view() : inside.substr(0, last);
  }
  header.region = trimmed(inside);
}

// The header of which the outlet ends at `close`, where the second `**` stands.
std::optional<TakeHeader> header_with_outlet(std::string_view item, std::size_t close) {
  TakeHeader header;
  header.outlet = trimmed(item.substr(2, close - 2));
  std::string_view rest = trimmed(item.substr(close + 2));
  const std::size_t parenthesis = parenthesis_size(rest);
  header.has_parenthesis = parenthesis > 0;
  if (parenthesis > 0) {
    const std::size_t open = rest[0] == '(' ? 1 : std::string_view("（").size();
    const std::size_t end = rest[parenthesis - 1] == ')' ? 1 : std::string_view("）").size();
    divide(rest.substr(open, parenthesis - open - end), header);
    rest = trimmed(rest.substr(parenthesis));
  }
  const std::string_view abstract = after_dash(rest);
  if (parenthesis == 0 && abstract.data() == nullptr && !rest.empty()) return std::nullopt;
  header.abstract = abstract.data() == nullptr ? rest : abstract;
  return header;
}

}  // namespace

std::optional<TakeHeader> take_header_of(std::string_view line) {
  const std::optional<std::string_view> item = list_item_of(line);
  if (!item || item->substr(0, 2) != "**") return std::nullopt;
  const std::size_t close = item->find("**", 2);
  return close == std::string_view::npos ? std::nullopt : header_with_outlet(*item, close);
}

}  // namespace storylens
