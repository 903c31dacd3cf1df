#include "text/bidi.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "text/character_table.h"
#include "text/script.h"

namespace storylens {
namespace {

using Class = BidiClass;

bool is_right(Class c) {
  return c == Class::RightToLeft || c == Class::ArabicLetter;
}

bool is_neutral(Class c) {
  return c == Class::ParagraphSeparator || c == Class::SegmentSeparator || c == Class::Whitespace ||
         c == Class::OtherNeutral;
}

// Numbers count as right to left among neutrals and brackets (N0, N1). OtherNeutral means "no direction".
Class strong_direction(Class c) {
  if (c == Class::LeftToRight) return c;
  if (is_right(c) || c == Class::EuropeanNumber || c == Class::ArabicNumber) return Class::RightToLeft;
  return Class::OtherNeutral;
}

// One paragraph's characters without boundary neutrals, as one level run: with no explicit controls there are
// no others.
struct Characters {
  std::vector<std::uint32_t> offsets;
  std::vector<char32_t> code_points;
  std::vector<Class> original;
  std::vector<Class> resolved;

  std::size_t size() const { return offsets.size(); }
  void clear() {
    offsets.clear();
    code_points.clear();
    original.clear();
    resolved.clear();
  }
};

// W1, W2: marks go with what they stand on; European numbers after an Arabic letter are Arabic ones.
void resolve_marks_and_numbers(std::vector<Class>& classes, Class paragraph) {
  Class before = paragraph;
  Class strong = paragraph;
  for (Class& c : classes) {
    if (c == Class::NonspacingMark) c = before;
    before = c;
    if (c == Class::LeftToRight || is_right(c)) strong = c;
    if (c == Class::EuropeanNumber && strong == Class::ArabicLetter) c = Class::ArabicNumber;
  }
}

// W4: a separator between two numbers of a kind is part of the number.
void resolve_separators(std::vector<Class>& classes) {
  for (std::size_t i = 1; i + 1 < classes.size(); ++i) {
    const Class before = classes[i - 1];
    if (before != classes[i + 1]) continue;
    const bool joins_european = before == Class::EuropeanNumber && (classes[i] == Class::EuropeanSeparator ||
                                                                    classes[i] == Class::CommonSeparator);
    const bool joins_arabic = before == Class::ArabicNumber && classes[i] == Class::CommonSeparator;
    if (joins_european || joins_arabic) classes[i] = before;
  }
}

// W5, W6: signs beside a European number are part of it, other separators and signs are neutral.
void resolve_terminators(std::vector<Class>& classes) {
  for (std::size_t i = 0; i < classes.size();) {
    std::size_t end = i;
    while (end < classes.size() && classes[end] == Class::EuropeanTerminator) ++end;
    if (end == i) {
      if (classes[i] == Class::EuropeanSeparator || classes[i] == Class::CommonSeparator) {
        classes[i] = Class::OtherNeutral;
      }
      ++i;
      continue;
    }
    const bool is_beside_number = (i > 0 && classes[i - 1] == Class::EuropeanNumber) ||
                                  (end < classes.size() && classes[end] == Class::EuropeanNumber);
    std::fill(classes.begin() + static_cast<std::ptrdiff_t>(i),
              classes.begin() + static_cast<std::ptrdiff_t>(end),
              is_beside_number ? Class::EuropeanNumber : Class::OtherNeutral);
    i = end;
  }
}

// W3, W7: Arabic letters are right to left, European numbers in left-to-right text left to right.
void resolve_left_numbers(std::vector<Class>& classes, Class paragraph) {
  Class strong = paragraph;
  for (Class& c : classes) {
    if (c == Class::LeftToRight || is_right(c)) strong = c;
    if (c == Class::EuropeanNumber && strong == Class::LeftToRight) c = Class::LeftToRight;
    if (c == Class::ArabicLetter) c = Class::RightToLeft;
  }
}

// U+2329 and U+232A are canonically equivalent to U+3008 and U+3009.
char32_t canonical_bracket(char32_t c) {
  if (c == 0x2329) return 0x3008;
  return c == 0x232A ? 0x3009 : c;
}

char32_t closing_bracket_of(char32_t c) {
  const auto* pair =
      std::lower_bound(std::begin(kBracketPairs), std::end(kBracketPairs), c,
                       [](const BracketPair& p, char32_t opening) { return p.opening < opening; });
  return pair != std::end(kBracketPairs) && pair->opening == c ? canonical_bracket(pair->closing) : 0;
}

struct PairPlace {
  std::size_t opening;
  std::size_t closing;
};

// BD16: pairs of brackets that are still neutral, in the order of their openings.
std::vector<PairPlace> bracket_pairs(const Characters& characters) {
  constexpr std::size_t kMaxDepth = 63;
  struct Open {
    char32_t closing;
    std::size_t place;
  };
  std::vector<Open> stack;
  std::vector<PairPlace> pairs;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (characters.resolved[i] != Class::OtherNeutral) continue;
    const char32_t c = characters.code_points[i];
    if (const char32_t closing = closing_bracket_of(c)) {
      if (stack.size() == kMaxDepth) return {};
      stack.push_back({closing, i});
      continue;
    }
    const char32_t canonical = canonical_bracket(c);
    for (std::size_t depth = stack.size(); depth-- > 0;) {
      if (stack[depth].closing != canonical) continue;
      pairs.push_back({stack[depth].place, i});
      stack.resize(depth);
      break;
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](PairPlace a, PairPlace b) { return a.opening < b.opening; });
  return pairs;
}

// Sets a bracket and the marks on it, which were marks before W1.
void set_bracket(Characters& characters, std::size_t place, Class direction) {
  characters.resolved[place] = direction;
  for (std::size_t i = place + 1; i < characters.size() && characters.original[i] == Class::NonspacingMark;
       ++i) {
    characters.resolved[i] = direction;
  }
}

// N0: a pair goes as what it holds, if that is the paragraph's direction, else as what precedes it.
// Pairs nest at most 63 deep, so that looking through each is linear.
void resolve_brackets(Characters& characters, Class paragraph) {
  for (const PairPlace& pair : bracket_pairs(characters)) {
    Class inside = Class::OtherNeutral;
    for (std::size_t i = pair.opening + 1; i < pair.closing && inside != paragraph; ++i) {
      const Class direction = strong_direction(characters.resolved[i]);
      if (direction != Class::OtherNeutral) inside = direction;
    }
    if (inside == Class::OtherNeutral) continue;
    if (inside != paragraph) {
      Class before = paragraph;
      for (std::size_t i = pair.opening; i-- > 0;) {
        const Class direction = strong_direction(characters.resolved[i]);
        if (direction == Class::OtherNeutral) continue;
        before = direction;
        break;
      }
      inside = before == inside ? inside : paragraph;
    }
    set_bracket(characters, pair.opening, inside);
    set_bracket(characters, pair.closing, inside);
  }
}

// N1, N2: neutrals between two of a direction take it, others the paragraph's.
void resolve_neutrals(std::vector<Class>& classes, Class paragraph) {
  Class before = paragraph;
  for (std::size_t i = 0; i < classes.size();) {
    if (!is_neutral(classes[i])) {
      before = strong_direction(classes[i++]);
      continue;
    }
    std::size_t end = i;
    while (end < classes.size() && is_neutral(classes[end])) ++end;
    const Class after = end < classes.size() ? strong_direction(classes[end]) : paragraph;
    for (; i < end; ++i) classes[i] = before == after ? before : paragraph;
  }
}

std::uint8_t implicit_level(Class c, std::uint8_t paragraph_level) {
  const bool is_number = c == Class::EuropeanNumber || c == Class::ArabicNumber;
  if (paragraph_level == 0) return is_number ? 2 : is_right(c) ? 1 : 0;
  return is_right(c) ? 1 : 2;
}

bool is_separator(Class c) {
  return c == Class::ParagraphSeparator || c == Class::SegmentSeparator;
}

// Resolves one paragraph; bytes of boundary neutrals follow what precedes them.
void resolve_paragraph(Characters& characters, std::uint32_t begin, std::uint32_t end, std::uint8_t level,
                       std::vector<std::uint8_t>& levels) {
  const Class paragraph = level == 0 ? Class::LeftToRight : Class::RightToLeft;
  resolve_marks_and_numbers(characters.resolved, paragraph);
  resolve_separators(characters.resolved);
  resolve_terminators(characters.resolved);
  resolve_left_numbers(characters.resolved, paragraph);
  resolve_brackets(characters, paragraph);
  resolve_neutrals(characters.resolved, paragraph);

  std::vector<std::uint8_t> by_character(characters.size());
  bool is_trailing = true;  // L1, from the end: separators and the white space before them
  for (std::size_t i = characters.size(); i-- > 0;) {
    const Class original = characters.original[i];
    if (is_separator(original)) is_trailing = true;
    if (!is_separator(original) && original != Class::Whitespace) is_trailing = false;
    by_character[i] = is_trailing ? level : implicit_level(characters.resolved[i], level);
  }
  std::uint8_t current = level;
  std::size_t next = 0;
  for (std::uint32_t byte = begin; byte < end; ++byte) {
    if (next < characters.size() && characters.offsets[next] == byte) current = by_character[next++];
    levels[byte] = current;
  }
}

bool needs_levels(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
      continue;
    }
    const Class c = bidi_class(decode_utf8(text, offset));
    if (is_right(c) || c == Class::ArabicNumber) return true;
  }
  return false;
}

}  // namespace

