#include "layout/placement.h"

#include <cmath>

namespace storylens {
namespace {

// The barycentre of the neighbours that have a place; at least one has.
Vec2 barycentre(const Adjacency& adjacency, const std::vector<std::uint8_t>& is_placed,
                const std::vector<Vec2>& positions, std::size_t body) {
  Vec2 sum;
  float count = 0.0f;
  adjacency.for_each_neighbor(body, [&](std::size_t neighbor) {
    if (!is_placed[neighbor]) return;
    sum = sum + positions[neighbor];
    count += 1.0f;
  });
  return sum * (1.0f / count);
}

}  // namespace

Vec2 GoldenAngle::next() {
  constexpr double kCos = -0.73736887807831963;
  constexpr double kSin = 0.67549029426152365;
  const Vec2 direction = {static_cast<float>(x_), static_cast<float>(y_)};
  const double x = x_ * kCos - y_ * kSin;
  y_ = x_ * kSin + y_ * kCos;
  x_ = x;
  return direction;
}

Vec2 jitter(Random& random, float half_side) {
  const float x = random.uniform();
  const float y = random.uniform();
  return {(2.0f * x - 1.0f) * half_side, (2.0f * y - 1.0f) * half_side};
}

void place_bodies(const Adjacency& adjacency, float spacing, Random& random,
                  std::vector<std::uint8_t> is_placed, std::vector<Vec2>& positions) {
  const std::size_t count = positions.size();
  std::vector<std::size_t> wave;
  wave.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (is_placed[i]) wave.push_back(i);
  }
  GoldenAngle angle;
  for (std::size_t k = 0; k < wave.size(); ++k) {
    adjacency.for_each_neighbor(wave[k], [&](std::size_t neighbor) {
      if (is_placed[neighbor]) return;
      positions[neighbor] = barycentre(adjacency, is_placed, positions, neighbor) + angle.next() * spacing;
      is_placed[neighbor] = 1;
      wave.push_back(neighbor);
    });
  }

  GoldenAngle turn;
  for (std::size_t i = 0; i < count; ++i) {
    const Vec2 direction = turn.next();
    if (is_placed[i]) continue;
    const float radius = spacing * std::sqrt(0.5f + static_cast<float>(i));
    positions[i] = direction * radius + jitter(random, 0.25f * spacing);
  }
}

}  // namespace storylens
