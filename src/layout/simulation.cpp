#include "layout/simulation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

#include "layout/collision.h"
#include "layout/many_body.h"
#include "layout/placement.h"

namespace storylens {
namespace {

// By the number of links to what has changed.
constexpr float kWarmthByHop[] = {1.0f, 0.5f, 0.2f, 0.08f};
constexpr std::size_t kWarmHops = 3;
constexpr std::size_t kMostWarmed = 1'000;
// The cold tree is built anew once more than this share of the bodies have moved.
constexpr std::size_t kMovedShare = 16;
constexpr std::size_t kFewMoved = 256;
// The spring of a cold body to its place at rest: a share of the distance for each tick at alpha 1.
constexpr float kAnchorStrength = 0.5f;
// The same of a body that was run into, for each tick: it comes back when there is room again.
constexpr float kReturnStrength = 0.08f;

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

  take_bodies(bodies);
  link_force_.reset(links, adjacency_);
  std::vector<std::uint8_t> is_placed = has_rest_;
  place_bodies(adjacency_, starting_distance(links), random_, std::move(is_placed), positions_);

  wave_.clear();
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    if (!has_rest_[i]) wave_.push_back(static_cast<std::int32_t>(i));
  }
  has_been_at_rest_ = wave_.empty();
  alpha_ = has_been_at_rest_ ? 0.0f : 1.0f;
  if (!wave_.empty()) warm_around_wave();
}

void Simulation::take_bodies(const std::vector<Body>& bodies) {
  const std::size_t count = bodies.size();
  for (auto* vectors : {&positions_, &velocities_, &forces_, &rest_positions_, &rest_forces_})
    vectors->assign(count, {});
  cold_positions_.assign(count, {});
  warmth_.assign(count, 0.0f);
  charges_.resize(count);
  radii_.resize(count);
  for (auto* flags : {&is_pinned_, &has_rest_, &is_in_cold_tree_, &is_moved_, &is_yielding_})
    flags->assign(count, 0);
  all_.assign(count, 1);
  for (auto* indices : {&active_, &moved_, &released_}) indices->clear();
  for (std::size_t i = 0; i < count; ++i) {
    const Body& body = bodies[i];
    if (body.has_position && is_usable(body.position)) {
      has_rest_[i] = 1;
      positions_[i] = rest_positions_[i] = body.position;
    }
    charges_[i] = body.charge;
    radii_[i] = body.radius;
    is_pinned_[i] = body.is_pinned ? 1 : 0;
  }
  cold_bodies_.clear();
  cold_tree_.build({}, {}, {});
}

