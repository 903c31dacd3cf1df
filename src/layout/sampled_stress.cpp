#include "layout/sampled_stress.h"

#include <algorithm>

#include "layout/simd.h"

namespace storylens {
namespace {

constexpr std::size_t kAllUpTo = 128;
constexpr std::size_t kSamples = 20;
constexpr std::size_t kRenewed = 8;
constexpr std::size_t kLanes = 4;
constexpr float kTiny = 1e-12f;

}  // namespace

void SampledStress::reset(const Adjacency& adjacency, std::uint64_t seed) {
  adjacency_ = &adjacency;
  random_ = Random(seed);
  count_ = adjacency.offsets.size() - 1;
  stride_ = (count_ + kLanes - 1) / kLanes * kLanes;
  has_all_ = count_ <= kAllUpTo;
  samples_.assign(has_all_ ? count_ : kSamples, {});
  distances_.assign(stride_ * samples_.size(), 0);
  weights_.assign(stride_, 0.0f);
  filled_ = next_ = 0;
}

bool SampledStress::fill() {
  if (filled_ < samples_.size()) search_into(filled_++);
  return filled_ < samples_.size();
}

void SampledStress::search_into(std::size_t sample) {
  const std::uint64_t chosen = (static_cast<std::uint64_t>(random_.next()) * count_) >> 32;
  samples_[sample].body = static_cast<std::int32_t>(has_all_ ? sample : chosen);
  const std::vector<std::uint16_t>& found = search_.from(*adjacency_, samples_[sample].body);
  std::copy(found.begin(), found.end(), distances_.begin() + static_cast<std::ptrdiff_t>(sample * stride_));
}

void SampledStress::renew() {
  for (std::size_t i = 0; i < kRenewed && !has_all_; ++i) {
    search_into(next_);
    next_ = (next_ + 1) % samples_.size();
  }
}

void SampledStress::find_moves(float link_length, const std::vector<float>& x, const std::vector<float>& y,
                               std::vector<float>& move_x, std::vector<float>& move_y) {
  for (auto* sums : {&move_x, &move_y, &weights_}) std::fill(sums->begin(), sums->end(), 0.0f);
  for (std::size_t sample = 0; sample < samples_.size(); ++sample) {
    add_sample(sample, link_length, x, y, move_x, move_y);
  }
  for (std::size_t i = 0; i < count_; ++i) {
    const float per_weight = weights_[i] > 0.0f ? 1.0f / weights_[i] : 0.0f;
    move_x[i] *= per_weight;
    move_y[i] *= per_weight;
  }
  for (const Sample& sample : samples_) {
    move_x[static_cast<std::size_t>(sample.body)] = sample.move_x;
    move_y[static_cast<std::size_t>(sample.body)] = sample.move_y;
  }
}

// Each pair is weighted by 1 / d^2. Lanes past the end have distance 0 and so no weight.
void SampledStress::add_sample(std::size_t index, float link_length, const std::vector<float>& x,
                               const std::vector<float>& y, std::vector<float>& move_x,
                               std::vector<float>& move_y) {
  Sample& sample = samples_[index];
  const std::uint16_t* distances = &distances_[index * stride_];
  const Float4 zero = splat4(0.0f), one = splat4(1.0f), tiny = splat4(kTiny), unit = splat4(link_length);
  const Float4 from_x = splat4(x[static_cast<std::size_t>(sample.body)]);
  const Float4 from_y = splat4(y[static_cast<std::size_t>(sample.body)]);
  Float4 sum_x = zero, sum_y = zero, sum_weight = zero;
  for (std::size_t i = 0; i < stride_; i += kLanes) {
    const Float4 links = load4(distances + i);
    const Float4 weight = where_less(zero, links, one / (links * links));
    const Float4 dx = load4(&x[i]) - from_x, dy = load4(&y[i]) - from_y;
    const Float4 stretch = weight * (links * unit / sqrt(dx * dx + dy * dy + tiny) - one);
    const Float4 its_x = dx * stretch, its_y = dy * stretch;
    store4(&move_x[i], load4(&move_x[i]) + its_x);
    store4(&move_y[i], load4(&move_y[i]) + its_y);
    store4(&weights_[i], load4(&weights_[i]) + weight);
    sum_x = sum_x + its_x;
    sum_y = sum_y + its_y;
    sum_weight = sum_weight + weight;
  }
  const float weight = sum4(sum_weight);
  sample.move_x = weight > 0.0f ? -sum4(sum_x) / weight : 0.0f;
  sample.move_y = weight > 0.0f ? -sum4(sum_y) / weight : 0.0f;
}

}  // namespace storylens
