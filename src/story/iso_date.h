// ISO date: a date as stories carry it, ISO 8601, possibly truncated ("2026-06"), possibly with a time.
// Private to src/story.
#pragma once

#include <optional>
#include <string_view>

namespace storylens {

struct IsoDate {
  int year = 0;
  int month = 0;          // 0 = not given
  int day = 0;            // 0 = not given
  std::string_view time;  // "10:30" or "10:30:00.5", of the text parsed; empty = not given
  std::string_view zone;  // "Z", "+09:00"; empty = not given
};

// Only what exists in the calendar and is valid in an HTML datetime attribute.
std::optional<IsoDate> parse_iso_date(std::string_view text);

}  // namespace storylens
