#include "arrange/time_axis.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "arrange/arrange.h"
#include "base/order.h"
#include "story/day_number.h"

namespace storylens {
namespace {

constexpr std::size_t kMostLanes = 400;
constexpr float kBetween = 14.0f;  // boxes of a lane
constexpr float kWidthOfFew = 900.0f;
constexpr float kAreaOfNode = 30'000.0f;

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string year_text(int year) {
  std::string digits = std::to_string(std::max(year, 0));
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  return digits;
}

class Arranger {
 public:
  Arranger(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible)
      : graph_(graph), visible_(visible), days_(visible.size(), 0.0f), is_dated_(visible.size(), 0) {
    find_days(bundle);
  }

  TimeAxis arrange() {
    axis_.places.resize(visible_.size());
    set_scale();
    for (std::size_t i = 0; i < visible_.size(); ++i)
      axis_.places[i].x = is_dated_[i] ? x_of(days_[i]) : axis_.undated_x;
    const float above = fill_lanes(true, 0.0f);
    fill_lanes(false, above + lane_height_);
    place_undated();
    add_ticks();
    return std::move(axis_);
  }

 private:
  bool is_story(std::size_t i) const { return node(i).kind == NodeKind::Story; }
  const GraphNode& node(std::size_t i) const { return graph_.nodes[static_cast<std::size_t>(visible_[i])]; }
  float x_of(float day) const { return (day - first_) * px_per_day_ - width_ * 0.5f; }

  void find_days(const Bundle& bundle) {
    std::vector<int> index(graph_.nodes.size(), -1);
    for (std::size_t i = 0; i < visible_.size(); ++i) {
      index[static_cast<std::size_t>(visible_[i])] = static_cast<int>(i);
      if (!is_story(i) || node(i).item < 0) continue;
      const auto day = day_number(bundle.stories[static_cast<std::size_t>(node(i).item)].start_date);
      if (!day) continue;
      days_[i] = static_cast<float>(*day);
      is_dated_[i] = 1;
    }
    std::vector<float> sum(visible_.size(), 0.0f);
    std::vector<float> count(visible_.size(), 0.0f);
    for (const GraphEdge& edge : graph_.edges) {
      const int ends[] = {index[static_cast<std::size_t>(edge.source)],
                          index[static_cast<std::size_t>(edge.target)]};
      for (const int side : {0, 1}) {
        if (ends[0] < 0 || ends[1] < 0) continue;
        const auto to = static_cast<std::size_t>(ends[side]);
        const auto from = static_cast<std::size_t>(ends[1 - side]);
        if (!is_dated_[from]) continue;
        sum[to] += days_[from];
        count[to] += 1.0f;
      }
    }
    for (std::size_t i = 0; i < visible_.size(); ++i) {
      if (is_dated_[i] || count[i] == 0.0f) continue;
      days_[i] = sum[i] / count[i];
      is_dated_[i] = 1;
    }
  }

  void set_scale() {
    const auto dated = static_cast<float>(std::count(is_dated_.begin(), is_dated_.end(), std::uint8_t{1}));
    width_ = std::max(kWidthOfFew, std::sqrt(dated * kAreaOfNode));
    axis_.undated_x = -width_ * 0.5f - 200.0f;
    axis_.undated = static_cast<int>(visible_.size()) - static_cast<int>(dated);
    bool is_first = true;
    for (std::size_t i = 0; i < visible_.size(); ++i) {
      const Box box = node_box_world(node(i));
      lane_height_ = std::max(lane_height_, box.max.y - box.min.y + 8.0f);
      if (!is_dated_[i]) continue;
      first_ = is_first ? days_[i] : std::min(first_, days_[i]);
      last_ = is_first ? days_[i] : std::max(last_, days_[i]);
      is_first = false;
    }
    has_days_ = !is_first;
    // All of one day stand in the middle of a few.
    constexpr float kFewDays = 3.0f;
    if (last_ - first_ < 2.0f * kFewDays) {
      const float middle = (first_ + last_) * 0.5f;
      first_ = middle - kFewDays;
      last_ = middle + kFewDays;
    }
    px_per_day_ = width_ / (last_ - first_);
  }

