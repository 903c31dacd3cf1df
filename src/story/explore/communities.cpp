#include "story/explore/communities.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/order.h"

namespace storylens {
namespace {

constexpr int kMostPasses = 20;
constexpr int kMostLevels = 12;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// Weighted, symmetric: each link stands at both of its ends; a loop stands once, with twice its weight.
struct Level {
  std::vector<std::vector<std::pair<int, double>>> links;
};

Level first_level(const StoryGraph& graph, const NeighborIndex& index) {
  Level level;
  level.links.resize(index.size());
  const auto is_in = [&](int node) { return graph.nodes[at(node)].kind != NodeKind::Outlet; };
  for (int node = 0; node < static_cast<int>(index.size()); ++node) {
    if (!is_in(node)) continue;
    index.for_each_neighbor(node, [&](int neighbor, int) {
      if (!is_in(neighbor)) return;
      const int degree = std::max(index.degree(node), index.degree(neighbor));
      level.links[at(node)].emplace_back(neighbor, 1.0 / std::log2(1.0 + degree));
    });
  }
  return level;
}

// Moves nodes to the neighbouring community that gains most, until none moves. Community by node.
std::vector<int> local_moves(const Level& level) {
  const std::size_t count = level.links.size();
  std::vector<int> community(count);
  std::iota(community.begin(), community.end(), 0);
  std::vector<double> weight(count, 0.0);
  double total = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    for (const auto& [to, link] : level.links[i]) weight[i] += link;
    total += weight[i];
  }
  if (total <= 0.0) return community;
  std::vector<double> sum = weight;  // by community
  std::vector<double> to(count, 0.0);
  std::vector<int> met;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    bool has_moved = false;
    for (std::size_t i = 0; i < count; ++i) {
      const int own = community[i];
      met.assign(1, own);
      to[at(own)] = 0.0;
      for (const auto& [neighbor, link] : level.links[i]) {
        if (at(neighbor) == i) continue;
        const int other = community[at(neighbor)];
        if (to[at(other)] == 0.0 && other != own) met.push_back(other);
        to[at(other)] += link;
      }
      sum[at(own)] -= weight[i];
      int best = own;
      double best_gain = to[at(own)] - sum[at(own)] * weight[i] / total;
      for (const int other : met) {
        const double gain = to[at(other)] - sum[at(other)] * weight[i] / total;
        if (gain > best_gain + 1e-12) {
          best = other;
          best_gain = gain;
        }
      }
      for (const int other : met) to[at(other)] = 0.0;
      sum[at(best)] += weight[i];
      community[i] = best;
      has_moved = has_moved || best != own;
    }
    if (!has_moved) break;
  }
  return community;
}

// Numbers from 0 in the order of the first node.
int renumber(std::vector<int>& community) {
  std::vector<int> number(community.size(), -1);
  int count = 0;
  for (int& value : community) {
    if (number[at(value)] < 0) number[at(value)] = count++;
    value = number[at(value)];
  }
  return count;
}

Level merged(const Level& level, const std::vector<int>& community, int count) {
  Level coarse;
  coarse.links.resize(at(count));
  for (std::size_t i = 0; i < level.links.size(); ++i) {
    for (const auto& [to, link] : level.links[i])
      coarse.links[at(community[i])].emplace_back(community[at(to)], link);
  }
  for (auto& links : coarse.links) {
    sort_stably(links);
    std::size_t kept = 0;
    for (std::size_t k = 0; k < links.size(); ++k) {
      if (kept > 0 && links[kept - 1].first == links[k].first)
        links[kept - 1].second += links[k].second;
      else
        links[kept++] = links[k];
    }
    links.resize(kept);
  }
  return coarse;
}

}  // namespace

std::vector<int> find_communities(const StoryGraph& graph, const NeighborIndex& index) {
  Level level = first_level(graph, index);
  std::vector<bool> is_alone(index.size());
  for (std::size_t i = 0; i < is_alone.size(); ++i) is_alone[i] = level.links[i].empty();
  std::vector<int> result(index.size());
  std::iota(result.begin(), result.end(), 0);
  for (int depth = 0; depth < kMostLevels; ++depth) {
    std::vector<int> community = local_moves(level);
    const int count = renumber(community);
    for (int& value : result) value = community[at(value)];
    if (count == static_cast<int>(level.links.size())) break;
    level = merged(level, community, count);
  }
  // By size, the largest first.
  std::vector<int> size(index.size(), 0);
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (!is_alone[i]) ++size[at(result[i])];
  }
  std::vector<int> order(index.size());
  std::iota(order.begin(), order.end(), 0);
  sort_stably(order, [&](int a, int b) { return size[at(a)] > size[at(b)]; });
  std::vector<int> rank(index.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[at(order[i])] = static_cast<int>(i);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = is_alone[i] ? -1 : rank[at(result[i])];
  return result;
}

}  // namespace storylens
