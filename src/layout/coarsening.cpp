#include "layout/coarsening.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace storylens {
namespace {

constexpr std::int32_t kNone = -1;
constexpr int kPasses = 8;
// Groups of the first level hold at most so many bodies, those of each further level so many times more.
constexpr float kMostMass = 14.0f;
constexpr float kMassGrowth = 6.0f;
// A level that keeps more than this share of its bodies is not worth its time: the next try joins more
// readily.
constexpr double kWorthwhile = 0.8;

// Moves bodies between groups while that raises modularity.
class LocalMoving {
 public:
  LocalMoving(const CoarseLevel& level, float most_mass, float resolution)
      : level_(level),
        most_mass_(most_mass),
        group_of_(level.graph.size()),
        group_mass_(level.masses),
        group_weight_(level.graph.size(), 0.0f),
        body_weight_(level.graph.size(), 0.0f),
        weight_to_(level.graph.size(), 0.0f) {
    std::iota(group_of_.begin(), group_of_.end(), 0);
    double total = 0.0;
    for (std::size_t body = 0; body < level.graph.size(); ++body) {
      for_each_link(body, [&](std::size_t, float weight) { body_weight_[body] += weight; });
      total += static_cast<double>(body_weight_[body]);
    }
    group_weight_ = body_weight_;
    per_weight_ = total > 0.0 ? resolution / static_cast<float>(total) : 0.0f;
  }

  std::vector<std::int32_t> run() {
    for (int pass = 0; pass < kPasses; ++pass) {
      std::size_t moved = 0;
      for (std::size_t body = 0; body < group_of_.size(); ++body) moved += move(body) ? 1u : 0u;
      if (moved * 100 < group_of_.size()) break;
    }
    collapse_stars();
    return std::move(group_of_);
  }

 private:
  template <class Visit>
  void for_each_link(std::size_t body, Visit visit) const {
    const Adjacency& adjacency = level_.graph.adjacency;
    for (std::int32_t k = adjacency.offsets[body]; k < adjacency.offsets[body + 1]; ++k) {
      const auto i = static_cast<std::size_t>(k);
      visit(static_cast<std::size_t>(adjacency.neighbors[i]), level_.graph.weights[i]);
    }
  }

  bool move(std::size_t body) {
    touched_.clear();
    for_each_link(body, [&](std::size_t neighbor, float weight) {
      const std::int32_t group = group_of_[neighbor];
      float& sum = weight_to_[static_cast<std::size_t>(group)];
      if (sum == 0.0f) touched_.push_back(group);
      sum += weight;
    });
    const auto own = static_cast<std::size_t>(group_of_[body]);
    group_weight_[own] -= body_weight_[body];
    group_mass_[own] -= level_.masses[body];
    const auto gain = [&](std::size_t group) {
      return weight_to_[group] - per_weight_ * body_weight_[body] * group_weight_[group];
    };
    std::size_t best = own;
    float best_gain = gain(own);
    for (std::int32_t candidate : touched_) {
      const auto group = static_cast<std::size_t>(candidate);
      if (group_mass_[group] + level_.masses[body] > most_mass_) continue;
      if (const float its_gain = gain(group); its_gain > best_gain) {
        best = group;
        best_gain = its_gain;
      }
    }
    for (std::int32_t group : touched_) weight_to_[static_cast<std::size_t>(group)] = 0.0f;
    group_weight_[best] += body_weight_[body];
    group_mass_[best] += level_.masses[body];
    group_of_[body] = static_cast<std::int32_t>(best);
    return best != own;
  }

  // Bodies that are alone in their group join others that are alone and whose strongest link is to the same
  // body.
  void collapse_stars() {
    std::vector<std::int32_t>& members = touched_;
    members.assign(group_of_.size(), 0);
    for (std::int32_t group : group_of_) ++members[static_cast<std::size_t>(group)];
    std::vector<std::int32_t> open(group_of_.size(), kNone);
    for (std::size_t body = 0; body < group_of_.size(); ++body) {
      if (members[static_cast<std::size_t>(group_of_[body])] != 1) continue;
      std::size_t center = body;
      float strongest = 0.0f;
      for_each_link(body, [&](std::size_t neighbor, float weight) {
        if (weight <= strongest) return;
        strongest = weight;
        center = neighbor;
      });
      std::int32_t& group = open[center];
      if (group != kNone &&
          group_mass_[static_cast<std::size_t>(group)] + level_.masses[body] <= most_mass_) {
        group_of_[body] = group;
        group_mass_[static_cast<std::size_t>(group)] += level_.masses[body];
      } else {
        group = group_of_[body];
      }
    }
  }

