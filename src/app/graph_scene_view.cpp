// The part of GraphScene that tells what stands on the screen.
#include <algorithm>

#include "app/graph_scene.h"
#include "arrange/arrange.h"

namespace storylens {
namespace {

constexpr float kPetalReach = 15.0f;  // world units beyond the disc

}  // namespace

float GraphScene::node_radius_px(const GraphNode& node) const {
  constexpr float kSmallest = 2.5f;
  constexpr float kLargest = 34.0f;
  const float radius = node_radius_world(node) * camera().px_per_world;
  return std::clamp(radius, kSmallest * device_pixel_ratio(), kLargest * device_pixel_ratio());
}

float GraphScene::node_reach_px(int node) const {
  const GraphNode& data = graph_.nodes[static_cast<std::size_t>(node)];
  const float radius = node_radius_px(data);
  return has_takes_[static_cast<std::size_t>(node)] ? radius * (1.0f + kPetalReach / node_radius_world(data))
                                                    : radius;
}

GraphView GraphScene::view(int selected, int hovered) const {
  const float css = 1.0f / device_pixel_ratio();
  GraphView view;
  view.area.min = camera().viewport_origin_px * css;
  view.area.max = view.area.min + camera().viewport_size_px * css;
  const int focus = selected >= 0 ? selected : hovered;
  std::vector<bool> is_near(graph_.nodes.size(), false);
  for (const GraphEdge& edge : graph_.edges) {
    if (edge.source == focus) is_near[static_cast<std::size_t>(edge.target)] = true;
    if (edge.target == focus) is_near[static_cast<std::size_t>(edge.source)] = true;
  }
  for (std::size_t i = 0; i < visible_.size(); ++i) {
    const int node = visible_[i];
    const GraphNode& data = graph_.nodes[static_cast<std::size_t>(node)];
    GraphNodeView item;
    item.node = node;
    item.center = screen_from_world(camera(), positions_world()[i]) * css;
    item.radius = node_radius_px(data) * css;
    item.reach = node_reach_px(node) * css;
    item.is_current = is_current(data);
    item.is_selected = node == selected;
    item.is_neighbor = is_near[static_cast<std::size_t>(node)];
    item.is_faded = selected >= 0 && !item.is_selected && !item.is_neighbor;
    item.is_pinned = is_pinned_[i];
    view.nodes.push_back(item);
  }
  for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
    const GraphEdge& edge = graph_.edges[i];
    const int a = visible_index(edge.source);
    const int b = visible_index(edge.target);
    if (a < 0 || b < 0 || a == b) continue;
    const bool touches_focus = edge.source == focus || edge.target == focus;
    const bool touches_current = is_current(graph_.nodes[static_cast<std::size_t>(edge.source)]) ||
                                 is_current(graph_.nodes[static_cast<std::size_t>(edge.target)]);
    const bool is_close = touches_focus || (focus < 0 && touches_current);
    if (edge.kind == EdgeKind::Shares && !is_close) continue;
    if (!is_whole_ && !touches_current && !touches_focus && edge.kind != EdgeKind::OwnedBy) continue;
    const bool is_faded = selected >= 0 && !touches_focus;
    view.edges.push_back({static_cast<int>(i), a, b, is_faded});
  }
  return view;
}

}  // namespace storylens
