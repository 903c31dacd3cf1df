#include "layout/component_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/coarsening.h"
#include "layout/placement.h"

namespace storylens {
namespace {

// Groups that are placed first, at most; below that many bodies each is placed by itself.
constexpr std::size_t kMostGroups = 256;
constexpr std::size_t kFewestGroups = 16;
// A community is a group of a level with at least so many bodies a group.
constexpr std::size_t kBodiesPerCommunity = 20;

// A tick moves bodies this share of the way; each next one less.
constexpr float kFirstRate = 0.5f;
constexpr float kLastRate = 0.02f;
constexpr float kCooling = 0.948f;
constexpr float kRenewRate = 0.05f;  // below, the sample stays, so that bodies come to rest
constexpr float kPushRate = 0.12f;   // below, discs part

constexpr float kLinkShare = 0.4f;  // of the move, the rest is for stress
constexpr float kHold = 6.0f;       // of communities: this many times the rate
constexpr float kOutward = 1.2f;    // for each link of closeness, in link lengths
// Variation of distances below which communities are held in full, and above which not at all.
constexpr float kFullHoldVariation = 0.28f;
constexpr float kNoHoldVariation = 0.42f;
constexpr float kHoldFromBodies = 250.0f;

constexpr float kPushShare = 0.6f;
constexpr float kEnoughRoom = 0.02f;  // a push of this share of a radius is none
constexpr int kMostRounds = 200;

float variation_share(double variation) {
  const float share =
      (kNoHoldVariation - static_cast<float>(variation)) / (kNoHoldVariation - kFullHoldVariation);
  return std::clamp(share, 0.0f, 1.0f);
}

}  // namespace

void ComponentLayout::reset(WeightedGraph graph, std::vector<float> radii, float link_length,
                            float filled_share, std::uint64_t seed) {
  graph_ = std::move(graph);
  radii_ = std::move(radii);
  link_length_ = link_length;
  filled_share_ = filled_share;
  rate_ = kFirstRate;
  rounds_ = steps_ = 0;
  const std::size_t count = graph_.size();
  positions_.assign(count, {});
  pushes_.clear();
  group_of_.clear();
  community_of_.clear();
  if (count < 2) {
    stage_ = Stage::Done;
    return;
  }
  seed_ = seed;
  make_groups(seed);
  stage_ = Stage::Place;
}

// The groups to place and the communities to hold are levels of one hierarchy.
void ComponentLayout::make_groups(std::uint64_t seed) {
  const std::size_t count = graph_.size();
  std::size_t group_count = count;
  std::vector<CoarseLevel> levels = coarsen(std::move(graph_), kFewestGroups);
  std::vector<std::int32_t> level_group_of;
  for (std::size_t level = 0; level + 1 < levels.size(); ++level) {
    if (level == 0) {
      level_group_of = levels[0].group_of;
    } else {
      for (std::int32_t& group : level_group_of)
        group = levels[level].group_of[static_cast<std::size_t>(group)];
    }
    const std::size_t groups = levels[level + 1].graph.size();
    if (group_count > kMostGroups) {
      group_of_ = level_group_of;
      group_count = groups;
    }
    if (community_of_.empty() && groups * kBodiesPerCommunity <= count) {
      community_of_ = level_group_of;
      community_sizes_ = levels[level + 1].masses;
      community_means_.assign(groups, {});
    }
  }
  graph_ = std::move(levels[0].graph);
  levels.clear();  // its room is needed for the distances between groups
  coarse_stress_.reset(graph_.adjacency, group_of_, group_count, seed);
}

bool ComponentLayout::step() {
  ++steps_;
  switch (stage_) {
    case Stage::Place:
      if (coarse_stress_.step()) return true;
      place_bodies_near_groups();
      prepare_ticks();
      stage_ = Stage::Sample;
      return true;
    case Stage::Sample:
      if (!sampled_stress_.fill()) stage_ = Stage::Tick;
      return true;
    case Stage::Tick:
      tick();
      rate_ *= kCooling;
      if (rate_ < kLastRate) stage_ = Stage::Part;
      return true;
    case Stage::Part:
      if (!part() || ++rounds_ == kMostRounds) stage_ = Stage::Done;
      return stage_ != Stage::Done;
    case Stage::Done: break;
  }
  return false;
}

float ComponentLayout::progress() const {
  // Searches, rounds and ticks of a graph of many bodies; few take longer.
  constexpr float kUsualSteps = 420.0f;
  if (stage_ == Stage::Done) return 1.0f;
  return std::min(static_cast<float>(steps_) / kUsualSteps, 0.99f);
}

// A body starts at its group, a little towards the groups of its neighbours. The picture is as large as its
// discs need, at least as large as its links say.
void ComponentLayout::place_bodies_near_groups() {
  constexpr float kTowardsNeighbors = 0.3f;
  constexpr float kApart = 0.1f;
  const std::vector<Vec2>& places = coarse_stress_.positions();
  const auto place_of = [&](std::size_t body) {
    return places[group_of_.empty() ? body : static_cast<std::size_t>(group_of_[body])];
  };
  const Adjacency& adjacency = graph_.adjacency;
  GoldenAngle angle;
  for (std::size_t body = 0; body < positions_.size(); ++body) {
    positions_[body] = place_of(body);
    if (group_of_.empty()) continue;
    Vec2 sum;
    float weights = 0.0f;
    for (std::int32_t k = adjacency.offsets[body]; k < adjacency.offsets[body + 1]; ++k) {
      const auto at = static_cast<std::size_t>(k);
      sum = sum + place_of(static_cast<std::size_t>(adjacency.neighbors[at])) * graph_.weights[at];
      weights += graph_.weights[at];
    }
    const Vec2 towards = weights > 0.0f ? sum * (1.0f / weights) - positions_[body] : Vec2{};
    positions_[body] = positions_[body] + towards * kTowardsNeighbors + angle.next() * kApart;
  }
  recenter();
  turn_level();
  double squares = 0.0, area = 0.0;
  for (const Vec2& position : positions_) squares += static_cast<double>(length_squared(position));
  for (float radius : radii_) area += static_cast<double>(radius) * static_cast<double>(radius);
  // The root mean square of the distances to the middle of a disc is its radius / sqrt(2).
  const double root_mean_square = std::sqrt(squares / static_cast<double>(positions_.size()));
  const double wanted = std::sqrt(0.5 * area / static_cast<double>(filled_share_));
  if (root_mean_square > 0.0)
    link_length_ = std::max(link_length_, static_cast<float>(wanted / root_mean_square));
  for (Vec2& position : positions_) position = position * link_length_;
}

// Turns the longest direction of the picture level, as screens are: later it would be seen turning.
void ComponentLayout::turn_level() {
  double xx = 0.0, xy = 0.0, yy = 0.0;
  for (const Vec2& position : positions_) {
    const double x = static_cast<double>(position.x), y = static_cast<double>(position.y);
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  // The principal axis of the covariance, by half-angle formulas.
  const double half_difference = 0.5 * (xx - yy);
  const double radius = std::sqrt(half_difference * half_difference + xy * xy);
  const double cos_double = radius > 0.0 ? half_difference / radius : 1.0;
  const auto cos = static_cast<float>(std::sqrt(0.5 * (1.0 + cos_double)));
  const auto sin = static_cast<float>((xy < 0.0 ? -1.0 : 1.0) * std::sqrt(0.5 * (1.0 - cos_double)));
  for (Vec2& position : positions_) {
    position = {position.x * cos + position.y * sin, position.y * cos - position.x * sin};
  }
}

// What was only for the first stage makes room for what the ticks need.
void ComponentLayout::prepare_ticks() {
  const double variation = coarse_stress_.distance_variation();
  outwardness_ = std::move(coarse_stress_).closeness();
  coarse_stress_ = {};
  group_of_ = {};
  sampled_stress_.reset(graph_.adjacency, seed_ + 1);
  near_field_.reserve(positions_.size());
  const std::size_t padded = (positions_.size() + 3) / 4 * 4;
  for (auto* numbers : {&x_, &y_, &move_x_, &move_y_}) numbers->assign(padded, 0.0f);
  pushes_.assign(positions_.size(), {});
  const float size_share = std::min(static_cast<float>(positions_.size()) / kHoldFromBodies, 1.0f);
  hold_ = community_of_.empty() ? 0.0f : kHold * size_share * variation_share(variation);
  if (hold_ <= 0.0f) return;
  std::vector<float> means(community_sizes_.size(), 0.0f);
  for (std::size_t body = 0; body < outwardness_.size(); ++body) {
    means[static_cast<std::size_t>(community_of_[body])] += outwardness_[body];
  }
  for (std::size_t c = 0; c < means.size(); ++c) means[c] /= community_sizes_[c];
  for (std::size_t body = 0; body < outwardness_.size(); ++body) {
    outwardness_[body] -= means[static_cast<std::size_t>(community_of_[body])];
  }
}

void ComponentLayout::tick() {
  if (hold_ > 0.0f) {
    std::fill(community_means_.begin(), community_means_.end(), Vec2{});
    for (std::size_t body = 0; body < positions_.size(); ++body) {
      Vec2& mean = community_means_[static_cast<std::size_t>(community_of_[body])];
      mean = mean + positions_[body];
    }
    for (std::size_t c = 0; c < community_means_.size(); ++c) {
      community_means_[c] = community_means_[c] * (1.0f / community_sizes_[c]);
    }
  }
  for (std::size_t body = 0; body < positions_.size(); ++body) {
    x_[body] = positions_[body].x;
    y_[body] = positions_[body].y;
  }
  if (rate_ > kRenewRate) sampled_stress_.renew();
  sampled_stress_.find_moves(link_length_, x_, y_, move_x_, move_y_);
  move_by_links_and_stress();
  if (hold_ > 0.0f) hold_communities();
  recenter();
  if (rate_ < kPushRate) part();
}

// Links pull to their weighted mean; that discs do not end up in one place is for stress to see to.
void ComponentLayout::move_by_links_and_stress() {
  const float link_share = hold_ > 0.0f ? kLinkShare : 0.0f;
  for (std::size_t body = 0; body < positions_.size(); ++body) {
    Vec2 move = Vec2{move_x_[body], move_y_[body]} * (1.0f - link_share);
    if (link_share > 0.0f) {
      float sum_x = 0.0f, sum_y = 0.0f, weights = 0.0f;
      const Adjacency& adjacency = graph_.adjacency;
      for (std::int32_t k = adjacency.offsets[body]; k < adjacency.offsets[body + 1]; ++k) {
        const auto at = static_cast<std::size_t>(k);
        const auto neighbor = static_cast<std::size_t>(adjacency.neighbors[at]);
        sum_x += x_[neighbor] * graph_.weights[at];
        sum_y += y_[neighbor] * graph_.weights[at];
        weights += graph_.weights[at];
      }
      if (weights > 0.0f) {
        move = move + (Vec2{sum_x / weights, sum_y / weights} - Vec2{x_[body], y_[body]}) * link_share;
      }
    }
    pushes_[body] = move * rate_;
  }
}

void ComponentLayout::hold_communities() {
  const float share = std::min(hold_ * rate_, 1.0f);
  const float outward = kOutward * link_length_;
  for (std::size_t body = 0; body < positions_.size(); ++body) {
    const Vec2 position = positions_[body];
    const float radius = length(position);
    const float scale = radius > 0.0f ? outward * outwardness_[body] / radius : 0.0f;
    const Vec2 wanted = community_means_[static_cast<std::size_t>(community_of_[body])] + position * scale;
    pushes_[body] = pushes_[body] + (wanted - position) * share;
  }
}

// Carries the moves out that were collected, and keeps the mean of all at the origin.
void ComponentLayout::recenter() {
  double x = 0.0, y = 0.0;
  for (std::size_t body = 0; body < positions_.size(); ++body) {
    if (!pushes_.empty()) positions_[body] = positions_[body] + pushes_[body];
    x += static_cast<double>(positions_[body].x);
    y += static_cast<double>(positions_[body].y);
  }
  const auto count = static_cast<double>(positions_.size());
  const Vec2 mean = {static_cast<float>(x / count), static_cast<float>(y / count)};
  for (Vec2& position : positions_) position = position - mean;
}

// One round of parting discs; false when nothing is left to part.
bool ComponentLayout::part() {
  std::fill(pushes_.begin(), pushes_.end(), Vec2{});
  const float largest = near_field_.add_pushes(positions_, radii_, pushes_);
  for (std::size_t body = 0; body < positions_.size(); ++body) {
    positions_[body] = positions_[body] + pushes_[body] * kPushShare;
  }
  return largest > kEnoughRoom;
}

}  // namespace storylens
