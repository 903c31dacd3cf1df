#include "story/day_number.h"

#include <doctest/doctest.h>

namespace storylens {

TEST_SUITE("story/day_number") {
  TEST_CASE("days are counted from 1970") {
    CHECK(day_number("1970-01-01") == 0);
    CHECK(day_number("1969-12-31") == -1);
    CHECK(day_number("2000-03-01") == 11017);
    CHECK(day_number("2026-06-24") == 20628);
  }

  TEST_CASE("a month or a year is its first day, a time is left out") {
    CHECK(day_number("2026-06") == day_number("2026-06-01"));
    CHECK(day_number("2026") == day_number("2026-01-01"));
    CHECK(day_number("2026-06-24T23:59Z") == day_number("2026-06-24"));
  }

  TEST_CASE("what is no date has no number") {
    for (const char* text : {"", "soon", "2026-13", "2026-02-30", "24.6.2026"}) CHECK_FALSE(day_number(text));
  }

  TEST_CASE("every day of 800 years comes back from its number") {
    const int first = *day_number("1600-01-01");
    const int last = *day_number("2400-12-31");
    CalendarDay before = calendar_day(first - 1);
    for (int day = first; day <= last; ++day) {
      const CalendarDay now = calendar_day(day);
      const bool is_next = now.day == before.day + 1 || (now.day == 1 && before.day >= 28);
      REQUIRE(is_next);
      before = now;
    }
    CHECK(before.year == 2400);
    CHECK(before.month == 12);
    CHECK(before.day == 31);
  }
}

}  // namespace storylens
