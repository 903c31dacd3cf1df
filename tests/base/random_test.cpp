#include "base/random.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>

namespace storylens {
namespace {

TEST_SUITE("base/random") {
  TEST_CASE("a seed gives the same sequence on every platform") {
    Random random(42);
    std::array<std::uint32_t, 4> values{};
    for (std::uint32_t& value : values) value = random.next();
    CHECK(values == std::array<std::uint32_t, 4>{3270867926u, 1795671209u, 1924641435u, 1143034755u});
  }

  TEST_CASE("different seeds give different sequences") {
    Random a(1);
    Random b(2);
    int equal_count = 0;
    for (int i = 0; i < 100; ++i) equal_count += a.next() == b.next() ? 1 : 0;
    CHECK(equal_count < 3);
  }

  TEST_CASE("uniform values stay in [0, 1) and fill it evenly") {
    Random random;
    std::array<int, 10> counts{};
    for (int i = 0; i < 10000; ++i) {
      const float value = random.uniform();
      REQUIRE(value >= 0.0f);
      REQUIRE(value < 1.0f);
      ++counts[static_cast<std::size_t>(value * 10.0f)];
    }
    for (const int count : counts) {
      CHECK(count > 850);
      CHECK(count < 1150);
    }
  }
}

}  // namespace
}  // namespace storylens
