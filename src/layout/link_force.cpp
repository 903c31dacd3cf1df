#include "layout/link_force.h"

#include <algorithm>

namespace storylens {

void LinkForce::reset(const std::vector<Link>& links, const Adjacency& adjacency) {
  springs_.clear();
  springs_.reserve(links.size());
  for (const Link& link : links) {
    if (link.a == link.b) continue;
    const auto degree_a = static_cast<float>(adjacency.degree(static_cast<std::size_t>(link.a)));
    const auto degree_b = static_cast<float>(adjacency.degree(static_cast<std::size_t>(link.b)));
    const float strength = link.strength / std::min(degree_a, degree_b);
    const float share_of_a = degree_b / (degree_a + degree_b);
    springs_.push_back(
        {link.a, link.b, link.distance, strength * share_of_a, strength * (1.0f - share_of_a)});
  }
}

void LinkForce::add_forces(const std::vector<Vec2>& positions, const std::vector<float>& warmth,
                           std::vector<Vec2>& forces) const {
  for (const Spring& spring : springs_) {
    const auto a = static_cast<std::size_t>(spring.a);
    const auto b = static_cast<std::size_t>(spring.b);
    if (warmth[a] <= 0.0f && warmth[b] <= 0.0f) continue;
    const Vec2 difference = positions[b] - positions[a];
    const float distance = length(difference);
    if (distance <= 0.0f) continue;
    const Vec2 correction = difference * ((distance - spring.distance) / distance);
    forces[a] = forces[a] + correction * spring.strength_a;
    forces[b] = forces[b] - correction * spring.strength_b;
  }
}

}  // namespace storylens
