// Day number: a date as a count of days, to put dates on a line.
#pragma once

#include <optional>
#include <string_view>

namespace storylens {

// Days from 1970-01-01 to the date, or to the first day of the month or year that is all it tells; none when
// it is no date of the calendar (Gregorian, also before its time).
std::optional<int> day_number(std::string_view iso_date);

// "2026-06-24".
struct CalendarDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};
CalendarDay calendar_day(int day_number);

}  // namespace storylens
