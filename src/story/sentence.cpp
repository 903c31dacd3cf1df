#include "story/sentence.h"

#include <vector>

#include "base/utf8.h"

namespace storylens {
namespace {

struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0x3000;
}

// Ends a sentence by itself, whatever follows: ideographic, Devanagari, Arabic and Urdu stops.
bool is_full_stop(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF0E || c == 0xFF1F || c == 0x0964 || c == 0x061F ||
         c == 0x06D4;
}

// Ends a sentence when white space follows.
bool is_spaced_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

// Belongs to the sentence that ended before it.
bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB ||
         c == 0x300D || c == 0x300F || c == 0xFF09;
}

bool is_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xAA;
}

// A period after a single letter ("J. Doe", "U.S.") ends no sentence.
bool is_initial(const std::vector<char32_t>& text, std::size_t stop) {
  if (text[stop] != '.' || stop == 0 || text[stop - 1] < 'A' || text[stop - 1] > 'Z') return false;
  return stop == 1 || !is_letter_or_digit(text[stop - 2]);
}

// Past the end of the sentence that begins at `begin`: after its stop and the closing marks behind that.
std::size_t sentence_end(const std::vector<char32_t>& text, std::size_t begin) {
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (!is_full_stop(text[i]) && !is_spaced_stop(text[i])) continue;
    std::size_t end = i + 1;
    while (end < text.size() && is_closing(text[end])) ++end;
    const bool is_followed = end == text.size() || is_space(text[end]);
    if (is_full_stop(text[i]) || (is_followed && !is_initial(text, i))) return end;
  }
  return text.size();
}

Sentence sentence_at(const std::vector<char32_t>& text, std::size_t place) {
  for (std::size_t begin = 0;;) {
    const std::size_t end = sentence_end(text, begin);
    if (place < end || end == text.size()) return {begin, end};
    begin = end;
  }
}

// A part of the sentence around the place, between spaces where there are any near the cut.
Sentence clipped(const std::vector<char32_t>& text, Sentence sentence, std::size_t place) {
  constexpr std::size_t kBefore = kLongestEvidence / 3;
  constexpr std::size_t kSlack = 24;
  Sentence part = sentence;
  if (place > sentence.begin + kBefore) part.begin = place - kBefore;
  if (part.begin + kLongestEvidence < sentence.end) part.end = part.begin + kLongestEvidence;
  for (std::size_t i = 0; part.begin > sentence.begin && i < kSlack && part.begin + i < place; ++i) {
    if (!is_space(text[part.begin + i])) continue;
    part.begin += i;
    break;
  }
  for (std::size_t i = 0; part.end < sentence.end && i < kSlack && part.end - i > place; ++i) {
    if (!is_space(text[part.end - i])) continue;
    part.end -= i;
    break;
  }
  return part;
}

// The bytes of the text that can matter to a sentence of the longest length, between code points.
std::string_view window_around(std::string_view text, std::size_t& offset) {
  constexpr std::size_t kReach = 4 * kLongestEvidence;
  const auto is_inside = [&](std::size_t i) { return i < text.size() && (text[i] & '\xC0') == '\x80'; };
  std::size_t begin = offset > kReach ? offset - kReach : 0;
  std::size_t end = text.size() - offset > kReach ? offset + kReach : text.size();
  while (begin < offset && is_inside(begin)) ++begin;
  while (end > offset && is_inside(end)) --end;
  offset -= begin;
  return text.substr(begin, end - begin);
}

}  // namespace

std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<char32_t> code_points;
  for (std::size_t at = 0; at < text.size();) code_points.push_back(decode_utf8(text, at));
  std::vector<std::string> sentences;
  for (std::size_t begin = 0; begin < code_points.size();) {
    const std::size_t end = sentence_end(code_points, begin);
    std::string sentence;
    for (; begin < end; ++begin)
      append_utf8(sentence, is_space(code_points[begin]) ? U' ' : code_points[begin]);
    const std::string_view words = trimmed(sentence);
    if (!words.empty()) sentences.emplace_back(words);
  }
  return sentences;
}

std::string sentence_around(std::string_view text, std::size_t offset) {
  const std::string_view window = window_around(text, offset);
  std::vector<char32_t> code_points;  // white space collapsed to one space, none at the ends
  std::size_t place = 0;
  for (std::size_t at = 0; at < window.size();) {
    if (at <= offset) place = code_points.size();
    const char32_t c = decode_utf8(window, at);
    if (!is_space(c)) {
      code_points.push_back(c);
    } else if (!code_points.empty() && code_points.back() != ' ') {
      code_points.push_back(' ');
    }
  }
  while (!code_points.empty() && code_points.back() == ' ') code_points.pop_back();
  const Sentence whole = sentence_at(code_points, place);
  const Sentence part =
      whole.end - whole.begin > kLongestEvidence ? clipped(code_points, whole, place) : whole;
  std::string sentence = part.begin > whole.begin ? "…" : "";
  for (std::size_t i = part.begin; i < part.end; ++i) {
    const bool is_outer_space = code_points[i] == ' ' && (i == part.begin || i + 1 == part.end);
    if (!is_outer_space) append_utf8(sentence, code_points[i]);
  }
  if (part.end < whole.end) sentence += "…";
  return sentence;
}

}  // namespace storylens
