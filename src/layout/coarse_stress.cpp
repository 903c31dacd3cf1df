#include "layout/coarse_stress.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "layout/placement.h"

namespace storylens {
namespace {

constexpr std::size_t kLeastSearches = 128;
// At a rate of 1 a pair that should be one link apart is moved all the way, one d links apart by 1 / d^2 of
// it.
constexpr float kLastRate = 0.02f;
constexpr float kCooling = 0.8f;
constexpr float kLeastDistance = 0.5f;

void shuffle(std::vector<std::int32_t>& numbers, Random& random) {
  for (std::size_t i = numbers.size(); i > 1; --i) {
    const auto k = static_cast<std::size_t>((static_cast<std::uint64_t>(random.next()) * i) >> 32);
    std::swap(numbers[i - 1], numbers[k]);
  }
}

}  // namespace

void CoarseStress::reset(const Adjacency& adjacency, const std::vector<std::int32_t>& group_of,
                         std::size_t group_count, std::uint64_t seed) {
  adjacency_ = &adjacency;
  group_of_ = &group_of;
  random_ = Random(seed);
  const std::size_t body_count = adjacency.offsets.size() - 1;
  distances_.assign(group_count * (group_count - 1) / 2, 0.0f);
  masses_.assign(group_count, 0.0f);
  searches_.assign(group_count, 0.0f);
  closeness_.assign(body_count, 0.0f);
  for (std::size_t body = 0; body < body_count; ++body) masses_[group(body)] += 1.0f;

  // So many bodies of each group, in a random order of bodies.
  const std::size_t per_group = (kLeastSearches + group_count - 1) / group_count;
  order_.resize(body_count);
  std::iota(order_.begin(), order_.end(), 0);
  shuffle(order_, random_);
  sources_.clear();
  for (std::int32_t body : order_) {
    float& searches = searches_[group(static_cast<std::size_t>(body))];
    if (searches >= static_cast<float>(per_group)) continue;
    searches += 1.0f;
    sources_.push_back(body);
  }
  next_source_ = 0;
  rate_ = 0.0f;
  count_ = sum_ = sum_of_squares_ = 0.0;

  GoldenAngle angle;
  positions_.resize(group_count);
  order_.resize(group_count);
  std::iota(order_.begin(), order_.end(), 0);
  shuffle(order_, random_);
  for (std::size_t k = 0; k < group_count; ++k) {
    positions_[static_cast<std::size_t>(order_[k])] = angle.next() * std::sqrt(static_cast<float>(k) + 0.5f);
  }
  offsets_.resize(group_count > 0 ? group_count - 1 : 0);
  std::iota(offsets_.begin(), offsets_.end(), 1);
}

bool CoarseStress::step() {
  if (next_source_ < sources_.size()) {
    search_from_next();
    if (next_source_ == sources_.size()) start_descent();
    return true;
  }
  if (masses_.size() < 2 || rate_ < kLastRate) return false;
  descend();
  rate_ *= kCooling;
  return true;
}

void CoarseStress::search_from_next() {
  const std::int32_t source = sources_[next_source_++];
  const std::size_t row = group(static_cast<std::size_t>(source));
  const std::vector<std::uint16_t>& found = search_.from(*adjacency_, source);
  std::uint64_t sum = 0, sum_of_squares = 0;
  for (std::size_t body = 0; body < found.size(); ++body) {
    const std::uint64_t links = found[body];
    const std::size_t column = group(body);
    if (column != row) {
      distance(row, column) += static_cast<float>(links) * (0.5f / (searches_[row] * masses_[column]));
    }
    closeness_[body] += static_cast<float>(links);
    sum += links;
    sum_of_squares += links * links;
  }
  count_ += static_cast<double>(found.size()) - 1.0;
  sum_ += static_cast<double>(sum);
  sum_of_squares_ += static_cast<double>(sum_of_squares);
}

void CoarseStress::start_descent() {
  for (float& sum : closeness_) sum /= static_cast<float>(sources_.size());
  float farthest = 1.0f;
  for (float& mean : distances_) {
    mean = std::max(mean, kLeastDistance);
    farthest = std::max(farthest, mean);
  }
  rate_ = farthest * farthest;
}

// All pairs once: pairs as far apart in a shuffled order of groups as a shuffled list of offsets says, so
// that none need be stored. The rate falls so that first far pairs find their distance, then near ones.
void CoarseStress::descend() {
  const std::size_t count = masses_.size();
  shuffle(order_, random_);
  shuffle(offsets_, random_);
  for (std::int32_t offset : offsets_) {
    if (static_cast<std::size_t>(offset) * 2 > count) continue;
    for (std::size_t k = 0; k < count; ++k) {
      std::size_t other = k + static_cast<std::size_t>(offset);
      if (other >= count) other -= count;
      if (static_cast<std::size_t>(offset) * 2 == count && k >= other) continue;
      move_pair(static_cast<std::size_t>(order_[k]), static_cast<std::size_t>(order_[other]), rate_);
    }
  }
}

void CoarseStress::move_pair(std::size_t a, std::size_t b, float rate) {
  const float wanted = distance(a, b);
  const Vec2 difference = positions_[b] - positions_[a];
  const float drawn = length(difference);
  if (drawn <= 0.0f) return;
  const float share = std::min(rate / (wanted * wanted), 1.0f);
  const Vec2 move = difference * (share * (drawn - wanted) / drawn);
  const float share_of_a = masses_[b] / (masses_[a] + masses_[b]);
  positions_[a] = positions_[a] + move * share_of_a;
  positions_[b] = positions_[b] - move * (1.0f - share_of_a);
}

double CoarseStress::mean_distance() const {
  return count_ > 0.0 ? sum_ / count_ : 1.0;
}

double CoarseStress::distance_variation() const {
  if (count_ <= 0.0) return 0.0;
  const double mean = mean_distance();
  return std::sqrt(std::max(sum_of_squares_ / count_ - mean * mean, 0.0)) / mean;
}

}  // namespace storylens
