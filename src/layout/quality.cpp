#include "layout/quality.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.h"
#include "layout/adjacency.h"
#include "layout/graph_distance.h"

namespace storylens {
namespace {

constexpr std::size_t kSources = 64;
constexpr std::size_t kSampledBodies = 400;
constexpr std::size_t kSampledPairs = std::size_t{1} << 20;
constexpr std::size_t kPurityNeighbors = 10;

double distance_between(Vec2 a, Vec2 b) {
  const double x = static_cast<double>(a.x) - static_cast<double>(b.x);
  const double y = static_cast<double>(a.y) - static_cast<double>(b.y);
  return std::sqrt(x * x + y * y);
}

std::size_t below(Random& random, std::size_t bound) {
  return static_cast<std::size_t>((static_cast<std::uint64_t>(random.next()) * bound) >> 32);
}

// All when there are few, else a seeded sample, with repetition.
std::vector<std::size_t> sampled(std::size_t count, std::size_t limit) {
  std::vector<std::size_t> sample(std::min(count, limit));
  std::iota(sample.begin(), sample.end(), std::size_t{0});
  Random random(1);
  if (count > limit) {
    for (std::size_t& i : sample) i = below(random, count);
  }
  return sample;
}

double stress_of(const Adjacency& adjacency, const std::vector<Vec2>& positions) {
  DistanceSearch search;
  double count = 0.0, sum = 0.0, sum_of_squares = 0.0;
  for (std::size_t source : sampled(positions.size(), kSources)) {
    const std::vector<std::uint16_t>& distances = search.from(adjacency, static_cast<std::int32_t>(source));
    for (std::int32_t body : search.reached()) {
      const auto i = static_cast<std::size_t>(body);
      if (i == source) continue;
      const double ratio = distance_between(positions[source], positions[i]) / distances[i];
      count += 1.0;
      sum += ratio;
      sum_of_squares += ratio * ratio;
    }
  }
  return sum_of_squares > 0.0 ? 1.0 - sum * sum / (sum_of_squares * count) : 0.0;
}

// The nearest drawn bodies, in no order. Equal distances are told apart by index.
class NearestBodies {
 public:
  explicit NearestBodies(const std::vector<Vec2>& positions) : positions_(positions) {}

  // Of the first `among` bodies. Valid until the next call.
  const std::vector<std::size_t>& of(std::size_t body, std::size_t count, std::size_t among) {
    by_distance_.clear();
    for (std::size_t i = 0; i < among; ++i) {
      if (i != body) by_distance_.emplace_back(length_squared(positions_[i] - positions_[body]), i);
    }
    count = std::min(count, by_distance_.size());
    const auto middle = by_distance_.begin() + static_cast<std::ptrdiff_t>(count);
    if (middle != by_distance_.end()) std::nth_element(by_distance_.begin(), middle, by_distance_.end());
    nearest_.clear();
    for (auto entry = by_distance_.begin(); entry != middle; ++entry) nearest_.push_back(entry->second);
    return nearest_;
  }

