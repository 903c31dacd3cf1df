// Coarse stress: places the groups of a coarsened graph so that drawn distances are like those in the graph.
// Distances between groups are means over their bodies, found by breadth-first search; the stress is lowered
// by stochastic gradient descent over pairs (Zheng, Pawar and Goodman 2019). It sees the whole graph at once,
// which forces between neighbours never do.
//
// Units:  positions are in links: a distance of 1 is what one link should have.
// Shapes: group_of[i] is the group of body i; positions()[g] belongs to group g.
// Cost:   linear in bodies and links for each search, and about as many searches as groups, at least 128;
// quadratic in
//         groups, in time and memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/random.h"
#include "base/vec2.h"
#include "layout/adjacency.h"
#include "layout/graph_distance.h"

namespace storylens {

class CoarseStress {
 public:
  // group_of may be empty: then every body is its own group. The graph must be connected. Both must live as
  // long as this.
  void reset(const Adjacency& adjacency, const std::vector<std::int32_t>& group_of, std::size_t group_count,
             std::uint64_t seed);

  // One search, or one round over all pairs; false when there is nothing left to do.
  bool step();

  const std::vector<Vec2>& positions() const { return positions_; }
  // Of each body, its mean distance in links from the bodies that were searched from. Complete with
  // positions().
  const std::vector<float>& closeness() const& { return closeness_; }
  std::vector<float> closeness() && { return std::move(closeness_); }
  // Of the distances between bodies that were found, in links.
  double mean_distance() const;
  // Standard deviation divided by mean: about 0.2 where all is near all, 0.5 in a mesh, 0.7 along a line.
  double distance_variation() const;

 private:
  std::size_t group(std::size_t body) const {
    return group_of_ == nullptr || group_of_->empty() ? body : static_cast<std::size_t>((*group_of_)[body]);
  }
  float& distance(std::size_t a, std::size_t b) {
    return distances_[a > b ? a * (a - 1) / 2 + b : b * (b - 1) / 2 + a];
  }
  void search_from_next();
  void start_descent();
  void descend();
  void move_pair(std::size_t a, std::size_t b, float rate);

  const Adjacency* adjacency_ = nullptr;
  const std::vector<std::int32_t>* group_of_ = nullptr;
  DistanceSearch search_;
  Random random_;
  std::vector<std::int32_t> sources_;
  std::vector<float> distances_;  // means, of pairs of groups
  std::vector<float> masses_;
  std::vector<float> searches_;  // from each group
  std::vector<float> closeness_;
  std::vector<std::int32_t> order_, offsets_;
  std::vector<Vec2> positions_;
  std::size_t next_source_ = 0;
  float rate_ = 0.0f;
  double count_ = 0.0, sum_ = 0.0, sum_of_squares_ = 0.0;
};

}  // namespace storylens
