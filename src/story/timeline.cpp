#include "story/timeline.h"

#include <algorithm>
#include <optional>

#include "base/order.h"
#include "story/day_number.h"
#include "story/iso_date.h"

namespace storylens {
namespace {

constexpr int kYears[] = {0, 0, 1, 10, 100, 1000};  // of a bin, by unit

int years_of(BinUnit unit) {
  return kYears[static_cast<std::size_t>(unit)];
}

std::string padded(int number, std::size_t digits) {
  std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

// The number of the bin that a date is in, counted from some fixed one; none where it does not tell enough.
std::optional<int> bin_of(const IsoDate& date, std::string_view text, BinUnit unit) {
  if (unit == BinUnit::Day) return date.day == 0 ? std::nullopt : day_number(text);
  if (unit == BinUnit::Month)
    return date.month == 0 ? std::nullopt : std::optional(date.year * 12 + date.month - 1);
  return date.year / years_of(unit);
}

TimeBin bin_at(int number, BinUnit unit) {
  if (unit == BinUnit::Day) {
    const CalendarDay day = calendar_day(number);
    const std::string text = padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2);
    return {text, text, 0};
  }
  if (unit == BinUnit::Month) {
    const std::string text = padded(number / 12, 4) + "-" + padded(number % 12 + 1, 2);
    return {text, text, 0};
  }
  const int years = years_of(unit);
  return {padded(std::max(number * years, 1), 4), padded(number * years + years - 1, 4), 0};
}

std::string day_text(std::string_view date) {
  constexpr std::size_t kDay = 10;
  return std::string(date.substr(0, kDay));
}

}  // namespace

Timeline make_timeline(const std::vector<std::string_view>& dates) {
  Timeline line;
  for (const BinUnit unit : {BinUnit::Day, BinUnit::Month, BinUnit::Year, BinUnit::Decade, BinUnit::Century,
                             BinUnit::Millennium}) {
    line = {unit, {}, 0, 0, 0};
    std::vector<int> numbers;
    std::vector<int> reach;  // of all dates, those too that tell less than this unit asks for
    for (const std::string_view text : dates) {
      const std::optional<IsoDate> date = parse_iso_date(text);
      if (!date) {
        ++line.undated;
        continue;
      }
      IsoDate first = *date;  // day of what it tells
      first.month = std::max(first.month, 1);
      first.day = std::max(first.day, 1);
      reach.push_back(bin_of(first, text, unit).value_or(0));
      if (const std::optional<int> bin = bin_of(*date, text, unit)) {
        numbers.push_back(*bin);
      } else {
        ++line.coarse;
      }
    }
    if (numbers.empty() && line.coarse > 0) continue;  // all are cut short
    if (numbers.empty()) return line;
    const auto [earliest, latest] = std::minmax_element(reach.begin(), reach.end());
    if (*latest - *earliest >= kMostBins) continue;
    const auto [first, last] = std::minmax_element(numbers.begin(), numbers.end());
    for (int number = *first; number <= *last; ++number) line.bins.push_back(bin_at(number, unit));
    for (const int number : numbers) {
      int& count = line.bins[static_cast<std::size_t>(number - *first)].count;
      line.most = std::max(line.most, ++count);
    }
    return line;
  }
  return line;
}

std::vector<Moment> story_moments(const Story& story) {
  std::vector<Moment> moments;
  const auto add = [&](const std::string& date, MomentKind kind, int item = -1) {
    if (parse_iso_date(date)) moments.push_back({day_text(date), kind, item});
  };
  add(story.start_date, MomentKind::Start);
  add(story.end_date, MomentKind::End);
  add(story.date_published, MomentKind::Published);
  add(story.date_modified, MomentKind::Modified);
  for (std::size_t i = 0; i < story.corrections.size(); ++i)
    add(story.corrections[i].date, MomentKind::Correction, static_cast<int>(i));
  for (std::size_t i = 0; i < story.takes.size(); ++i)
    add(story.takes[i].date_published, MomentKind::Take, static_cast<int>(i));
  // "2026-06" stands before "2026-06-01": what it tells begins no later.
  sort_stably(moments, [](const Moment& a, const Moment& b) { return a.date < b.date; });
  return moments;
}

}  // namespace storylens
