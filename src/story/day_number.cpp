#include "story/day_number.h"

#include <algorithm>

#include "story/iso_date.h"

namespace storylens {
namespace {

constexpr int kDaysOfEra = 146'097;  // 400 years
constexpr int kEpoch = 719'468;      // days from 1 March of the year 0 to 1970-01-01

constexpr int floor_div(int a, int b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// Years that begin in March have the leap day at their end, so that the days before a month are a straight
// line.
int days_from(int year, int month, int day) {
  const int march_year = month <= 2 ? year - 1 : year;
  const int era = floor_div(march_year, 400);
  const int year_of_era = march_year - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * kDaysOfEra + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - kEpoch;
}

}  // namespace

std::optional<int> day_number(std::string_view iso_date) {
  const std::optional<IsoDate> date = parse_iso_date(iso_date);
  if (!date) return std::nullopt;
  return days_from(date->year, std::max(date->month, 1), std::max(date->day, 1));
}

CalendarDay calendar_day(int day_number) {
  const int days = day_number + kEpoch;
  const int era = floor_div(days, kDaysOfEra);
  const int day_of_era = days - era * kDaysOfEra;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

}  // namespace storylens
