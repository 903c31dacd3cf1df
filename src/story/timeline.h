// Timeline: dates counted by day, month, year or more, whichever makes no more than kMostBins parts; and the
// dates that one story holds, in their order.
//
// Shapes: bins follow one another without a gap from the first date to the last; from and to are bounds as
//         Exploration has them.
// Errors: what is no date of the calendar is undated; a date that does not tell as much as a bin asks for is
// coarse and
//         in no bin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"

namespace storylens {

inline constexpr int kMostBins = 31;

enum class BinUnit : std::uint8_t { Day, Month, Year, Decade, Century, Millennium };

struct TimeBin {
  std::string from;  // "2015-09-03", "2015-09", "1990"
  std::string to;    // the same, or "1999"
  int count = 0;
};

struct Timeline {
  BinUnit unit = BinUnit::Day;
  std::vector<TimeBin> bins;  // empty = there is no date
  int most = 0;               // in one bin
  int undated = 0;
  int coarse = 0;
};

Timeline make_timeline(const std::vector<std::string_view>& dates);

enum class MomentKind : std::uint8_t { Start, End, Published, Modified, Correction, Take };

struct Moment {
  std::string date;  // cut to the day
  MomentKind kind = MomentKind::Start;
  int item = -1;  // in Story::corrections or Story::takes
};

// Oldest first; on one day in the order of MomentKind, then of the file. What has no date is left out.
std::vector<Moment> story_moments(const Story& story);

}  // namespace storylens