  // Stories around y = 0, all else downwards from it. Answers how far they reach above or below.
  float fill_lanes(bool of_stories, float top) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < visible_.size(); ++i)
      if (is_dated_[i] && is_story(i) == of_stories) order.push_back(i);
    sort_stably(order, [&](std::size_t a, std::size_t b) { return axis_.places[a].x < axis_.places[b].x; });
    std::vector<float> ends;
    for (const std::size_t i : order) {
      const Box box = node_box_world(node(i));
      const float begin = axis_.places[i].x + box.min.x;
      std::size_t lane = 0;
      while (lane < ends.size() && ends[lane] > begin) ++lane;
      if (lane == kMostLanes) lane = i % kMostLanes;
      if (lane == ends.size()) ends.push_back(begin);
      ends[lane] = axis_.places[i].x + box.max.x + kBetween;
      axis_.places[i].y = top + (of_stories ? lane_y(lane) : static_cast<float>(lane) * lane_height_);
    }
    return ends.empty() ? 0.0f : lane_y(ends.size() - 1 - (ends.size() - 1) % 2);
  }

  // 0, below, above, below, …
  float lane_y(std::size_t lane) const {
    const auto steps = static_cast<float>((lane + 1) / 2);
    return (lane % 2 == 1 ? -steps : steps) * lane_height_;
  }

  // In columns that are about as high as wide.
  void place_undated() {
    constexpr float kColumn = 190.0f;
    const auto count = static_cast<float>(axis_.undated);
    const auto rows = static_cast<int>(std::max(1.0f, std::ceil(std::sqrt(count * kColumn / lane_height_))));
    int placed = 0;
    for (std::size_t i = 0; i < visible_.size(); ++i) {
      if (is_dated_[i]) continue;
      const int column = placed / rows;
      const int row = placed % rows;
      axis_.places[i] = {axis_.undated_x - static_cast<float>(column) * kColumn,
                         (static_cast<float>(row) - static_cast<float>(rows - 1) * 0.5f) * lane_height_};
      ++placed;
    }
  }

  void add_ticks() {
    if (!has_days_) return;
    const float days = last_ - first_;
    const auto add = [&](int day, std::string date) {
      const auto at = static_cast<float>(day);
      if (at >= first_ - 0.5f && at <= last_ + 0.5f) axis_.ticks.push_back({x_of(at), std::move(date)});
    };
    const CalendarDay begin = calendar_day(static_cast<int>(std::floor(first_)));
    constexpr float kOfDays = 70.0f;
    if (days < kOfDays) {
      const int step = days < 12.0f ? 1 : 7;
      for (int day = static_cast<int>(std::ceil(first_)); static_cast<float>(day) <= last_; day += step) {
        const CalendarDay date = calendar_day(day);
        add(day, year_text(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day));
      }
      return;
    }
    const float months = days / 30.4f;
    const int step = months < 14.0f   ? 1
                     : months < 50.0f ? 3
                                      : 12 * std::max(1, static_cast<int>(months / 120.0f));
    const int first_month = begin.year * 12 + begin.month - 1;
    for (int month = first_month - first_month % step;; month += step) {
      const std::string date = year_text(month / 12) + (step >= 12 ? "" : "-" + two_digits(month % 12 + 1));
      const auto day = day_number(date);
      if (!day || static_cast<float>(*day) > last_) break;
      add(*day, date);
    }
  }

  const StoryGraph& graph_;
  const std::vector<int>& visible_;
  std::vector<float> days_;  // floats hold days exactly
  std::vector<std::uint8_t> is_dated_;
  TimeAxis axis_;
  bool has_days_ = false;
  float first_ = 0.0f;
  float last_ = 0.0f;
  float width_ = 0.0f;
  float px_per_day_ = 1.0f;
  float lane_height_ = 40.0f;
};

}  // namespace

TimeAxis arrange_in_time(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible) {
  return Arranger(bundle, graph, visible).arrange();
}

}  // namespace storylens
