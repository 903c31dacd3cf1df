// SIMD: four floats at a time, with SSE2, WebAssembly simd128 or plain floats, chosen by the compiler's
// target. Every operation is exact or correctly rounded (IEEE 754) and sums have a fixed order, so all three
// give the same bits. No other file names an instruction.
#pragma once

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#else
#include <cmath>
#endif

#include <cstdint>

namespace storylens {

#if defined(__wasm_simd128__)

struct Float4 {
  v128_t v;
};
inline Float4 load4(const float* from) {
  return {wasm_v128_load(from)};
}
inline Float4 load4(const std::uint16_t* from) {
  return {wasm_f32x4_convert_i32x4(wasm_u32x4_load16x4(from))};
}
inline void store4(float* to, Float4 a) {
  wasm_v128_store(to, a.v);
}
inline Float4 splat4(float x) {
  return {wasm_f32x4_splat(x)};
}
inline Float4 operator+(Float4 a, Float4 b) {
  return {wasm_f32x4_add(a.v, b.v)};
}
inline Float4 operator-(Float4 a, Float4 b) {
  return {wasm_f32x4_sub(a.v, b.v)};
}
inline Float4 operator*(Float4 a, Float4 b) {
  return {wasm_f32x4_mul(a.v, b.v)};
}
inline Float4 operator/(Float4 a, Float4 b) {
  return {wasm_f32x4_div(a.v, b.v)};
}
inline Float4 sqrt(Float4 a) {
  return {wasm_f32x4_sqrt(a.v)};
}
// The lanes of a where x < y, elsewhere +0.
inline Float4 where_less(Float4 x, Float4 y, Float4 a) {
  return {wasm_v128_and(wasm_f32x4_lt(x.v, y.v), a.v)};
}
inline bool any_less(Float4 x, Float4 y) {
  return wasm_v128_any_true(wasm_f32x4_lt(x.v, y.v));
}
inline float sum4(Float4 a) {
  return (wasm_f32x4_extract_lane(a.v, 0) + wasm_f32x4_extract_lane(a.v, 2)) +
         (wasm_f32x4_extract_lane(a.v, 1) + wasm_f32x4_extract_lane(a.v, 3));
}

#elif defined(__SSE2__)

struct Float4 {
  __m128 v;
};
inline Float4 load4(const float* from) {
  return {_mm_loadu_ps(from)};
}
inline Float4 load4(const std::uint16_t* from) {
  const __m128i narrow = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from));
  return {_mm_cvtepi32_ps(_mm_unpacklo_epi16(narrow, _mm_setzero_si128()))};
}
inline void store4(float* to, Float4 a) {
  _mm_storeu_ps(to, a.v);
}
inline Float4 splat4(float x) {
  return {_mm_set1_ps(x)};
}
inline Float4 operator+(Float4 a, Float4 b) {
  return {_mm_add_ps(a.v, b.v)};
}
inline Float4 operator-(Float4 a, Float4 b) {
  return {_mm_sub_ps(a.v, b.v)};
}
inline Float4 operator*(Float4 a, Float4 b) {
  return {_mm_mul_ps(a.v, b.v)};
}
inline Float4 operator/(Float4 a, Float4 b) {
  return {_mm_div_ps(a.v, b.v)};
}
inline Float4 sqrt(Float4 a) {
  return {_mm_sqrt_ps(a.v)};
}
inline Float4 where_less(Float4 x, Float4 y, Float4 a) {
  return {_mm_and_ps(_mm_cmplt_ps(x.v, y.v), a.v)};
}
inline bool any_less(Float4 x, Float4 y) {
  return _mm_movemask_ps(_mm_cmplt_ps(x.v, y.v)) != 0;
}
inline float sum4(Float4 a) {
  const __m128 halves = _mm_add_ps(a.v, _mm_movehl_ps(a.v, a.v));
  return _mm_cvtss_f32(_mm_add_ss(halves, _mm_shuffle_ps(halves, halves, 1)));
}

#else

struct Float4 {
  float v[4];
};
inline Float4 load4(const float* from) {
  return {{from[0], from[1], from[2], from[3]}};
}
inline Float4 load4(const std::uint16_t* from) {
  return {{static_cast<float>(from[0]), static_cast<float>(from[1]), static_cast<float>(from[2]),
           static_cast<float>(from[3])}};
}
inline void store4(float* to, Float4 a) {
  for (int i = 0; i < 4; ++i) to[i] = a.v[i];
}
inline Float4 splat4(float x) {
  return {{x, x, x, x}};
}
inline Float4 operator+(Float4 a, Float4 b) {
  return {{a.v[0] + b.v[0], a.v[1] + b.v[1], a.v[2] + b.v[2], a.v[3] + b.v[3]}};
}
inline Float4 operator-(Float4 a, Float4 b) {
  return {{a.v[0] - b.v[0], a.v[1] - b.v[1], a.v[2] - b.v[2], a.v[3] - b.v[3]}};
}
inline Float4 operator*(Float4 a, Float4 b) {
  return {{a.v[0] * b.v[0], a.v[1] * b.v[1], a.v[2] * b.v[2], a.v[3] * b.v[3]}};
}
inline Float4 operator/(Float4 a, Float4 b) {
  return {{a.v[0] / b.v[0], a.v[1] / b.v[1], a.v[2] / b.v[2], a.v[3] / b.v[3]}};
}
inline Float4 sqrt(Float4 a) {
  return {{std::sqrt(a.v[0]), std::sqrt(a.v[1]), std::sqrt(a.v[2]), std::sqrt(a.v[3])}};
}
inline Float4 where_less(Float4 x, Float4 y, Float4 a) {
  for (int i = 0; i < 4; ++i) a.v[i] = x.v[i] < y.v[i] ? a.v[i] : 0.0f;
  return a;
}
inline bool any_less(Float4 x, Float4 y) {
  return x.v[0] < y.v[0] || x.v[1] < y.v[1] || x.v[2] < y.v[2] || x.v[3] < y.v[3];
}
inline float sum4(Float4 a) {
  return (a.v[0] + a.v[2]) + (a.v[1] + a.v[3]);
}

#endif

}  // namespace storylens
