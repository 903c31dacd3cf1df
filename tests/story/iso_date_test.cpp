#include "story/iso_date.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

TEST_SUITE("story/iso_date") {
  TEST_CASE("a date may end after the year or the month") {
    const auto year = parse_iso_date("2026");
    CHECK((year && year->year == 2026 && year->month == 0));
    const auto month = parse_iso_date("2026-06");
    CHECK((month && month->month == 6 && month->day == 0));
    const auto day = parse_iso_date("2026-06-24");
    CHECK((day && day->day == 24 && day->time.empty()));
  }

  TEST_CASE("a time may have seconds and a zone") {
    const auto minutes = parse_iso_date("2026-06-24T09:30");
    CHECK((minutes && minutes->time == "09:30" && minutes->zone.empty()));
    const auto utc = parse_iso_date("2026-06-24T09:30:15.250Z");
    CHECK((utc && utc->time == "09:30:15.250" && utc->zone == "Z"));
    const auto seoul = parse_iso_date("2026-06-24 09:30+09:00");
    CHECK((seoul && seoul->zone == "+09:00"));
  }

  TEST_CASE("what is not in the calendar is no date") {
    for (const char* text :
         {"", "20", "0000", "2026-13", "2026-00", "2026-02-29", "2026-04-31", "2026-6-4", "2026-06-",
          "2026-06-24T", "2026-06-24T24:00", "2026-06-24T09:60", "2026-06-24T09:30+25:00",
          "2026-06-24T09:30:00.1234", "24 June 2026", "2026-06-24 ", "2026-06-24T09:30Zx"}) {
      CAPTURE(text);
      CHECK_FALSE(parse_iso_date(text).has_value());
    }
    CHECK(parse_iso_date("2028-02-29").has_value());
    CHECK_FALSE(parse_iso_date("2100-02-29").has_value());
  }
}

}  // namespace
}  // namespace storylens
