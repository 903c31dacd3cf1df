#include "ui/graph_index.h"

#include <algorithm>
#include <cmath>

#include "base/order.h"

namespace storylens {
namespace {

// Few enough that a strip of the screen does not draw half the picture; a node is several shapes.
constexpr std::size_t kNodesPerChunk = 48;
constexpr std::size_t kEdgesPerChunk = 192;
constexpr int kMostCells = 32;  // along a side
constexpr std::size_t kRanks = 256;
constexpr std::size_t kSample = 1024;

struct Cells {
  UiRect bounds;
  int side = 1;

  std::size_t count() const { return static_cast<std::size_t>(side) * static_cast<std::size_t>(side); }
  std::size_t of(Vec2 point) const {
    const auto index = [this](float at, float min, float extent) {
      const float cell = extent > 0.0f ? (at - min) / extent * static_cast<float>(side) : 0.0f;
      return static_cast<std::size_t>(std::clamp(cell, 0.0f, static_cast<float>(side - 1)));
    };
    return index(point.y, bounds.min.y, bounds.height()) * static_cast<std::size_t>(side) +
           index(point.x, bounds.min.x, bounds.width());
  }
};

Cells cells_for(const UiRect& bounds, std::size_t things, std::size_t per_chunk) {
  const float side = std::sqrt(static_cast<float>(things) / static_cast<float>(per_chunk));
  return {bounds, std::clamp(static_cast<int>(side), 1, kMostCells)};
}

// The box of an edge, with its bulge.
UiRect around(Vec2 a, Vec2 b, float bend) {
  const float out = std::fabs(bend) * length(b - a);
  return {{std::min(a.x, b.x) - out, std::min(a.y, b.y) - out},
          {std::max(a.x, b.x) + out, std::max(a.y, b.y) + out}};
}

void include(UiRect& box, const UiRect& other) {
  box.min = {std::min(box.min.x, other.min.x), std::min(box.min.y, other.min.y)};
  box.max = {std::max(box.max.x, other.max.x), std::max(box.max.y, other.max.y)};
}

// Indices of keys in the order of their values, equal ones as they stand.
std::vector<int> sorted_by_key(const std::vector<std::uint32_t>& keys, std::size_t key_count) {
  std::vector<std::uint32_t> next(key_count + 1, 0);
  for (const std::uint32_t key : keys) ++next[key + 1];
  for (std::size_t i = 1; i <= key_count; ++i) next[i] += next[i - 1];
  std::vector<int> order(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) order[next[keys[i]]++] = static_cast<int>(i);
  return order;
}

// Runs of things in the same cell, with what they cover.
template <class CellOf, class BoundsOf>
std::vector<GraphChunk> chunks_of(const std::vector<int>& order, CellOf cell_of, BoundsOf bounds_of) {
  std::vector<GraphChunk> chunks;
  std::uint32_t cell = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto thing = static_cast<std::size_t>(order[i]);
    const UiRect bounds = bounds_of(thing);
    if (chunks.empty() || cell_of(thing) != cell) {
      cell = cell_of(thing);
      chunks.push_back({bounds, i, 0});
    }
    include(chunks.back().bounds, bounds);
    ++chunks.back().count;
  }
  return chunks;
}

// How far an edge reaches for what it says: short ones hold a story together, long ones of common names cross
// the picture.
float spread(const StoryGraph& graph, const GraphEdge& edge, float length) {
  const auto stories = [&](int node) {
    return static_cast<float>(graph.nodes[static_cast<std::size_t>(node)].story_count);
  };
  const float hub = std::min(stories(edge.target), 100.0f);
  const float kind = edge.kind == EdgeKind::OwnedBy ? 0.25f : edge.kind == EdgeKind::Related ? 0.5f : 1.0f;
  return length * kind * (1.0f + 0.05f * hub);
}

}  // namespace

void GraphIndex::update(const StoryGraph& graph, const GraphView& view, const std::vector<Vec2>& positions) {
  if (revision_ > 0 && edges_revision_ == view.edges_revision && positions_ == positions) return;
  static unsigned builds = 0;
  revision_ = ++builds;
  edges_revision_ = view.edges_revision;
  positions_ = positions;
  build_nodes();
  build_edges(graph, view);
}

void GraphIndex::build_nodes() {
  bounds_ = positions_.empty() ? UiRect{} : UiRect{positions_[0], positions_[0]};
  for (const Vec2 at : positions_) include(bounds_, {at, at});
  const Cells cells = cells_for(bounds_, positions_.size(), kNodesPerChunk);
  std::vector<std::uint32_t> keys(positions_.size());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = static_cast<std::uint32_t>(cells.of(positions_[i]));
  nodes_ = sorted_by_key(keys, cells.count());
  node_chunks_ = chunks_of(
      nodes_, [&](std::size_t i) { return keys[i]; },
      [&](std::size_t i) {
        return UiRect{positions_[i], positions_[i]};
      });
}

void GraphIndex::build_edges(const StoryGraph& graph, const GraphView& view) {
  const std::size_t count = view.base_edges;
  const auto end = [&](int node_view) { return positions_[static_cast<std::size_t>(node_view)]; };
  std::vector<float> spreads(count);
  double sum = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    const GraphEdgeView& edge = view.edges[i];
    const float extent = length(end(edge.b) - end(edge.a));
    sum += static_cast<double>(extent);
    spreads[i] = spread(graph, graph.edges[static_cast<std::size_t>(edge.edge)], extent);
  }
  mean_edge_length_ = count > 0 ? static_cast<float>(sum / static_cast<double>(count)) : 0.0f;
  std::vector<float> sample;  // a rank is the share of a sample that says more
  const std::size_t step = std::max<std::size_t>(1, count / kSample);
  for (std::size_t i = 0; i < count; i += step) sample.push_back(spreads[i]);
  sort_stably(sample);

  const Cells cells = cells_for(bounds_, count, kEdgesPerChunk);
  std::vector<std::uint32_t> keys(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto before = std::lower_bound(sample.begin(), sample.end(), spreads[i]) - sample.begin();
    const auto rank =
        static_cast<std::uint32_t>(static_cast<std::size_t>(before) * (kRanks - 1) / sample.size());
    const Vec2 middle = (end(view.edges[i].a) + end(view.edges[i].b)) * 0.5f;
    keys[i] = static_cast<std::uint32_t>(cells.of(middle) * kRanks) + rank;
  }
  edges_ = sorted_by_key(keys, cells.count() * kRanks);
  ranks_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    ranks_[i] = static_cast<float>(keys[static_cast<std::size_t>(edges_[i])] % kRanks) /
                static_cast<float>(kRanks - 1);
  }
  edge_chunks_ = chunks_of(
      edges_, [&](std::size_t i) { return keys[i] / static_cast<std::uint32_t>(kRanks); },
      [&](std::size_t i) { return around(end(view.edges[i].a), end(view.edges[i].b), view.edges[i].bend); });
}

}  // namespace storylens
