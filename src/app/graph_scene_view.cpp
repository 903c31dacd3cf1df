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
  const int index = static_cast<int>(&node - graph_.nodes.data());
  const float radius = node_radius_world(node) * explored_.radius_scale(index) * camera().px_per_world;
  return std::clamp(radius, kSmallest * device_pixel_ratio(), kLargest * device_pixel_ratio());
}

float GraphScene::node_reach_px(int node) const {
  const GraphNode& data = graph_.nodes[static_cast<std::size_t>(node)];
  const float radius = node_radius_px(data);
  const float radius_world = node_radius_world(data) * explored_.radius_scale(node);
  return has_takes_[static_cast<std::size_t>(node)] ? radius * (1.0f + kPetalReach / radius_world) : radius;
}

GraphView GraphScene::view(int selected, int hovered) const {
  const float css = 1.0f / device_pixel_ratio();
  GraphView view;
  view.area.min = camera().viewport_origin_px * css;
  view.area.max = view.area.min + camera().viewport_size_px * css;
  const int focus = selected >= 0 ? selected : hovered;
  const bool has_path = !explored_.path().nodes.empty();
  std::vector<bool> is_near(graph_.nodes.size(), false);
  for (const GraphEdge& edge : graph_.edges) {
    if (edge.source == focus) is_near[static_cast<std::size_t>(edge.target)] = true;
    if (edge.target == focus) is_near[static_cast<std::size_t>(edge.source)] = true;
  }
  for (std::size_t i = 0; i < visible().size(); ++i) {
    const int node = visible()[i];
    const GraphNode& data = graph_.nodes[static_cast<std::size_t>(node)];
    GraphNodeView item;
    item.node = node;
    item.center = screen_from_world(camera(), positions_world()[i]) * css;
    item.radius = node_radius_px(data) * css;
    item.reach = node_reach_px(node) * css;
    item.is_current = is_current(data);
    item.is_selected = node == selected;
    item.is_neighbor = is_near[static_cast<std::size_t>(node)];
    item.is_on_path = explored_.is_on_path(node);
    item.is_faded = selected >= 0 ? !item.is_selected && !item.is_neighbor && !item.is_on_path
                                  : has_path && !item.is_on_path;
    if (explored_.is_colored_by_community()) item.community = explored_.communities()[static_cast<std::size_t>(node)];
    item.is_pinned = places_.is_pinned(i);
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
    if (!explored_.shows_all_edges() && !touches_current && !touches_focus && edge.kind != EdgeKind::OwnedBy) continue;
    const bool is_on_path = has_path && explored_.is_edge_on_path(static_cast<int>(i));
    const bool is_faded = !is_on_path && (selected >= 0 ? !touches_focus : has_path);
    view.edges.push_back({static_cast<int>(i), a, b, is_faded, is_on_path});
  }
  return view;
}

}  // namespace storylens
