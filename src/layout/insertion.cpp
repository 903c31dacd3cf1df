#include "layout/insertion.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "layout/multilevel.h"
#include "layout/near_field.h"
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
      : bodies_(bodies), links_(links), settings_(settings), is_placed_(bodies.size(), 0) {
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
    if (known_.empty()) return lay_out(bodies_, links_, {.collision_padding = settings_.collision_padding});
    const std::vector<std::uint8_t> is_known = is_placed_;
    place_next_to_neighbors();
    place_below();
    make_room(is_known);
    return std::move(positions_);
  }

 private:
  bool is_placed(std::size_t body) const { return is_placed_[body] != 0; }

  // Wave by wave from what is known. Several that hang on one body stand around it.
  void place_next_to_neighbors() {
    const WeightedGraph graph = make_weighted_graph(bodies_.size(), links_);
    const Adjacency& adjacency = graph.adjacency;
    std::vector<std::int32_t> wave = known_;
    std::vector<float> guests(bodies_.size(), 0.0f);
    GoldenAngle angle;
    for (std::size_t head = 0; head < wave.size(); ++head) {
      adjacency.for_each_neighbor(static_cast<std::size_t>(wave[head]), [&](std::size_t body) {
        if (is_placed(body)) return;
        Vec2 sum;
        float weights = 0.0f, strongest = 0.0f;
        std::size_t host = body;
        for (std::int32_t k = adjacency.offsets[body]; k < adjacency.offsets[body + 1]; ++k) {
          const auto at = static_cast<std::size_t>(k);
          const auto neighbor = static_cast<std::size_t>(adjacency.neighbors[at]);
          if (!is_placed(neighbor)) continue;
          sum = sum + positions_[neighbor] * graph.weights[at];
          weights += graph.weights[at];
          if (graph.weights[at] <= strongest) continue;
          strongest = graph.weights[at];
          host = neighbor;
        }
        const float distance = 2.0f * radii_[body] * std::sqrt(0.5f + guests[host]);
        guests[host] += 1.0f;
        positions_[body] = sum * (1.0f / weights) + angle.next() * distance;
        is_placed_[body] = 1;
        wave.push_back(static_cast<std::int32_t>(body));
      });
    }
  }

  // What no link ties to the known is laid out by itself, below the rest.
  void place_below() {
    std::vector<std::int32_t> rest, number_of(bodies_.size(), -1);
    std::vector<Body> rest_bodies;
    Vec2 lowest = {0.0f, -kMaxCoordinate};
    double middle = 0.0, placed = 0.0;
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      if (is_placed(i)) {
        lowest.y = std::max(lowest.y, positions_[i].y + radii_[i]);
        middle += static_cast<double>(positions_[i].x);
        placed += 1.0;
        continue;
      }
      number_of[i] = static_cast<std::int32_t>(rest.size());
      rest.push_back(static_cast<std::int32_t>(i));
      rest_bodies.push_back(bodies_[i]);
    }
    if (rest.empty()) return;
    std::vector<Link> rest_links;
    for (Link link : links_) {
      link.a = number_of[static_cast<std::size_t>(link.a)];
      link.b = number_of[static_cast<std::size_t>(link.b)];
      if (link.a >= 0 && link.b >= 0) rest_links.push_back(link);
    }
    const std::vector<Vec2> places =
        lay_out(rest_bodies, rest_links, {.collision_padding = settings_.collision_padding});
    float top = 0.0f;
    for (std::size_t k = 0; k < rest.size(); ++k) {
      top = std::min(top, places[k].y - radii_[static_cast<std::size_t>(rest[k])]);
    }
    const Vec2 shift = {static_cast<float>(middle / placed), lowest.y - 2.0f * top};
    for (std::size_t k = 0; k < rest.size(); ++k) {
      positions_[static_cast<std::size_t>(rest[k])] = places[k] + shift;
    }
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
  const InsertionSettings& settings_;
  std::vector<std::int32_t> known_;
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
