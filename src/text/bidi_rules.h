// Bidi rules: the levels within one isolating run sequence, the part of a paragraph that is read without
// anything between (UAX #9, W1–W7, N0–N2, I1, I2). Private to bidi.cpp.
//
// Cost: linear.
#pragma once

#include <cstdint>
#include <vector>

#include "text/script.h"

namespace storylens {

struct BidiCharacter {
  std::uint32_t offset = 0;
  char32_t code_point = 0;
  BidiClass original =
      BidiClass::OtherNeutral;  // after overrides; what opens and ends isolates is white space
  BidiClass resolved = BidiClass::OtherNeutral;
  std::uint8_t level = 0;
  std::uint8_t embedding = 0;  // the level before the rules
};

bool is_right(BidiClass c);

// Characters of one level, without what rule X9 removes; the levels are those of what stands before and after
// the sequence (X10).
void resolve_sequence(std::vector<BidiCharacter>& characters, std::uint8_t level_before,
                      std::uint8_t level_after);

}  // namespace storylens