 private:
  const std::vector<Vec2>& positions_;
  std::vector<std::pair<float, std::size_t>> by_distance_;
  std::vector<std::size_t> nearest_;
};

// adds |G ∩ D| / |G ∪ D| of one body for 1 and for 2 hops.
void add_preserved(DistanceSearch& search, const Adjacency& adjacency, NearestBodies& nearest,
                   std::size_t body, std::size_t among, double (&sums)[2]) {
  const std::vector<std::uint16_t>& distances = search.from(adjacency, static_cast<std::int32_t>(body));
  for (int hops = 1; hops <= 2; ++hops) {
    const auto is_near = [&](std::size_t i) { return distances[i] <= hops; };
    std::size_t count = 0;
    for (std::int32_t i : search.reached()) count += is_near(static_cast<std::size_t>(i)) ? 1u : 0u;
    --count;  // the body itself
    if (count == 0) {
      sums[hops - 1] += 1.0;
      continue;
    }
    const std::vector<std::size_t>& drawn = nearest.of(body, count, among);
    const auto common = static_cast<double>(std::count_if(drawn.begin(), drawn.end(), is_near));
    sums[hops - 1] += common / (2.0 * static_cast<double>(count) - common);
  }
}

void measure_neighborhoods(const Adjacency& adjacency, const std::vector<Vec2>& positions, Quality& quality) {
  const std::vector<std::size_t> sample = sampled(positions.size(), kSampledBodies);
  if (sample.empty()) return;
  DistanceSearch search;
  NearestBodies nearest(positions);
  double sums[2] = {};
  for (std::size_t body : sample) add_preserved(search, adjacency, nearest, body, positions.size(), sums);
  quality.preserved_1 = sums[0] / static_cast<double>(sample.size());
  quality.preserved_2 = sums[1] / static_cast<double>(sample.size());
}

double purity_of(const std::vector<Vec2>& positions, const std::vector<std::int32_t>& communities) {
  NearestBodies nearest(positions);
  double same = 0.0, all = 0.0;
  for (std::size_t body : sampled(communities.size(), 2 * kSampledBodies)) {
    if (communities[body] < 0) continue;
    for (std::size_t other : nearest.of(body, kPurityNeighbors, positions.size())) {
      same += communities[other] == communities[body] ? 1.0 : 0.0;
      all += 1.0;
    }
  }
  return all > 0.0 ? same / all : 1.0;
}

// Twice the area of a, b, c, above 0 when they turn left.
double turn(Vec2 a, Vec2 b, Vec2 c) {
  return (static_cast<double>(b.x) - static_cast<double>(a.x)) *
             (static_cast<double>(c.y) - static_cast<double>(a.y)) -
         (static_cast<double>(b.y) - static_cast<double>(a.y)) *
             (static_cast<double>(c.x) - static_cast<double>(a.x));
}

double crossings_of(const std::vector<Link>& links, const std::vector<Vec2>& positions) {
  const auto place = [&](std::int32_t i) { return positions[static_cast<std::size_t>(i)]; };
  double crossing = 0.0, pairs = 0.0;
  const auto count_pair = [&](const Link& first, const Link& second) {
    if (first.a == second.a || first.a == second.b || first.b == second.a || first.b == second.b) return;
    pairs += 1.0;
    const Vec2 a = place(first.a), b = place(first.b), c = place(second.a), d = place(second.b);
    if (turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0) crossing += 1.0;
  };
  if (links.size() * links.size() / 2 <= kSampledPairs) {
    for (std::size_t i = 0; i < links.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) count_pair(links[i], links[k]);
    }
  } else {
    Random random(1);
    for (std::size_t i = 0; i < kSampledPairs; ++i) {
      const std::size_t first = below(random, links.size());
      count_pair(links[first], links[below(random, links.size())]);
    }
  }
  return pairs > 0.0 ? crossing / pairs : 0.0;
}

double length_variation_of(const std::vector<Link>& links, const std::vector<Vec2>& positions) {
  const double mean = mean_link_length(links, positions);
  if (mean <= 0.0) return 0.0;
  double sum = 0.0, count = 0.0;
  for (const Link& link : links) {
    if (link.a == link.b) continue;
    const double excess = distance_between(positions[static_cast<std::size_t>(link.a)],
                                           positions[static_cast<std::size_t>(link.b)]) -
                          mean;
    sum += excess * excess;
    count += 1.0;
  }
  return std::sqrt(sum / count) / mean;
}

}  // namespace

Quality measure_quality(const std::vector<Link>& links, const std::vector<Vec2>& positions,
                        const std::vector<std::int32_t>& communities) {
  const Adjacency adjacency = make_adjacency(positions.size(), links);
  Quality quality;
  quality.stress = stress_of(adjacency, positions);
  measure_neighborhoods(adjacency, positions, quality);
  quality.purity = purity_of(positions, communities);
  quality.crossings = crossings_of(links, positions);
  quality.length_variation = length_variation_of(links, positions);
  return quality;
}

double mean_link_length(const std::vector<Link>& links, const std::vector<Vec2>& positions) {
  double sum = 0.0, count = 0.0;
  for (const Link& link : links) {
    if (link.a == link.b) continue;
    sum += distance_between(positions[static_cast<std::size_t>(link.a)],
                            positions[static_cast<std::size_t>(link.b)]);
    count += 1.0;
  }
  return count > 0.0 ? sum / count : 0.0;
}

Displacement measure_displacement(const std::vector<Vec2>& before, const std::vector<Vec2>& after,
                                  std::size_t count) {
  Displacement result;
  if (before.empty()) return result;
  double sum = 0.0;
  for (std::size_t i = 0; i < before.size(); ++i) sum += distance_between(before[i], after[i]);
  result.mean = sum / static_cast<double>(before.size());

  NearestBodies nearest_before(before), nearest_after(after);
  double kept = 0.0, all = 0.0;
  for (std::size_t body : sampled(before.size(), 2 * kSampledBodies)) {
    std::vector<std::size_t> old_ones = nearest_before.of(body, count, before.size());
    std::sort(old_ones.begin(), old_ones.end());
    for (std::size_t i : nearest_after.of(body, count, before.size())) {
      kept += std::binary_search(old_ones.begin(), old_ones.end(), i) ? 1.0 : 0.0;
    }
    all += static_cast<double>(old_ones.size());
  }
  if (all > 0.0) result.kept_neighbors = kept / all;
  return result;
}

}  // namespace storylens
