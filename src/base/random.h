// Random: a small seeded generator, the same sequence on every platform (PCG32, M. E. O'Neill 2014).
#pragma once

#include <cstdint>

namespace storylens {

class Random {
 public:
  explicit Random(std::uint64_t seed = 0) : state_(seed + kIncrement) { next(); }

  std::uint32_t next() {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005ULL + kIncrement;
    const auto shifted = static_cast<std::uint32_t>(((old >> 18u) ^ old) >> 27u);
    const auto rotation = static_cast<std::uint32_t>(old >> 59u);
    return (shifted >> rotation) | (shifted << ((32u - rotation) & 31u));
  }

  // Uniform in [0, 1), with 24 bits: exact in float.
  float uniform() { return static_cast<float>(next() >> 8) * (1.0f / 16777216.0f); }

 private:
  static constexpr std::uint64_t kIncrement = 1442695040888963407ULL;
  std::uint64_t state_;
};

}  // namespace storylens
