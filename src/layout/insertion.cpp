#include "layout/insertion.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/order.h"
#include "layout/near_field.h"
#include "layout/overlap.h"
#include "layout/placement.h"
#include "layout/quadtree.h"
#include "layout/weighted_graph.h"

namespace storylens {
namespace {

constexpr int kRounds = 12;
constexpr float kPushShare = 0.6f;
// Known bodies yield this share of what new ones push, and are drawn back by this share each round.
constexpr float kYield = 0.4f;
constexpr float kReturn = 0.05f;
constexpr float kNoPush = 0.05f;  // of a radius

bool is_usable(Vec2 position) {
  return std::fabs(position.x) <= kMaxCoordinate && std::fabs(position.y) <= kMaxCoordinate;
}

class Insertion {
 public:
  Insertion(const std::vector<Body>& bodies, const std::vector<Link>& links,
            const InsertionSettings& settings)
      : bodies_(bodies), links_(links), is_placed_(bodies.size(), 0) {
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      if (bodies[i].has_position && is_usable(bodies[i].position)) {
        is_placed_[i] = 1;
        known_.push_back(static_cast<std::int32_t>(i));
      }
      positions_.push_back(is_placed_[i] ? bodies[i].position : Vec2{});
      const float radius = bodies[i].radius + 0.5f * settings.collision_padding;
      radii_.push_back(radius > 1.0f ? std::min(radius, 10'000.0f) : 1.0f);
    }
  }

  std::vector<Vec2> run() {
    if (known_.size() == bodies_.size()) return std::move(positions_);
    const std::vector<std::uint8_t> is_known = is_placed_;
    graph_ = make_weighted_graph(bodies_.size(), links_);
    guests_.assign(bodies_.size(), 0.0f);
    wave_ = known_;
    follow_wave(0);
    place_the_rest();
    make_room(is_known);
    return std::move(positions_);
  }

 private:
  bool is_placed(std::size_t body) const { return is_placed_[body] != 0; }

  // Wave by wave from what is placed. Several that hang on one body stand around it.
  void follow_wave(std::size_t first) {
    for (std::size_t head = first; head < wave_.size(); ++head) {
      graph_.adjacency.for_each_neighbor(static_cast<std::size_t>(wave_[head]), [&](std::size_t body) {
        if (is_placed(body)) return;
        place_next_to_neighbors(body);
        wave_.push_back(static_cast<std::int32_t>(body));
      });
    }
  }

  void place_next_to_neighbors(std::size_t body) {
    const Adjacency& adjacency = graph_.adjacency;
    Vec2 sum;
    float weights = 0.0f, strongest = 0.0f;
    std::size_t host = body;
    for (std::int32_t k = adjacency.offsets[body]; k < adjacency.offsets[body + 1]; ++k) {
      const auto at = static_cast<std::size_t>(k);
      const auto neighbor = static_cast<std::size_t>(adjacency.neighbors[at]);
      if (!is_placed(neighbor)) continue;
      sum = sum + positions_[neighbor] * graph_.weights[at];
      weights += graph_.weights[at];
      if (graph_.weights[at] <= strongest) continue;
      strongest = graph_.weights[at];
      host = neighbor;
    }
    const float distance = 2.0f * radii_[body] * std::sqrt(0.5f + guests_[host]);
    guests_[host] += 1.0f;
    positions_[body] = sum * (1.0f / weights) + angle_.next() * distance;
    is_placed_[body] = 1;
  }

  // What no link ties to the known stands around the one of it with the most links, in rows below the rest.
  void place_the_rest() {
    if (wave_.size() == bodies_.size()) return;
    std::vector<std::int32_t> roots;
    float area = 0.0f;
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      if (is_placed(i)) continue;
      roots.push_back(static_cast<std::int32_t>(i));
      area += 4.0f * radii_[i] * radii_[i];
    }
    const auto degree = [&](std::int32_t body) {
      return graph_.adjacency.degree(static_cast<std::size_t>(body));
    };
    sort_stably(roots, [&](std::int32_t a, std::int32_t b) { return degree(a) > degree(b); });
    const Box all = box_around(0);
    Vec2 next = {all.min.x, all.max.y};
    const float right = std::max(all.max.x, all.min.x + 2.0f * std::sqrt(area));
    float row_end = next.y;
    for (std::int32_t root : roots) {
      if (is_placed(static_cast<std::size_t>(root))) continue;
      const std::size_t first = wave_.size();
      is_placed_[static_cast<std::size_t>(root)] = 1;
      wave_.push_back(root);
      follow_wave(first);
      const Box box = box_around(first);
      if (next.x > all.min.x && next.x + (box.max.x - box.min.x) > right) next = {all.min.x, row_end};
      for (std::size_t k = first; k < wave_.size(); ++k) {
        Vec2& position = positions_[static_cast<std::size_t>(wave_[k])];
        position = position + next - box.min;
      }
      next.x += box.max.x - box.min.x;
      row_end = std::max(row_end, next.y + box.max.y - box.min.y);
    }
  }