void Simulation::tick() {
  if (is_settled()) return;
  alpha_ += (alpha_target_ - alpha_) * (has_been_at_rest_ ? settings_.reheat_decay : settings_.alpha_decay);
  if (active_.empty()) warm_everything();
  build_moved_tree();
  separate_coincident();
  for (std::int32_t body : active_) {
    const auto i = static_cast<std::size_t>(body);
    forces_[i] = force_on(i, all_);
  }
  let_released_rest();
  add_velocities();
  part();
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
  wave_.assign(1, body);
  if (warmth_[i] < 1.0f) warm_around_wave();
  if (is_usable(position)) positions_[i] = position;
  velocities_[i] = {};
  is_pinned_[i] = 1;
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

// What wakes takes what acts on it now for its rest, without what is new.
void Simulation::warm_around_wave() {
  if (active_.empty() &&
      (cold_bodies_.empty() || moved_.size() > positions_.size() / kMovedShare + kFewMoved))
    build_cold_tree();
  build_moved_tree();
  std::size_t begin = 0;
  for (std::int32_t body : wave_) warm(static_cast<std::size_t>(body), kWarmthByHop[0]);
  const std::size_t most = wave_.size() + kMostWarmed;
  for (std::size_t hop = 1; hop <= kWarmHops; ++hop) {
    const std::size_t end = wave_.size();
    for (; begin < end; ++begin) {
      adjacency_.for_each_neighbor(static_cast<std::size_t>(wave_[begin]), [&](std::size_t neighbor) {
        if (warmth_[neighbor] >= kWarmthByHop[hop] || wave_.size() >= most) return;
        warm(neighbor, kWarmthByHop[hop]);
        wave_.push_back(static_cast<std::int32_t>(neighbor));
      });
    }
  }
}

void Simulation::warm_everything() {
  wave_.resize(positions_.size());
  std::iota(wave_.begin(), wave_.end(), 0);
  warm_around_wave();
}

void Simulation::warm(std::size_t body, float warmth) {
  if (warmth_[body] <= 0.0f) wake(body);
  is_yielding_[body] = 0;
  warmth_[body] = std::max(warmth_[body], warmth);
}

void Simulation::wake(std::size_t body) {
  active_.push_back(static_cast<std::int32_t>(body));
  if (!is_moved_[body]) moved_.push_back(static_cast<std::int32_t>(body));
  is_moved_[body] = 1;
  cold_bodies_[body] = -1;
  if (!has_rest_[body]) return;
  rest_positions_[body] = positions_[body];
  rest_forces_[body] = force_on(body, has_rest_);
}

void Simulation::build_cold_tree() {
  for (std::int32_t body : moved_) is_moved_[static_cast<std::size_t>(body)] = 0;
  moved_.clear();
  cold_bodies_.assign(positions_.size(), -1);
  entry_charges_ = charges_;
  bool is_empty = true;
  for (std::size_t i = 0; i < positions_.size(); ++i) {
    is_in_cold_tree_[i] = has_rest_[i];
    if (has_rest_[i]) {
      cold_bodies_[i] = static_cast<std::int32_t>(i);
      is_empty = false;
    } else {
      entry_charges_[i] = 0.0f;
    }
  }
  cold_positions_ = positions_;
  if (is_empty)
    cold_tree_.build({}, {}, {});
  else
    cold_tree_.build(positions_, entry_charges_, radii_);
}

void Simulation::build_moved_tree() {
  moved_bodies_ = moved_;
  entry_positions_.clear();
  entry_charges_.clear();
  entry_radii_.clear();
  for (std::int32_t body : moved_) {
    const auto i = static_cast<std::size_t>(body);
    entry_positions_.push_back(positions_[i]);
    entry_charges_.push_back(charges_[i]);
    entry_radii_.push_back(radii_[i]);
  }
  for (std::int32_t body : moved_) {
    const auto i = static_cast<std::size_t>(body);
    if (!is_in_cold_tree_[i]) continue;
    moved_bodies_.push_back(-1);
    entry_positions_.push_back(cold_positions_[i]);
    entry_charges_.push_back(-charges_[i]);
    entry_radii_.push_back(0.0f);
  }
  moved_tree_.build(entry_positions_, entry_charges_, entry_radii_);
}

// Bodies in one place would never part: nothing tells them where to go.
void Simulation::separate_coincident() {
  const std::vector<std::uint64_t>& codes = moved_tree_.codes();
  const auto body_at = [&](std::size_t k) {
    return moved_bodies_[static_cast<std::size_t>(moved_tree_.order()[k])];
  };
  bool has_moved = false;
  for (std::size_t first = 0, last = 0; first < codes.size(); first = last) {
    std::size_t bodies = 0;
    for (last = first; last < codes.size() && codes[last] == codes[first]; ++last)
      bodies += body_at(last) >= 0;
    if (bodies < 2) continue;
    const float half_side = std::sqrt(static_cast<float>(bodies));
    for (std::size_t k = first; k < last; ++k) {
      if (body_at(k) < 0) continue;
      const auto i = static_cast<std::size_t>(body_at(k));
      if (is_pinned_[i] || warmth_[i] <= 0.0f) continue;
      positions_[i] = bounded(positions_[i] + jitter(random_, half_side));
      has_moved = true;
    }
  }
  if (has_moved) build_moved_tree();
}

Vec2 Simulation::force_on(std::size_t body, const std::vector<std::uint8_t>& counts) const {
  const Vec2 position = positions_[body];
  return position * -settings_.gravity + many_body_force(cold_tree_, settings_.theta, position) +
         many_body_force(moved_tree_, settings_.theta, position) +
         link_force_.force_on(adjacency_, body, positions_, counts);
}

void Simulation::let_released_rest() {
  for (std::int32_t body : released_) {
    const auto i = static_cast<std::size_t>(body);
    rest_positions_[i] = positions_[i];
    rest_forces_[i] = forces_[i];
  }
  released_.clear();
}

void Simulation::add_velocities() {
  for (std::int32_t body : active_) {
    const auto i = static_cast<std::size_t>(body);
    if (is_yielding_[i]) {
      velocities_[i] = velocities_[i] + (rest_positions_[i] - positions_[i]) * kReturnStrength;
      continue;
    }
    const Vec2 change = forces_[i] - rest_forces_[i];
    const Vec2 anchor = (rest_positions_[i] - positions_[i]) * kAnchorStrength;
    velocities_[i] = velocities_[i] + (change * warmth_[i] + anchor * (1.0f - warmth_[i])) * alpha_;
  }
}

void Simulation::part() {
  woken_.clear();
  Colliders colliders{
      settings_.collision_padding, positions_, radii_, is_pinned_, warmth_, velocities_, woken_};
  push_apart(moved_tree_, moved_bodies_, colliders);
  const std::size_t count = active_.size();
  for (std::size_t k = 0; k < count; ++k) push_apart(active_[k], cold_tree_, cold_bodies_, colliders);
  for (std::int32_t body : woken_) {
    wake(static_cast<std::size_t>(body));
    is_yielding_[static_cast<std::size_t>(body)] = 1;
  }
}

void Simulation::move_bodies() {
  for (std::int32_t body : active_) {
    const auto i = static_cast<std::size_t>(body);
    if (is_pinned_[i]) {
      velocities_[i] = {};
      continue;
    }
    velocities_[i] = velocities_[i] * (1.0f - settings_.velocity_decay);
    positions_[i] = bounded(positions_[i] + velocities_[i]);
  }
}

void Simulation::come_to_rest() {
  has_been_at_rest_ = true;
  for (std::int32_t body : active_) {
    const auto i = static_cast<std::size_t>(body);
    velocities_[i] = {};
    warmth_[i] = 0.0f;
    has_rest_[i] = 1;
  }
  active_.clear();
}

}  // namespace storylens
