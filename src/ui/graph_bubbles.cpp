#include "ui/graph_bubbles.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/order.h"

namespace storylens {
namespace {

constexpr float kMergeBelowPx = 5.0f;  // apart from one another
constexpr float kPartAbovePx = 6.0f;
constexpr float kBubblePx = 40.0f;  // the least distance of leaders
constexpr std::size_t kEdgesPerBubble = 2;

// A grid of leaders: cells as wide as their distance, so that those within it are in the nine cells around.
class LeaderGrid {
 public:
  LeaderGrid(const UiRect& bounds, float cell)
      : bounds_(bounds),
        cell_(std::max(cell, std::max(bounds.width(), bounds.height()) / 2000.0f)),
        columns_(static_cast<int>(bounds.width() / cell_) + 1),
        rows_(static_cast<int>(bounds.height() / cell_) + 1),
        first_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), -1) {}

  void add(Vec2 at, int bubble) {
    std::int32_t& first = first_[cell(column(at), row(at))];
    entries_.push_back({at, bubble, first});
    first = static_cast<std::int32_t>(entries_.size()) - 1;
  }
  // The bubble whose leader is nearest within the distance, -1 = none.
  int nearest(Vec2 at, float distance) const {
    int best = -1;
    float best_square = distance * distance;
    for (int y = std::max(row(at) - 1, 0); y <= std::min(row(at) + 1, rows_ - 1); ++y) {
      for (int x = std::max(column(at) - 1, 0); x <= std::min(column(at) + 1, columns_ - 1); ++x) {
        for (std::int32_t i = first_[cell(x, y)]; i >= 0; i = entries_[static_cast<std::size_t>(i)].next) {
          const Entry& entry = entries_[static_cast<std::size_t>(i)];
          const float square = length_squared(entry.at - at);
          if (square >= best_square) continue;
          best_square = square;
          best = entry.bubble;
        }
      }
    }
    return best;
  }

 private:
  struct Entry {
    Vec2 at;
    int bubble;
    std::int32_t next;
  };
  int column(Vec2 at) const {
    return std::clamp(static_cast<int>((at.x - bounds_.min.x) / cell_), 0, columns_ - 1);
  }
  int row(Vec2 at) const {
    return std::clamp(static_cast<int>((at.y - bounds_.min.y) / cell_), 0, rows_ - 1);
  }
  std::size_t cell(int x, int y) const { return static_cast<std::size_t>(y * columns_ + x); }

  UiRect bounds_;
  float cell_;
  int columns_;
  int rows_;
  std::vector<std::int32_t> first_;
  std::vector<Entry> entries_;
};

}  // namespace

void GraphBubbles::update(const StoryGraph& graph, const GraphView& view, const GraphIndex& index,
                          float spacing_px) {
  is_active_ = spacing_px < (is_active_ ? kPartAbovePx : kMergeBelowPx) && view.nodes.size() > 1;
  if (!is_active_) return;
  const int level = static_cast<int>(std::ceil(std::log2(kBubblePx / view.px_per_world)));
  if (index_revision_ == index.revision() && level_ == level && revision_ > 0) return;
  static unsigned builds = 0;
  revision_ = ++builds;
  index_revision_ = index.revision();
  level_ = level;
  merge_nodes(graph, view, index.positions(), std::ldexp(1.0f, level));
  merge_edges(view);
}

void GraphBubbles::merge_nodes(const StoryGraph& graph, const GraphView& view,
                               const std::vector<Vec2>& positions, float radius) {
  std::vector<int> order(view.nodes.size());
  std::iota(order.begin(), order.end(), 0);
  const auto importance = [&](int i) {
    const GraphNode& node =
        graph.nodes[static_cast<std::size_t>(view.nodes[static_cast<std::size_t>(i)].node)];
    return (node.kind == NodeKind::Story ? 1000 : 0) + std::min(node.story_count, 900);
  };
  sort_stably(order, [&](int a, int b) { return importance(a) > importance(b); });

  UiRect bounds = {positions[0], positions[0]};
  for (const Vec2 at : positions) {
    bounds.min = {std::min(bounds.min.x, at.x), std::min(bounds.min.y, at.y)};
    bounds.max = {std::max(bounds.max.x, at.x), std::max(bounds.max.y, at.y)};
  }
  LeaderGrid leaders(bounds, radius);
  bubbles_.clear();
  bubble_of_.assign(view.nodes.size(), -1);
  for (const int i : order) {
    const Vec2 at = positions[static_cast<std::size_t>(i)];
    int bubble = leaders.nearest(at, radius);
    if (bubble < 0) {
      bubble = static_cast<int>(bubbles_.size());
      bubbles_.push_back({i, 0, {}, 0.0f});
      leaders.add(at, bubble);
    }
    GraphBubble& joined = bubbles_[static_cast<std::size_t>(bubble)];
    joined.center = joined.center + at;
    ++joined.count;
    bubble_of_[static_cast<std::size_t>(i)] = bubble;
  }
  int most = 1;
  for (const GraphBubble& bubble : bubbles_) most = std::max(most, bubble.count);
  for (GraphBubble& bubble : bubbles_) {
    bubble.center = bubble.center * (1.0f / static_cast<float>(bubble.count));
    const float share = static_cast<float>(bubble.count) / static_cast<float>(most);
    bubble.radius = radius * (0.05f + 0.3f * std::sqrt(share));  // its area tells how many
  }
}

void GraphBubbles::merge_edges(const GraphView& view) {
  std::vector<std::uint64_t> pairs;
  for (std::size_t i = 0; i < view.base_edges; ++i) {
    const auto a = static_cast<std::uint32_t>(bubble_of_[static_cast<std::size_t>(view.edges[i].a)]);
    const auto b = static_cast<std::uint32_t>(bubble_of_[static_cast<std::size_t>(view.edges[i].b)]);
    if (a != b) pairs.push_back((static_cast<std::uint64_t>(std::min(a, b)) << 32u) | std::max(a, b));
  }
  std::sort(pairs.begin(), pairs.end());  // as many as edges
  edges_.clear();
  for (std::size_t first = 0; first < pairs.size();) {
    std::size_t last = first + 1;
    while (last < pairs.size() && pairs[last] == pairs[first]) ++last;
    edges_.push_back({static_cast<int>(pairs[first] >> 32u), static_cast<int>(pairs[first] & 0xFFFFFFFFu),
                      static_cast<int>(last - first)});
    first = last;
  }
  sort_stably(edges_, [](const BubbleEdge& a, const BubbleEdge& b) { return a.count > b.count; });
  if (edges_.size() > kEdgesPerBubble * bubbles_.size()) edges_.resize(kEdgesPerBubble * bubbles_.size());
}

void GraphBubbles::apply(GraphView& view) const {
  view.is_from_afar = is_active_;
  if (!is_active_) return;
  for (GraphNodeView& node : view.nodes) node.is_merged = true;
  for (const GraphBubble& bubble : bubbles_) {
    GraphNodeView& leader = view.nodes[static_cast<std::size_t>(bubble.leader)];
    leader.is_merged = false;
    leader.center = view.screen(bubble.center);
    leader.radius = leader.reach = std::max(bubble.radius * view.px_per_world, 2.0f);
  }
}

}  // namespace storylens
