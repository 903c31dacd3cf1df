// Bodies and links: what a layout knows of the things that it places.
#pragma once

#include <cstdint>

#include "base/vec2.h"

namespace storylens {

struct Body {
  Vec2 position;  // where it starts; used only if has_position
  bool has_position = false;
  bool is_pinned = false;  // does not move
  float radius = 8.0f;     // world units; collision keeps bodies this far apart
  float charge = -300.0f;  // negative repels
};

struct Link {
  std::int32_t a = 0;
  std::int32_t b = 0;
  float distance = 60.0f;  // rest length, world units, > 0
  float strength = 1.0f;   // in [0, 1], before division by the smaller degree
};

}  // namespace storylens
