#include "layout/link_force.h"

#include <algorithm>

namespace storylens {

void LinkForce::reset(const std::vector<Link>& links, const Adjacency& adjacency) {
  springs_.assign(adjacency.neighbors.size(), {});
  std::vector<std::int32_t> next(adjacency.offsets.begin(), adjacency.offsets.end() - 1);
  for (const Link& link : links) {
    if (link.a == link.b) continue;
    const auto a = static_cast<std::size_t>(link.a);
    const auto b = static_cast<std::size_t>(link.b);
    const auto degree_a = static_cast<float>(adjacency.degree(a));
    const auto degree_b = static_cast<float>(adjacency.degree(b));
    const float strength = link.strength / std::min(degree_a, degree_b);
    const float share_of_a = degree_b / (degree_a + degree_b);
    springs_[static_cast<std::size_t>(next[a]++)] = {link.distance, strength * share_of_a};
    springs_[static_cast<std::size_t>(next[b]++)] = {link.distance, strength * (1.0f - share_of_a)};
  }
}

Vec2 LinkForce::force_on(const Adjacency& adjacency, std::size_t body, const std::vector<Vec2>& positions,
                         const std::vector<std::uint8_t>& counts) const {
  Vec2 force;
  const Vec2 position = positions[body];
  for (std::int32_t k = adjacency.offsets[body]; k < adjacency.offsets[body + 1]; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const auto other = static_cast<std::size_t>(adjacency.neighbors[at]);
    const Vec2 difference = positions[other] - position;
    const float distance = length(difference);
    if (distance <= 0.0f || !counts[other]) continue;
    const Spring& spring = springs_[at];
    force = force + difference * ((distance - spring.distance) / distance * spring.strength);
  }
  return force;
}

}  // namespace storylens
