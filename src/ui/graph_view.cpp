#include "ui/graph_view.h"

#include <algorithm>
#include <cmath>

#include "ui/graph_index.h"

namespace storylens {
namespace {

constexpr float kLargestReach =
    120.0f;  // of any node with what stands around it, or of a bubble from its leader's place

float distance_to_segment(Vec2 point, Vec2 a, Vec2 b) {
  const Vec2 along = b - a;
  const float extent = length_squared(along);
  if (extent <= 0.0f) return length(point - a);
  const float share = std::clamp(dot(point - a, along) / extent, 0.0f, 1.0f);
  return length(point - (a + along * share));
}

// To a line or, by a few of its chords, to an arc whose height over its chord is bend times the chord.
float distance_to_edge(Vec2 point, Vec2 a, Vec2 b, float bend) {
  if (bend == 0.0f) return distance_to_segment(point, a, b);
  constexpr int kChords = 6;
  const Vec2 along = b - a;
  const Vec2 bulge = Vec2{along.y, -along.x} * bend;
  float best = -1.0f;
  Vec2 from = a;
  for (int i = 1; i <= kChords; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(kChords);
    const Vec2 to = a + along * t + bulge * (4.0f * t * (1.0f - t));
    const float distance = distance_to_segment(point, from, to);
    best = best < 0.0f ? distance : std::min(best, distance);
    from = to;
  }
  return best;
}

// Calls use(i) for the things of the chunks that come within reach of a point, all things when there is no
// index.
template <class Use>
void for_near(const GraphView& view, const std::vector<GraphChunk>* chunks, const std::vector<int>* order,
              std::size_t count, Vec2 point, float reach_px, Use use) {
  if (chunks == nullptr) {
    for (std::size_t i = 0; i < count; ++i) use(i);
    return;
  }
  const Vec2 reach = {reach_px, reach_px};
  for (const GraphChunk& chunk : *chunks) {
    const UiRect bounds = {view.screen(chunk.bounds.min) - reach, view.screen(chunk.bounds.max) + reach};
    if (!bounds.contains(point)) continue;
    for (std::size_t i = 0; i < chunk.count; ++i) use(static_cast<std::size_t>((*order)[chunk.first + i]));
  }
}

}  // namespace

int node_at(const GraphView& view, Vec2 point) {
  int best = -1;
  float best_distance = 0.0f;
  const auto ask = [&](std::size_t i) {
    const GraphNodeView& node = view.nodes[i];
    const float reach = std::max(node.reach, kMinTarget * 0.5f);
    const float distance = length(point - node.center);
    if (node.is_merged || distance > reach || (best >= 0 && distance > best_distance)) return;
    if (best >= 0 && distance == best_distance && static_cast<int>(i) > best) return;
    best = static_cast<int>(i);
    best_distance = distance;
  };
  const GraphIndex* index = view.index;
  for_near(view, index ? &index->node_chunks() : nullptr, index ? &index->nodes() : nullptr,
           view.nodes.size(), point, kLargestReach, ask);
  return best;
}

int edge_at(const GraphView& view, Vec2 point, float reach_px) {
  int best = -1;
  float best_distance = reach_px;
  const auto ask = [&](std::size_t i) {
    const GraphEdgeView& edge = view.edges[i];
    const float distance = distance_to_edge(point, view.nodes[static_cast<std::size_t>(edge.a)].center,
                                            view.nodes[static_cast<std::size_t>(edge.b)].center, edge.bend);
    if (distance > best_distance || distance >= reach_px) return;
    if (distance == best_distance && static_cast<int>(i) > best) return;
    best = static_cast<int>(i);
    best_distance = distance;
  };
  const GraphIndex* index = view.index;
  const std::size_t indexed = index || view.is_from_afar ? view.base_edges : 0;
  for (std::size_t i = indexed; i < view.edges.size(); ++i) ask(i);
  if (index && !view.is_from_afar) {
    for_near(view, &index->edge_chunks(), &index->edges(), indexed, point, reach_px, ask);
  }
  return best;
}

}  // namespace storylens
