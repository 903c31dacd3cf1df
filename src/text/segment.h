// Segment: cuts text into shaped units, the pieces that are measured and drawn as one (text/paragraph.h).
// A word of a script with kerning or joining is one unit, punctuation that touches it included; East Asian
// characters, emoji and line ends are units by themselves; a run of spaces is one. A grapheme cluster is
// never cut, except after 32 code points; a unit has at most 64 code points and 256 bytes, or is one cluster.
//
// Units: byte offsets.
// Cost:  linear.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace storylens {

// What the text allows before a byte.
enum class Boundary : std::uint8_t {
  Inside,     // nothing: a unit may go on over it
  Unit,       // a unit ends
  LooseLine,  // a line may end, when the word is wider than a line
  Line,       // a line may end
  Forced,     // a line ends
};

enum class SegmentKind : std::uint8_t { Word, Single, Space, LineEnd };

struct Segment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint16_t span = 0;
  SegmentKind kind = SegmentKind::Word;
};

// Appends the units of text[begin, end), which is one span. boundaries has an entry for each byte of text;
// they cut words, never clusters nor runs of spaces.
void append_segments(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint16_t span,
                     const std::vector<Boundary>& boundaries, std::vector<Segment>& segments);

}  // namespace storylens
