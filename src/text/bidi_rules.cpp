#include "text/bidi_rules.h"

#include <algorithm>
#include <iterator>

#include "text/character_table.h"

namespace storylens {
namespace {

using Class = BidiClass;

Class direction_of_level(std::uint8_t level) {
  return (level & 1) != 0 ? Class::RightToLeft : Class::LeftToRight;
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

using Character = BidiCharacter;
using Characters = std::vector<BidiCharacter>;

// W1, W2: marks go with what they stand on; European numbers after an Arabic letter are Arabic ones.
void resolve_marks_and_numbers(Characters& characters, Class start) {
  Class before = start;
  Class strong = start;
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
void resolve_left_numbers(Characters& characters, Class start) {
  Class strong = start;
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

// The embedding's direction if any character between the two places has it, else the other if any has that.
Class direction_inside(const Characters& characters, std::size_t opening, std::size_t closing,
                       Class embedding) {
  Class inside = Class::OtherNeutral;
  for (std::size_t i = opening + 1; i < closing && inside != embedding; ++i) {
    const Class direction = strong_direction(characters[i].resolved);
    if (direction != Class::OtherNeutral) inside = direction;
  }
  return inside;
}

Class direction_before(const Characters& characters, std::size_t place, Class start) {
  while (place-- > 0) {
    const Class direction = strong_direction(characters[place].resolved);
    if (direction != Class::OtherNeutral) return direction;
  }
  return start;
}

// N0: a pair goes as what it holds, if that is the embedding's direction, else as what precedes it if that
// agrees. Pairs nest at most 63 deep, so that looking through each is linear.
void resolve_brackets(Characters& characters, Class start, Class embedding) {
  const std::vector<std::uint32_t> partners = bracket_partners(characters);
  for (std::size_t opening = 0; opening < partners.size(); ++opening) {
    const std::size_t closing = partners[opening];
    if (closing == 0) continue;
    const Class inside = direction_inside(characters, opening, closing, embedding);
    if (inside == Class::OtherNeutral) continue;
    const bool agrees = inside == embedding || direction_before(characters, opening, start) == inside;
    set_bracket(characters, opening, agrees ? inside : embedding);
    set_bracket(characters, closing, agrees ? inside : embedding);
  }
}

// N1, N2: neutrals between two of a direction take it, others the embedding's.
void resolve_neutrals(Characters& characters, Class start, Class end_direction, Class embedding) {
  Class before = start;
  for (std::size_t i = 0; i < characters.size();) {
    if (!is_neutral(characters[i].resolved)) {
      before = strong_direction(characters[i++].resolved);
      continue;
    }
    std::size_t end = i;
    while (end < characters.size() && is_neutral(characters[end].resolved)) ++end;
    const Class after = end < characters.size() ? strong_direction(characters[end].resolved) : end_direction;
    for (; i < end; ++i) characters[i].resolved = before == after ? before : embedding;
  }
}

// I1, I2.
std::uint8_t implicit_level(Class c, std::uint8_t level) {
  const bool is_odd = (level & 1) != 0;
  if (is_right(c)) return static_cast<std::uint8_t>(is_odd ? level : level + 1);
  if (c == Class::LeftToRight) return static_cast<std::uint8_t>(is_odd ? level + 1 : level);
  return static_cast<std::uint8_t>(is_odd ? level + 1 : level + 2);
}

}  // namespace

bool is_right(BidiClass c) {
  return c == Class::RightToLeft || c == Class::ArabicLetter;
}

void resolve_sequence(std::vector<BidiCharacter>& characters, std::uint8_t level_before,
                      std::uint8_t level_after) {
  if (characters.empty()) return;
  const std::uint8_t level = characters.front().level;
  const Class start = direction_of_level(std::max(level, level_before));
  const Class end = direction_of_level(std::max(level, level_after));
  const Class embedding = direction_of_level(level);
  resolve_marks_and_numbers(characters, start);
  resolve_separators(characters);
  resolve_terminators(characters);
  resolve_left_numbers(characters, start);
  resolve_brackets(characters, start, embedding);
  resolve_neutrals(characters, start, end, embedding);
  for (Character& character : characters) character.level = implicit_level(character.resolved, level);
}

}  // namespace storylens
