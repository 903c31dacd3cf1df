#include "ui/graph_view.h"

#include <algorithm>

namespace storylens {
namespace {

float distance_to_segment(Vec2 point, Vec2 a, Vec2 b) {
  const Vec2 along = b - a;
  const float extent = length_squared(along);
  if (extent <= 0.0f) return length(point - a);
  const float share = std::clamp(dot(point - a, along) / extent, 0.0f, 1.0f);
  return length(point - (a + along * share));
}

}  // namespace

int node_at(const GraphView& view, Vec2 point) {
  int best = -1;
  float best_distance = 0.0f;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    const GraphNodeView& node = view.nodes[i];
    const float reach = std::max(node.reach, kMinTarget * 0.5f);
    const float distance = length(point - node.center);
    if (distance > reach || (best >= 0 && distance >= best_distance)) continue;
    best = static_cast<int>(i);
    best_distance = distance;
  }
  return best;
}

int edge_at(const GraphView& view, Vec2 point, float reach_px) {
  int best = -1;
  float best_distance = reach_px;
  for (std::size_t i = 0; i < view.edges.size(); ++i) {
    const GraphEdgeView& edge = view.edges[i];
    const float distance = distance_to_segment(point, view.nodes[static_cast<std::size_t>(edge.a)].center,
                                               view.nodes[static_cast<std::size_t>(edge.b)].center);
    if (distance >= best_distance) continue;
    best = static_cast<int>(i);
    best_distance = distance;
  }
  return best;
}

}  // namespace storylens