  // Around what the wave reached from its entry `first` on; without any, around nothing at the origin.
  Box box_around(std::size_t first) const {
    if (first >= wave_.size()) return {};
    const Vec2 start = positions_[static_cast<std::size_t>(wave_[first])];
    Box box = {start, start};
    for (std::size_t k = first; k < wave_.size(); ++k) {
      const auto i = static_cast<std::size_t>(wave_[k]);
      const Vec2 reach = {radii_[i], radii_[i]};
      const Vec2 min = positions_[i] - reach, max = positions_[i] + reach;
      box.min = {std::min(box.min.x, min.x), std::min(box.min.y, min.y)};
      box.max = {std::max(box.max.x, max.x), std::max(box.max.y, max.y)};
    }
    return box;
  }

  // Known bodies yield to new ones only: what they did to each other before is taken as meant.
  void make_room(const std::vector<std::uint8_t>& is_known) {
    NearField near_field;
    near_field.reserve(bodies_.size());
    std::vector<Vec2> pushes_before(bodies_.size());
    find_pushes_of_known(near_field, pushes_before);
    std::vector<Vec2> pushes(bodies_.size());
    std::vector<std::int32_t> yielding;
    std::vector<std::uint8_t> is_yielding(bodies_.size(), 0);
    for (int round = 0; round < kRounds; ++round) {
      std::fill(pushes.begin(), pushes.end(), Vec2{});
      near_field.add_pushes(positions_, radii_, pushes);
      for (std::size_t i = 0; i < bodies_.size(); ++i) {
        if (bodies_[i].is_pinned && is_known[i]) continue;
        if (!is_known[i]) {
          positions_[i] = positions_[i] + pushes[i] * kPushShare;
          continue;
        }
        const Vec2 push = pushes[i] - pushes_before[i];
        if (!is_yielding[i] && length(push) <= kNoPush * radii_[i]) continue;
        if (!is_yielding[i]) yielding.push_back(static_cast<std::int32_t>(i));
        is_yielding[i] = 1;
        positions_[i] = positions_[i] + push * kYield;
      }
      for (std::int32_t body : yielding) {
        const auto i = static_cast<std::size_t>(body);
        positions_[i] = positions_[i] + (bodies_[i].position - positions_[i]) * kReturn;
      }
    }
    for (Vec2& position : positions_) {
      position = {std::clamp(position.x, -kMaxCoordinate, kMaxCoordinate),
                  std::clamp(position.y, -kMaxCoordinate, kMaxCoordinate)};
    }
  }

  void find_pushes_of_known(NearField& near_field, std::vector<Vec2>& pushes) const {
    std::vector<Vec2> positions, known_pushes(known_.size());
    std::vector<float> radii;
    for (std::int32_t body : known_) {
      positions.push_back(positions_[static_cast<std::size_t>(body)]);
      radii.push_back(radii_[static_cast<std::size_t>(body)]);
    }
    near_field.add_pushes(positions, radii, known_pushes);
    for (std::size_t k = 0; k < known_.size(); ++k)
      pushes[static_cast<std::size_t>(known_[k])] = known_pushes[k];
  }

  const std::vector<Body>& bodies_;
  const std::vector<Link>& links_;
  WeightedGraph graph_;
  GoldenAngle angle_;
  std::vector<std::int32_t> known_, wave_;  // wave_: what is placed, in this order
  std::vector<float> guests_;               // that stand around each body
  std::vector<std::uint8_t> is_placed_;
  std::vector<Vec2> positions_;
  std::vector<float> radii_;
};

}  // namespace

std::vector<Vec2> insert_bodies(const std::vector<Body>& bodies, const std::vector<Link>& links,
                                const InsertionSettings& settings) {
  return Insertion(bodies, links, settings).run();
}

}  // namespace storylens
