#include "story/timeline.h"

#include <algorithm>
#include <string>

#include "story/corpus_html.h"
#include "story/html/corpus_page.h"
#include "story/takes_address.h"

namespace storylens {
namespace {

constexpr std::size_t kMostTicks = 16;
constexpr std::string_view kUnits[] = {"timeline.day",    "timeline.month",   "timeline.year",
                                       "timeline.decade", "timeline.century", "timeline.millennium"};

// Whether a bin lies within the dates that are chosen; a bound may be finer or coarser than the bin.
bool is_within(const TimeBin& bin, std::string_view from, std::string_view to) {
  const auto compare = [](std::string_view a, std::string_view b) {
    const std::size_t size = std::min(a.size(), b.size());
    return a.substr(0, size).compare(b.substr(0, size));
  };
  return (from.empty() || compare(bin.to, from) >= 0) && (to.empty() || compare(bin.from, to) <= 0);
}

// What a bin chooses: itself at first; then all up to it; itself again within what is chosen; and the only
// one that is chosen, none.
std::string bin_address(const Timeline& line, std::size_t bin, std::size_t first, std::size_t end) {
  std::size_t from = bin;
  std::size_t to = bin;
  if (first < end && bin < first) to = end - 1;
  if (first < end && bin >= end) from = first;
  std::string address = page_address(kFrontPage);
  if (first + 1 == end && bin == first) return address;
  address += "&from=" + line.bins[from].from + "&to=" + line.bins[to].to;
  return address;
}

std::string bin_words(const Strings& strings, const TimeBin& bin) {
  const std::string from = strings.date(bin.from);
  return bin.from == bin.to ? from : from + " – " + strings.date(bin.to);
}

// Under a bar: the day, the month, the year; nothing where there is no room.
std::string tick_of(const Timeline& line, std::size_t bin) {
  const std::size_t step = (line.bins.size() + kMostTicks - 1) / kMostTicks;
  if (bin % step != 0) return {};
  const std::string& from = line.bins[bin].from;
  if (line.unit > BinUnit::Month) return from;
  const std::string last = from.substr(from.rfind('-') + 1);
  return last.front() == '0' ? last.substr(1) : last;
}

// And below a month the year, where it is another than before.
std::string year_of(const Timeline& line, std::size_t bin) {
  if (line.unit != BinUnit::Month || line.bins.size() > kMostTicks) return {};
  const std::string year = line.bins[bin].from.substr(0, 4);
  return bin > 0 && line.bins[bin - 1].from.substr(0, 4) == year ? std::string() : year;
}

void write_tick(HtmlFragment& html, std::string_view block, std::string_view text) {
  if (text.empty()) return;
  html.element("p", {{"class", "tick"}, {"data-block", block}, {"aria-hidden", "true"}}, text);
}

}  // namespace

void write_timeline(CorpusPage& page, const std::vector<int>& stories) {
  std::vector<std::string_view> dates;
  for (const int item : stories) dates.push_back(page.story(item).start_date);
  const Timeline line = make_timeline(dates);
  if (line.bins.size() < 2) return;
  const CorpusView& view = page.view;
  const bool has_range = !view.from_date.empty() || !view.to_date.empty();
  std::size_t first = 0;
  std::size_t end = 0;  // of what is chosen
  for (std::size_t i = 0; has_range && i < line.bins.size(); ++i) {
    if (!is_within(line.bins[i], view.from_date, view.to_date)) continue;
    if (first == end) first = i;
    end = i + 1;
  }
  const Strings& strings = page.strings;
  HtmlFragment& html = page.html;
  html.open("nav", {{"class", "timeline"}, {"aria-label", strings.get("timeline")}});
  std::string caption(strings.get(kUnits[static_cast<std::size_t>(line.unit)]));
  caption.append(kDot).append(strings.format(
      "date.range", {strings.date(line.bins.front().from), strings.date(line.bins.back().to)}));
  if (line.undated > 0) caption.append(kDot).append(strings.count("timeline.undated", line.undated));
  if (line.coarse > 0) caption.append(kDot).append(strings.count("timeline.coarse", line.coarse));
  page.words("caption", caption);
  html.open("table", {{"class", "timeline"}, {"data-n", std::to_string(line.bins.size())}});
  html.open("tr", {{"data-n", std::to_string(line.most)}});
  for (std::size_t i = 0; i < line.bins.size(); ++i) {
    const TimeBin& bin = line.bins[i];
    const bool is_chosen = i >= first && i < end;
    const std::string block = "bin" + std::to_string(i);
    html.open("td",
              {{"class", !has_range || is_chosen ? "bin" : "off"}, {"data-n", std::to_string(bin.count)}});
    html.open("p", {{"class", "count"}, {"data-block", block}});
    html.element("a",
                 {{"href", bin_address(line, i, first, end)},
                  {"data-bin", bin.from + "/" + bin.to},
                  {"aria-current", is_chosen ? "true" : ""},
                  {"aria-label", bin_words(strings, bin) + ": " + strings.count("stories.count", bin.count)}},
                 std::to_string(bin.count));
    html.close();
    write_tick(html, block + ".tick", tick_of(line, i));
    write_tick(html, block + ".year", year_of(line, i));
    html.close();
  }
  html.close();
  html.close();
  html.close();
}

}  // namespace storylens
