// Bidi: the order in which left-to-right and right-to-left text is seen (UAX #9, Unicode 15), explicit
// embeddings, overrides and isolates included, although text from outside has lost them before it comes here.
//
// Shapes: levels are by byte; even is left to right, odd right to left.
// Cost:   linear; text without right-to-left characters is only looked through.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace storylens {

// Whether the first strong character that is in no isolate goes right to left (P2, P3).
bool starts_right_to_left(std::string_view text);

// The embedding level of each byte (all rules up to I2, and L1 but for the ends of broken lines); empty when
// all are 0.
std::vector<std::uint8_t> bidi_levels(std::string_view text, bool is_right_to_left);

// Which of the pieces of a line stands first from the left, which second and so on (L2).
std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace storylens
