#include "app/graph_detail.h"

#include <algorithm>

namespace storylens {
namespace {

constexpr std::size_t kEdgesAtRest = 40000;
constexpr float kInk = 0.3f;  // the share of the ground that edges may cover before they stand back
constexpr float kLeastOpacity = 0.06f;
constexpr float kTailOpacity = 0.08f;
constexpr float kNodeReach = 64.0f;
constexpr float kLineReach = 4.0f;

// The part of a chunk that is drawn, joined to the range before it where they touch.
void add_range(std::vector<QuadRange>& ranges, std::size_t first, std::size_t end) {
  if (first == end) return;
  if (!ranges.empty() && ranges.back().first + ranges.back().count == first) {
    ranges.back().count += end - first;
  } else {
    ranges.push_back({first, end - first});
  }
}

UiRect seen_world(const GraphView& view, float margin) {
  const Vec2 out = {margin, margin};
  return {view.world(view.area.min - out), view.world(view.area.max + out)};
}

bool touches(const UiRect& a, const UiRect& b) {
  return a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

}  // namespace

GraphDetail choose_detail(const GraphView& view, const GraphIndex& index, const GraphPicture& base,
                          const NodeScale& scale, bool is_moving) {
  GraphDetail detail;
  const UiRect seen_nodes = seen_world(view, kNodeReach);
  for (const GraphChunk& chunk : index.node_chunks()) {
    if (!touches(chunk.bounds, seen_nodes)) continue;
    add_range(detail.shapes, base.first_shape[chunk.first], base.first_shape[chunk.first + chunk.count]);
  }

  const UiRect seen_edges = seen_world(view, kLineReach);
  std::size_t count = 0;
  for (const GraphChunk& chunk : index.edge_chunks())
    count += touches(chunk.bounds, seen_edges) ? chunk.count : 0;
  const std::size_t most = is_moving ? kEdgesInMotion : kEdgesAtRest;
  if (count > most) {
    detail.lines.cut = static_cast<float>(most) / static_cast<float>(count);
    detail.is_light = is_moving;
  }
  for (const GraphChunk& chunk : index.edge_chunks()) {
    if (!touches(chunk.bounds, seen_edges)) continue;
    const auto first = index.ranks().begin() + static_cast<std::ptrdiff_t>(chunk.first);
    const auto end = first + static_cast<std::ptrdiff_t>(chunk.count);
    const auto cut = static_cast<std::size_t>(std::upper_bound(first, end, detail.lines.cut) - first);
    add_range(detail.edges, base.first_record[chunk.first], base.first_record[chunk.first + cut]);
  }

  // How many times over the edges would cover what they cover, were none of them seen through. Of the
  // picture's own area: a screen that shows a part of it shows the same.
  const UiRect bounds = index.bounds();
  const float area = std::max(bounds.width() * bounds.height(), 1.0f) * view.px_per_world * view.px_per_world;
  const float ink =
      static_cast<float>(index.edges().size()) * index.mean_edge_length() * view.px_per_world * 1.3f / area;
  if (ink > kInk) {
    detail.lines.opacity = std::max(kInk / ink, kLeastOpacity);
    const float crowding = std::min((ink - kInk) / (2.0f * kInk), 1.0f);
    detail.lines.tail_opacity = 1.0f + (kTailOpacity - 1.0f) * crowding;
  }
  // As long as rosettes are folded, discs lie over the ends of edges. What is whole looks in motion as it
  // does at rest: no other frame will come.
  detail.lines.is_plain = detail.is_light || scale.px_per_world < scale.unfold_from;
  return detail;
}

}  // namespace storylens