bool starts_right_to_left(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const Class c = bidi_class(decode_utf8(text, offset));
    if (c == Class::LeftToRight || is_right(c)) return is_right(c);
  }
  return false;
}

std::vector<std::uint8_t> bidi_levels(std::string_view text, bool is_right_to_left) {
  if (!is_right_to_left && !needs_levels(text)) return {};
  const std::uint8_t level = is_right_to_left ? 1 : 0;
  std::vector<std::uint8_t> levels(text.size(), level);
  Characters characters;
  std::uint32_t begin = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto at = static_cast<std::uint32_t>(offset);
    const char32_t code_point = decode_utf8(text, offset);
    const Class c = bidi_class(code_point);
    if (c != Class::BoundaryNeutral) {
      characters.offsets.push_back(at);
      characters.code_points.push_back(code_point);
      characters.original.push_back(c);
      characters.resolved.push_back(c);
    }
    if (c == Class::ParagraphSeparator || offset == text.size()) {
      const auto end = static_cast<std::uint32_t>(offset);
      resolve_paragraph(characters, begin, end, level, levels);
      characters.clear();
      begin = end;
    }
  }
  return levels;
}

std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels) {
  std::vector<std::uint32_t> order(levels.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  const std::uint8_t highest = levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end());
  for (std::uint8_t level = highest; level >= 1; --level) {
    for (std::size_t i = 0; i < levels.size();) {
      std::size_t end = i;
      while (end < levels.size() && levels[end] >= level) ++end;
      if (end == i) {
        ++i;
        continue;
      }
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i),
                   order.begin() + static_cast<std::ptrdiff_t>(end));
      i = end;
    }
  }
  return order;
}

}  // namespace storylens
