#include "story/search/snippet.h"

#include <algorithm>

namespace storylens {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}

// Where to begin: the window that holds most of the marks, the first of such.
std::size_t best_mark(const TextMarks& marks, std::size_t most_bytes) {
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t i = 0, end = 0; i < marks.size(); ++i) {
    while (end < marks.size() && marks[end].second - marks[i].first <= most_bytes) ++end;
    if (end - i > most) {
      most = end - i;
      best = i;
    }
  }
  return best;
}

}  // namespace

MarkedText make_snippet(std::string_view text, const TextMarks& marks, std::size_t most_bytes) {
  constexpr std::size_t kFarthestSpace = 24;
  MarkedText snippet;
  std::size_t begin = 0;
  std::size_t end = text.size();
  if (text.size() > most_bytes) {
    if (!marks.empty()) {
      const std::size_t first = marks[best_mark(marks, most_bytes * 3 / 4)].first;
      begin = first > most_bytes / 4 ? first - most_bytes / 4 : 0;
    }
    if (begin < kFarthestSpace) begin = 0;
    if (begin + most_bytes >= text.size()) begin = text.size() - most_bytes;
    while (begin > 0 && is_inside_character(text, begin)) --begin;
    if (begin > 0) {
      const std::size_t space = text.find(' ', begin);
      if (space < begin + kFarthestSpace) begin = space + 1;
    }
    end = std::min(text.size(), begin + most_bytes);
    while (is_inside_character(text, end)) ++end;
    if (end < text.size()) {
      const std::size_t space = text.rfind(' ', end);
      if (space != std::string_view::npos && space + kFarthestSpace > end) end = space;
    }
  }
  if (begin > 0) snippet.text = kEllipsis;
  const std::size_t shift = snippet.text.size();
  snippet.text += text.substr(begin, end - begin);
  for (const auto& [from, to] : marks) {
    const std::size_t first = std::max<std::size_t>(from, begin);
    const std::size_t last = std::min<std::size_t>(to, end);
    if (first < last) {
      snippet.marks.emplace_back(static_cast<std::uint32_t>(first - begin + shift),
                                 static_cast<std::uint32_t>(last - begin + shift));
    }
  }
  if (end < text.size()) snippet.text += kEllipsis;
  std::replace(snippet.text.begin(), snippet.text.end(), '\n', ' ');
  return snippet;
}

}  // namespace storylens
