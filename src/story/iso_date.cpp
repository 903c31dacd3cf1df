#include "story/iso_date.h"

#include <cstddef>

namespace storylens {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Exactly `count` digits taken off the text; -1 when they are not there.
int take_number(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[i])) return -1;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

bool take_in_range(std::string_view& text, int lowest, int highest) {
  const int number = take_number(text, 2);
  return number >= lowest && number <= highest;
}

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : kDays[month - 1];
}

bool take_time(std::string_view& text) {
  constexpr std::size_t kLongestFraction = 3;
  if (!take_in_range(text, 0, 23) || !take(text, ':') || !take_in_range(text, 0, 59)) return false;
  if (!take(text, ':')) return true;
  if (!take_in_range(text, 0, 59)) return false;
  if (!take(text, '.')) return true;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  text.remove_prefix(digits);
  return digits >= 1 && digits <= kLongestFraction;
}

bool take_zone(std::string_view& text) {
  if (text.empty() || take(text, 'Z')) return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  if (!take_in_range(text, 0, 23)) return false;
  take(text, ':');
  return take_in_range(text, 0, 59);
}

}  // namespace

std::optional<IsoDate> parse_iso_date(std::string_view text) {
  IsoDate date;
  date.year = take_number(text, 4);
  if (date.year < 1) return std::nullopt;
  if (text.empty()) return date;
  if (!take(text, '-')) return std::nullopt;
  date.month = take_number(text, 2);
  if (date.month < 1 || date.month > 12) return std::nullopt;
  if (text.empty()) return date;
  if (!take(text, '-')) return std::nullopt;
  date.day = take_number(text, 2);
  if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
  if (text.empty()) return date;
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  std::string_view rest = text;
  if (!take_time(rest)) return std::nullopt;
  date.time = text.substr(0, text.size() - rest.size());
  date.zone = rest;
  if (!take_zone(rest) || !rest.empty()) return std::nullopt;
  return date;
}

}  // namespace storylens
