#include "layout/simulation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

#include "layout/collision.h"
#include "layout/many_body.h"
#include "layout/placement.h"

namespace storylens {
namespace {

// By the number of links to what has changed.
constexpr float kWarmthByHop[] = {1.0f, 0.5f, 0.2f, 0.08f};
constexpr std::size_t kWarmHops = 3;
// The spring of a cold body to its place at rest: a share of the distance for each tick at alpha 1.
constexpr float kAnchorStrength = 0.5f;

// False for NaN as well.
bool is_usable(Vec2 position) {
  return std::fabs(position.x) <= kMaxCoordinate && std::fabs(position.y) <= kMaxCoordinate;
}

Vec2 bounded(Vec2 position) {
  return {std::clamp(position.x, -kMaxCoordinate, kMaxCoordinate),
          std::clamp(position.y, -kMaxCoordinate, kMaxCoordinate)};
}

// New bodies start a third of a link apart, as in d3-force: near enough for links to sort them out.
float starting_distance(const std::vector<Link>& links) {
  constexpr float kWithoutLinks = 20.0f;
  if (links.empty()) return kWithoutLinks;
  double sum = 0.0;
  for (const Link& link : links) sum += static_cast<double>(link.distance);
  return static_cast<float>(sum / (3.0 * static_cast<double>(links.size())));
}

[[maybe_unused]] bool are_links_valid(const std::vector<Link>& links, std::size_t body_count) {
  const auto is_body = [&](std::int32_t i) { return i >= 0 && static_cast<std::size_t>(i) < body_count; };
  return std::all_of(links.begin(), links.end(),
                     [&](const Link& link) { return is_body(link.a) && is_body(link.b); });
}

}  // namespace

void Simulation::reset(const std::vector<Body>& bodies, const std::vector<Link>& links,
                       const SimulationSettings& settings) {
  assert(are_links_valid(links, bodies.size()));
  settings_ = settings;
  random_ = Random(settings.seed);
  adjacency_ = make_adjacency(bodies.size(), links);
  alpha_target_ = 0.0f;
  ticks_ = 0;

  std::vector<std::uint8_t> has_position;
  take_bodies(bodies, has_position);
  place_bodies(adjacency_, starting_distance(links), random_, has_position, positions_);
  record_given_rest(links, has_position);
  link_force_.reset(links, adjacency_);

  wave_.clear();
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    if (!has_position[i]) wave_.push_back(static_cast<std::int32_t>(i));
  }
  has_been_at_rest_ = wave_.empty();
  alpha_ = has_been_at_rest_ ? 0.0f : 1.0f;
  warm_around_wave();
}

void Simulation::take_bodies(const std::vector<Body>& bodies, std::vector<std::uint8_t>& has_position) {
  const std::size_t count = bodies.size();
  positions_.assign(count, {});
  velocities_.assign(count, {});
  forces_.assign(count, {});
  rest_positions_.assign(count, {});
  rest_forces_.assign(count, {});
  warmth_.assign(count, 0.0f);
  charges_.resize(count);
  radii_.resize(count);
  is_pinned_.resize(count);
  has_position.assign(count, 0);
  released_.clear();
  wave_.reserve(count);
  tree_.reserve(count);
  is_anything_warm_ = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Body& body = bodies[i];
    if (body.has_position && is_usable(body.position)) {
      has_position[i] = 1;
      positions_[i] = rest_positions_[i] = body.position;
    }
    charges_[i] = body.charge;
    radii_[i] = body.radius;
    is_pinned_[i] = body.is_pinned ? 1 : 0;
  }
}

// What the bodies that came with a position do to each other, as if the new ones were not there.
void Simulation::record_given_rest(const std::vector<Link>& links,
                                   const std::vector<std::uint8_t>& has_position) {
  if (std::count(has_position.begin(), has_position.end(), 1) == 0) return;
  const auto is_given = [&](std::int32_t body) { return has_position[static_cast<std::size_t>(body)] != 0; };
  std::vector<Link> given_links;
  std::copy_if(links.begin(), links.end(), std::back_inserter(given_links),
               [&](const Link& link) { return is_given(link.a) && is_given(link.b); });
  link_force_.reset(given_links, adjacency_);

  const std::vector<float> charges = charges_;
  for (std::size_t i = 0; i < charges_.size(); ++i) {
    if (!has_position[i]) charges_[i] = 0.0f;
  }
  warm_everything();
  build_tree();
  compute_forces();
  for (std::size_t i = 0; i < charges_.size(); ++i) {
    if (has_position[i]) rest_forces_[i] = forces_[i];
  }
  charges_ = charges;
  std::fill(warmth_.begin(), warmth_.end(), 0.0f);
  is_anything_warm_ = false;
}

