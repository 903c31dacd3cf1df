// Vec2: a point or a difference of points in the plane. The space is named where a value is stored.
#pragma once

#include <cmath>

namespace storylens {

struct Vec2 {
  float x = 0.0f;
  float y = 0.0f;
};

inline Vec2 operator+(Vec2 a, Vec2 b) {
  return {a.x + b.x, a.y + b.y};
}
inline Vec2 operator-(Vec2 a, Vec2 b) {
  return {a.x - b.x, a.y - b.y};
}
inline Vec2 operator*(Vec2 a, float s) {
  return {a.x * s, a.y * s};
}
inline bool operator==(Vec2 a, Vec2 b) {
  return a.x == b.x && a.y == b.y;
}
inline float dot(Vec2 a, Vec2 b) {
  return a.x * b.x + a.y * b.y;
}
inline float length_squared(Vec2 a) {
  return dot(a, a);
}
inline float length(Vec2 a) {
  return std::sqrt(dot(a, a));
}

}  // namespace storylens
