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

struct Character {
  std::uint32_t offset;
  char32_t code_point;
  Class original;
  Class resolved;
};

// A paragraph's characters without boundary neutrals; they are one level run, with no explicit controls among
// them.
using Characters = std::vector<Character>;

// W1, W2: marks go with what they stand on; European numbers after an Arabic letter are Arabic ones.
void resolve_marks_and_numbers(Characters& characters, Class paragraph) {
  Class before = paragraph;
  Class strong = paragraph;
  for (Character& character : characters) {
    Class& c = character.resolved;
    if (c == Class::NonspacingMark) c = before;
    before = c;
    if (c == Class::LeftToRight || is_right(c)) strong = c;
    if (c == Class::EuropeanNumber && strong == Class::ArabicLetter) c = Class::ArabicNumber;
  }
}

// W4: a separator between two numbers of a kind is part of the number.
void resolve_separators(Characters& characters) {
  for (std::size_t i = 1; i + 1 < characters.size(); ++i) {
    const Class before = characters[i - 1].resolved;
    if (before != characters[i + 1].resolved) continue;
    Class& c = characters[i].resolved;
    const bool joins_european =
        before == Class::EuropeanNumber && (c == Class::EuropeanSeparator || c == Class::CommonSeparator);
    const bool joins_arabic = before == Class::ArabicNumber && c == Class::CommonSeparator;
    if (joins_european || joins_arabic) c = before;
  }
}

// W5, W6: signs beside a European number are part of it, other separators and signs are neutral.
void resolve_terminators(Characters& characters) {
  const auto is_number = [&](std::size_t i) {
    return i < characters.size() && characters[i].resolved == Class::EuropeanNumber;
  };
  for (std::size_t i = 0; i < characters.size();) {
    std::size_t end = i;
    while (end < characters.size() && characters[end].resolved == Class::EuropeanTerminator) ++end;
    if (end == i) {
      Class& c = characters[i++].resolved;
      if (c == Class::EuropeanSeparator || c == Class::CommonSeparator) c = Class::OtherNeutral;
      continue;
    }
    const bool is_beside_number = (i > 0 && is_number(i - 1)) || is_number(end);
    for (; i < end; ++i)
      characters[i].resolved = is_beside_number ? Class::EuropeanNumber : Class::OtherNeutral;
  }
}

// W3, W7: Arabic letters are right to left, European numbers in left-to-right text left to right.
void resolve_left_numbers(Characters& characters, Class paragraph) {
  Class strong = paragraph;
  for (Character& character : characters) {
    Class& c = character.resolved;
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

// BD16: for each opening bracket that is still neutral the place of its closing one, 0 for all else.
std::vector<std::uint32_t> bracket_partners(const Characters& characters) {
  constexpr std::size_t kMaxDepth = 63;
  struct Open {
    char32_t closing;
    std::uint32_t place;
  };
  Open stack[kMaxDepth];
  std::size_t depth = 0;
  std::vector<std::uint32_t> partners(characters.size(), 0);
  for (std::uint32_t i = 0; i < characters.size(); ++i) {
    if (characters[i].resolved != Class::OtherNeutral) continue;
    const char32_t c = canonical_bracket(characters[i].code_point);
    if (const char32_t closing = closing_bracket_of(c)) {
      if (depth == kMaxDepth) return {};
      stack[depth++] = {closing, i};
      continue;
    }
    for (std::size_t open = depth; open-- > 0;) {
      if (stack[open].closing != c) continue;
      partners[stack[open].place] = i;
      depth = open;
      break;
    }
  }
  return partners;
}

// Sets a bracket and the marks on it, which were marks before W1.
void set_bracket(Characters& characters, std::size_t place, Class direction) {
  characters[place].resolved = direction;
  for (std::size_t i = place + 1; i < characters.size(); ++i) {
    if (characters[i].original != Class::NonspacingMark) return;
    characters[i].resolved = direction;
  }
}

// The paragraph's direction if any character between the two places has it, else the other if any has that.
Class direction_inside(const Characters& characters, std::size_t opening, std::size_t closing,
                       Class paragraph) {
  Class inside = Class::OtherNeutral;
  for (std::size_t i = opening + 1; i < closing && inside != paragraph; ++i) {
    const Class direction = strong_direction(characters[i].resolved);
    if (direction != Class::OtherNeutral) inside = direction;
  }
  return inside;
}

Class direction_before(const Characters& characters, std::size_t place, Class paragraph) {
  while (place-- > 0) {
    const Class direction = strong_direction(characters[place].resolved);
    if (direction != Class::OtherNeutral) return direction;
  }
  return paragraph;
}

// N0: a pair goes as what it holds, if that is the paragraph's direction, else as what precedes it if that
// agrees. Pairs nest at most 63 deep, so that looking through each is linear.
void resolve_brackets(Characters& characters, Class paragraph) {
  const std::vector<std::uint32_t> partners = bracket_partners(characters);
  for (std::size_t opening = 0; opening < partners.size(); ++opening) {
    const std::size_t closing = partners[opening];
    if (closing == 0) continue;
    const Class inside = direction_inside(characters, opening, closing, paragraph);
    if (inside == Class::OtherNeutral) continue;
    const bool agrees = inside == paragraph || direction_before(characters, opening, paragraph) == inside;
    set_bracket(characters, opening, agrees ? inside : paragraph);
    set_bracket(characters, closing, agrees ? inside : paragraph);
  }
}

// N1, N2: neutrals between two of a direction take it, others the paragraph's.
void resolve_neutrals(Characters& characters, Class paragraph) {
  Class before = paragraph;
  for (std::size_t i = 0; i < characters.size();) {
    if (!is_neutral(characters[i].resolved)) {
      before = strong_direction(characters[i++].resolved);
      continue;
    }
    std::size_t end = i;
    while (end < characters.size() && is_neutral(characters[end].resolved)) ++end;
    const Class after = end < characters.size() ? strong_direction(characters[end].resolved) : paragraph;
    for (; i < end; ++i) characters[i].resolved = before == after ? before : paragraph;
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

// Sets the levels of one paragraph, text[begin, end); bytes of boundary neutrals follow what precedes them.
void resolve_paragraph(Characters& characters, std::uint32_t begin, std::uint32_t end, std::uint8_t level,
                       std::vector<std::uint8_t>& levels) {
  const Class paragraph = level == 0 ? Class::LeftToRight : Class::RightToLeft;
  resolve_marks_and_numbers(characters, paragraph);
  resolve_separators(characters);
  resolve_terminators(characters);
  resolve_left_numbers(characters, paragraph);
  resolve_brackets(characters, paragraph);
  resolve_neutrals(characters, paragraph);

  bool is_trailing = true;  // L1, from the end: separators and the white space before them
  std::uint32_t next = end;
  for (std::size_t i = characters.size(); i-- > 0;) {
    const Character& character = characters[i];
    if (is_separator(character.original)) is_trailing = true;
    if (!is_separator(character.original) && character.original != Class::Whitespace) is_trailing = false;
    const std::uint8_t own = is_trailing ? level : implicit_level(character.resolved, level);
    std::fill(levels.data() + character.offset, levels.data() + next, own);
    next = character.offset;
  }
  std::fill(levels.data() + begin, levels.data() + next, level);
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
    if (c != Class::BoundaryNeutral) characters.push_back({at, code_point, c, c});
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