void Simulation::tick() {
  if (is_settled()) return;
  alpha_ += (alpha_target_ - alpha_) * (has_been_at_rest_ ? settings_.reheat_decay : settings_.alpha_decay);
  if (!is_anything_warm_) warm_everything();
  build_tree();
  separate_coincident();
  compute_forces();
  let_released_rest();
  for (std::size_t i = 0; i < positions_.size(); ++i) {
    const Vec2 change = forces_[i] - rest_forces_[i];
    const Vec2 anchor = (rest_positions_[i] - positions_[i]) * kAnchorStrength;
    velocities_[i] = velocities_[i] + (change * warmth_[i] + anchor * (1.0f - warmth_[i])) * alpha_;
  }
  push_apart(tree_, settings_.collision_padding, positions_, is_pinned_, warmth_, velocities_);
  move_bodies();
  ++ticks_;
  if (is_settled()) come_to_rest();
}

int Simulation::run(int max_ticks) {
  int made = 0;
  for (; made < max_ticks && !is_settled(); ++made) tick();
  return made;
}

void Simulation::set_alpha(float alpha) {
  alpha_ = std::clamp(alpha, 0.0f, 1.0f);
}

void Simulation::set_alpha_target(float target) {
  alpha_target_ = std::clamp(target, 0.0f, 1.0f);
}

void Simulation::pin(std::int32_t body, Vec2 position) {
  const auto i = static_cast<std::size_t>(body);
  assert(i < positions_.size());
  if (is_usable(position)) positions_[i] = position;
  velocities_[i] = {};
  is_pinned_[i] = 1;
  wave_.assign(1, body);
  if (warmth_[i] < 1.0f) warm_around_wave();
}

void Simulation::unpin(std::int32_t body) {
  const auto i = static_cast<std::size_t>(body);
  assert(i < positions_.size());
  if (!is_pinned_[i]) return;
  is_pinned_[i] = 0;
  if (has_been_at_rest_) released_.push_back(body);
  wave_.assign(1, body);
  if (warmth_[i] < 1.0f) warm_around_wave();
}

bool Simulation::is_pinned(std::int32_t body) const {
  return is_pinned_[static_cast<std::size_t>(body)] != 0;
}

bool Simulation::is_settled() const {
  return positions_.empty() || (alpha_ < settings_.alpha_min && alpha_target_ < settings_.alpha_min);
}

void Simulation::warm_around_wave() {
  std::size_t begin = 0;
  for (std::int32_t body : wave_) warmth_[static_cast<std::size_t>(body)] = kWarmthByHop[0];
  is_anything_warm_ = is_anything_warm_ || !wave_.empty();
  for (std::size_t hop = 1; hop <= kWarmHops; ++hop) {
    const std::size_t end = wave_.size();
    for (; begin < end; ++begin) {
      adjacency_.for_each_neighbor(static_cast<std::size_t>(wave_[begin]), [&](std::size_t neighbor) {
        if (warmth_[neighbor] >= kWarmthByHop[hop]) return;
        warmth_[neighbor] = kWarmthByHop[hop];
        wave_.push_back(static_cast<std::int32_t>(neighbor));
      });
    }
  }
}

void Simulation::warm_everything() {
  std::fill(warmth_.begin(), warmth_.end(), 1.0f);
  is_anything_warm_ = true;
}

void Simulation::build_tree() {
  tree_.build(positions_, charges_, radii_);
}

// Bodies in one place would never part: nothing tells them where to go.
void Simulation::separate_coincident() {
  const std::vector<std::uint64_t>& codes = tree_.codes();
  bool has_moved = false;
  for (std::size_t first = 0, last = 0; first < codes.size(); first = last) {
    for (last = first + 1; last < codes.size() && codes[last] == codes[first];) ++last;
    if (last - first == 1) continue;
    const float half_side = std::sqrt(static_cast<float>(last - first));
    for (std::size_t k = first; k < last; ++k) {
      const auto i = static_cast<std::size_t>(tree_.order()[k]);
      if (is_pinned_[i] || warmth_[i] <= 0.0f) continue;
      positions_[i] = bounded(positions_[i] + jitter(random_, half_side));
      has_moved = true;
    }
  }
  if (has_moved) build_tree();
}

void Simulation::compute_forces() {
  for (std::size_t i = 0; i < positions_.size(); ++i) forces_[i] = positions_[i] * -settings_.gravity;
  add_many_body_forces(tree_, settings_.theta, warmth_, forces_);
  link_force_.add_forces(positions_, warmth_, forces_);
}

void Simulation::move_bodies() {
  for (std::size_t i = 0; i < positions_.size(); ++i) {
    if (is_pinned_[i] || warmth_[i] <= 0.0f) {
      velocities_[i] = {};
      continue;
    }
    velocities_[i] = velocities_[i] * (1.0f - settings_.velocity_decay);
    positions_[i] = bounded(positions_[i] + velocities_[i]);
  }
}

void Simulation::let_released_rest() {
  for (std::int32_t body : released_) {
    const auto i = static_cast<std::size_t>(body);
    rest_positions_[i] = positions_[i];
    rest_forces_[i] = forces_[i];
  }
  released_.clear();
}

void Simulation::come_to_rest() {
  has_been_at_rest_ = true;
  std::fill(velocities_.begin(), velocities_.end(), Vec2{});
  warm_everything();
  build_tree();
  compute_forces();
  rest_positions_ = positions_;
  rest_forces_ = forces_;
  std::fill(warmth_.begin(), warmth_.end(), 0.0f);
  is_anything_warm_ = false;
}

}  // namespace storylens
