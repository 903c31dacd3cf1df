#include "story/markdown/quote_marks.h"

#include <cstddef>

#include "base/utf8.h"

namespace storylens {
namespace {

struct Pair {
  std::string_view open;
  std::string_view close;
};

constexpr Pair kPairs[] = {
    {"\"", "\""}, {"“", "”"},   {"‘", "’"},   {"'", "'"},   {"„", "“"},   {"„", "”"},
    {"‚", "‘"},   {"‚", "’"},   {"«", "»"},   {"»", "«"},   {"‹", "›"},   {"›", "‹"},
    {"「", "」"}, {"『", "』"}, {"《", "》"}, {"〈", "〉"}, {"〝", "〟"}, {"〝", "〞"},
    {"＂", "＂"}, {"”", "”"},   {"“", "“"},   {"״", "״"},
};

constexpr std::string_view kInnerSpaces[] = {" ", "\t", "\u00A0", "\u202F", "\u2009"};

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Bytes of the space that the text begins with, or ends with; 0 = it does not.
std::size_t space_size(std::string_view text, bool (*has)(std::string_view, std::string_view)) {
  for (const std::string_view space : kInnerSpaces) {
    if (has(text, space)) return space.size();
  }
  return 0;
}

}  // namespace

MarkedQuote split_marks(std::string_view quote) {
  for (const Pair& pair : kPairs) {
    if (quote.size() < pair.open.size() + pair.close.size()) continue;
    if (!begins_with(quote, pair.open) || !ends_with(quote, pair.close)) continue;
    const std::size_t close = quote.size() - pair.close.size();
    std::string_view text = quote.substr(pair.open.size(), close - pair.open.size());
    while (const std::size_t size = space_size(text, begins_with)) text.remove_prefix(size);
    while (const std::size_t size = space_size(text, ends_with)) text.remove_suffix(size);
    const auto begin = static_cast<std::size_t>(text.data() - quote.data());
    return {quote.substr(0, begin), text, quote.substr(begin + text.size())};
  }
  return {{}, quote, {}};
}

bool opens_with_mark(std::string_view text) {
  for (const Pair& pair : kPairs) {
    if (begins_with(text, pair.open)) return true;
  }
  return false;
}

std::string_view after_dash(std::string_view text) {
  std::size_t size = text == "-" || begins_with(text, "- ") ? 1 : 0;
  for (const std::string_view dash : {"—", "–", "―", "－", "---", "--"}) {
    if (size == 0 && begins_with(text, dash)) size = dash.size();
  }
  if (size == 0) return {};
  const std::string_view rest = trimmed(text.substr(size));
  return rest.empty() ? std::string_view("") : rest;
}

Attribution split_attribution(std::string_view quote) {
  constexpr std::size_t kLongestName = 200;
  for (const Pair& pair : kPairs) {
    if (!begins_with(quote, pair.open)) continue;
    const std::size_t close = quote.rfind(pair.close);
    if (close == std::string_view::npos || close < pair.open.size()) continue;
    const std::size_t end = close + pair.close.size();
    const std::string_view speaker = after_dash(trimmed(quote.substr(end)));
    if (!speaker.empty() && speaker.size() <= kLongestName) return {quote.substr(0, end), speaker};
  }
  return {};
}

}  // namespace storylens
