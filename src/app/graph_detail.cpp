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

UiRect widened(const UiRect& world, float margin) {
  const Vec2 out = {margin, margin};
  return {world.min - out, world.max + out};
}

bool touches(const UiRect& a, const UiRect& b) {
  return a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

}  // namespace

GraphLines choose_lines(const GraphView& view, const GraphIndex& index, const NodeScale& scale,
                        bool is_moving) {
  GraphLines lines;
  const UiRect seen =
      widened({view.world(view.area.min), view.world(view.area.max)}, kLineReach / view.px_per_world);
  std::size_t count = 0;
  for (const GraphChunk& chunk : index.edge_chunks()) count += touches(chunk.bounds, seen) ? chunk.count : 0;
  const std::size_t most = is_moving ? kEdgesInMotion : kEdgesAtRest;
  if (count > most) {
    lines.detail.cut = static_cast<float>(most) / static_cast<float>(count);
    lines.is_light = is_moving;
  }

  // How many times over the edges would cover what they cover, were none of them seen through. Of the
  // picture's own area: a screen that shows a part of it shows the same.
  const UiRect bounds = index.bounds();
  const float area = std::max(bounds.width() * bounds.height(), 1.0f) * view.px_per_world * view.px_per_world;
  const float ink =
      static_cast<float>(index.edges().size()) * index.mean_edge_length() * view.px_per_world * 1.3f / area;
  if (ink > kInk) {
    lines.detail.opacity = std::max(kInk / ink, kLeastOpacity);
    const float crowding = std::min((ink - kInk) / (2.0f * kInk), 1.0f);
    lines.detail.tail_opacity = 1.0f + (kTailOpacity - 1.0f) * crowding;
  }
  // As long as rosettes are folded, discs lie over the ends of edges. What is whole looks in motion as it
  // does at rest: no other frame will come.
  lines.detail.is_plain = lines.is_light || scale.px_per_world < scale.unfold_from;
  return lines;
}

GraphRanges choose_ranges(const UiRect& seen_world, float css_px_per_world, const GraphIndex& index,
                          const GraphPicture& base, float cut) {
  GraphRanges ranges;
  const UiRect seen_nodes = widened(seen_world, kNodeReach / css_px_per_world);
  for (const GraphChunk& chunk : index.node_chunks()) {
    if (!touches(chunk.bounds, seen_nodes)) continue;
    add_range(ranges.shapes, base.first_shape[chunk.first], base.first_shape[chunk.first + chunk.count]);
  }
  const UiRect seen_edges = widened(seen_world, kLineReach / css_px_per_world);
  for (const GraphChunk& chunk : index.edge_chunks()) {
    if (!touches(chunk.bounds, seen_edges)) continue;
    const auto first = index.ranks().begin() + static_cast<std::ptrdiff_t>(chunk.first);
    const auto end = first + static_cast<std::ptrdiff_t>(chunk.count);
    const auto count = static_cast<std::size_t>(std::upper_bound(first, end, cut) - first);
    add_range(ranges.edges, base.first_record[chunk.first], base.first_record[chunk.first + count]);
  }
  return ranges;
}

}  // namespace storylens
