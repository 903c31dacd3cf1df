#include "base/number.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/random.h"

namespace storylens {
namespace {

void check_as_strtod(const std::string& text) {
  CAPTURE(text);
  char* end = nullptr;
  const double expected = std::strtod(text.c_str(), &end);
  const ParsedNumber parsed = parse_number(text);
  CHECK(std::memcmp(&parsed.value, &expected, sizeof expected) == 0);
  CHECK(parsed.size == static_cast<std::size_t>(end - text.c_str()));
}

template <class... Values>
std::string printed(const char* format, Values... values) {
  char text[400];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

double any_double(Random& random) {
  for (;;) {
    const std::uint64_t bits = static_cast<std::uint64_t>(random.next()) << 32u | random.next();
    double value = 0.0;
    std::memcpy(&value, &bits, sizeof value);
    if (std::isfinite(value)) return value;
  }
}

TEST_SUITE("base/number") {
  TEST_CASE("numbers as people and programs write them are read as strtod does") {
    for (const char* text : {"0",
                             "-0",
                             "+1",
                             "1.",
                             ".5",
                             "-12.50",
                             "007",
                             "0.001",
                             "1e3",
                             "1E-3",
                             "1e+2",
                             "12,5",
                             "3px",
                             "1e",
                             "1e+",
                             "1.2.3",
                             "",
                             "-",
                             ".",
                             "e5",
                             "x",
                             "123456789012345678901234567890",
                             "1e22",
                             "1e23",
                             "1e400",
                             "-1e400",
                             "1e-400",
                             "0e999999999999",
                             "1e999999999999",
                             "1e-999999999999"}) {
      check_as_strtod(text);
    }
  }

  TEST_CASE("numbers near the ends of the range and half way between two doubles are read to the last bit") {
    for (const char* text :
         {"1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308",
          "2.2250738585072014e-308", "2.2250738585072011e-308", "4.9e-324", "2.5e-324", "2.4e-324",
          "9007199254740993", "9007199254740995", "9007199254740993.00000000000000000001", "5e-324",
          "7.4109846876186981626485318930233205854758970392148714663837852375e-324"}) {
      check_as_strtod(text);
    }
    const std::string half = printed("%.780e", 3.0 * std::ldexp(1.0, -1074) / 2.0);
    check_as_strtod(half);
    check_as_strtod(printed("%.0f", 9007199254740992.0) + "." + std::string(900, '0') + "1");
    check_as_strtod("9007199254740993." + std::string(900, '0') + "1");
    check_as_strtod("9007199254740993." + std::string(900, '0'));
  }

  TEST_CASE("any double comes back from any number of digits") {
    Random random(1);
    for (int i = 0; i < 3000; ++i) {
      const double value = any_double(random);
      check_as_strtod(printed("%.*g", static_cast<int>(random.next() % 40 + 1), value));
      check_as_strtod(printed("%.3f", std::fmod(value, 1e6)));
    }
  }

  TEST_CASE("numbers are written as printf does") {
    Random random(2);
    const auto check = [](float value) {
      CAPTURE(value);
      std::string fixed, six;
      append_six_digits(six, value);
      CHECK(six == printed("%.6g", static_cast<double>(value)));
      if (!(std::fabs(value) < 1e12f)) return;
      for (int decimals = 0; decimals <= 6; ++decimals) {
        fixed.clear();
        append_fixed(fixed, value, decimals);
        CHECK(fixed == printed("%.*f", decimals, static_cast<double>(value)));
      }
    };
    for (const float value : {0.0f, -0.0f, 0.5f, 1.5f, 2.5f, 0.25f, 0.75f, 0.125f, -0.04f, 999999.5f, 1e6f,
                              1e5f, 1e-4f, 1e-5f, 123456.5f, 0.0009999999f, 12.0f, 16777216.0f})
      check(value);
    for (int i = 0; i < 3000; ++i) {
      check((random.uniform() - 0.5f) * std::ldexp(1.0f, static_cast<int>(random.next() % 60) - 20));
      check(static_cast<float>(random.next() % 4000) / 16.0f);
    }
  }
}

}  // namespace
}  // namespace storylens