  const CoarseLevel& level_;
  float most_mass_;
  float per_weight_ = 0.0f;
  std::vector<std::int32_t> group_of_;
  std::vector<float> group_mass_, group_weight_, body_weight_;
  std::vector<float>
      weight_to_;  // from the body that is looked at to each group, 0 for groups not in touched_
  std::vector<std::int32_t> touched_;
};

// Groups get the numbers 0, 1, … in the order of their first bodies; yields how many there are.
std::size_t number_groups(std::vector<std::int32_t>& group_of) {
  std::vector<std::int32_t> number_of(group_of.size(), kNone);
  std::int32_t count = 0;
  for (std::int32_t& group : group_of) {
    std::int32_t& number = number_of[static_cast<std::size_t>(group)];
    if (number == kNone) number = count++;
    group = number;
  }
  return static_cast<std::size_t>(count);
}

// The bodies of each group, as rows.
Adjacency members_of(const std::vector<std::int32_t>& group_of, std::size_t group_count) {
  Adjacency members;
  members.offsets.assign(group_count + 2, 0);
  for (std::int32_t group : group_of) ++members.offsets[static_cast<std::size_t>(group) + 2];
  std::partial_sum(members.offsets.begin(), members.offsets.end(), members.offsets.begin());
  members.neighbors.resize(group_of.size());
  for (std::size_t body = 0; body < group_of.size(); ++body) {
    std::int32_t& end = members.offsets[static_cast<std::size_t>(group_of[body]) + 1];
    members.neighbors[static_cast<std::size_t>(end++)] = static_cast<std::int32_t>(body);
  }
  members.offsets.pop_back();
  return members;
}

CoarseLevel joined(const CoarseLevel& level, std::size_t group_count) {
  CoarseLevel coarse;
  coarse.masses.assign(group_count, 0.0f);
  std::vector<std::int32_t>& offsets = coarse.graph.adjacency.offsets;
  std::vector<std::int32_t>& neighbors = coarse.graph.adjacency.neighbors;
  offsets.push_back(0);
  const Adjacency members = members_of(level.group_of, group_count);
  const Adjacency& fine = level.graph.adjacency;
  std::vector<std::int32_t> place_of(group_count, kNone);
  for (std::size_t group = 0; group < group_count; ++group) {
    const std::int32_t begin = offsets.back();
    members.for_each_neighbor(group, [&](std::size_t body) {
      coarse.masses[group] += level.masses[body];
      for (std::int32_t k = fine.offsets[body]; k < fine.offsets[body + 1]; ++k) {
        const auto i = static_cast<std::size_t>(k);
        const std::int32_t other = level.group_of[static_cast<std::size_t>(fine.neighbors[i])];
        if (static_cast<std::size_t>(other) == group) continue;
        std::int32_t& place = place_of[static_cast<std::size_t>(other)];
        if (place < begin) {
          place = static_cast<std::int32_t>(neighbors.size());
          neighbors.push_back(other);
          coarse.graph.weights.push_back(0.0f);
        }
        coarse.graph.weights[static_cast<std::size_t>(place)] += level.graph.weights[i];
      }
    });
    offsets.push_back(static_cast<std::int32_t>(neighbors.size()));
  }
  neighbors.shrink_to_fit();
  coarse.graph.weights.shrink_to_fit();
  return coarse;
}

}  // namespace

std::vector<CoarseLevel> coarsen(WeightedGraph graph, std::size_t enough) {
  std::vector<CoarseLevel> levels(1);
  levels[0].masses.assign(graph.size(), 1.0f);
  levels[0].graph = std::move(graph);
  float most_mass = kMostMass;
  float resolution = 1.0f;
  while (levels.back().graph.size() > enough) {
    CoarseLevel& fine = levels.back();
    fine.group_of = LocalMoving(fine, most_mass, resolution).run();
    const std::size_t group_count = number_groups(fine.group_of);
    most_mass *= kMassGrowth;
    const double share = static_cast<double>(group_count) / static_cast<double>(fine.graph.size());
    if (share > kWorthwhile) {
      resolution *= 0.25f;
      fine.group_of.clear();
      if (most_mass > 1e12f) break;
      continue;
    }
    levels.push_back(joined(fine, group_count));
  }
  return levels;
}

}  // namespace storylens
