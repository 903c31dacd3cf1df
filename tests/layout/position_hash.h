// Position hash: one number for the exact bits of positions (FNV-1a, 64 bits), to compare platforms by.
#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

#include "base/vec2.h"

namespace storylens {

inline std::uint64_t hash_positions(const std::vector<Vec2>& positions) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&hash](float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ ((bits >> shift) & 0xffu)) * 1099511628211ULL;
  };
  for (const Vec2& position : positions) {
    add(position.x);
    add(position.y);
  }
  return hash;
}

}  // namespace storylens
