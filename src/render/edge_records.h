// Edge records: an edge as the bytes that the edge pass uploads, in quads' worths: the body from a on in
// equal pieces, then the arrow head.
//
// Units: sizes of nodes in 1/64 world units, widths in 1/64 device pixels, the bend from -1 to 1 as 0 to
// 65,534.
#pragma once

#include <cstdint>
#include <vector>

#include "render/edge_pass.h"

namespace storylens {

struct EdgeRecord {
  Vec2 a_world;
  Vec2 b_world;
  std::uint16_t radius_a, around_a, radius_b, around_b;
  std::uint16_t width, bend, dash, arrow;
  std::uint32_t color;
  std::uint8_t number;  // of this piece
  std::uint8_t pieces;  // of the body; the piece of this number is the arrow head
  std::uint8_t rank;    // 0 to 255
  std::uint8_t padding;
};
static_assert(sizeof(EdgeRecord) == 40, "src/render/edge_pass.cpp and the edge shaders describe these bytes");

void append_edge_records(const EdgeInstance& edge, std::vector<EdgeRecord>& records);

}  // namespace storylens
