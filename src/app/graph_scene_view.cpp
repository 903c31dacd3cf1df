// The part of GraphScene that tells what stands on the screen.
#include <algorithm>
#include <cmath>

#include "app/graph_scene.h"
#include "arrange/arrange.h"

namespace storylens {
namespace {

constexpr float kPetalReach = 15.0f;  // world units beyond the disc

}  // namespace

NodeScale GraphScene::node_scale() const {
  const float dpr = device_pixel_ratio();
  NodeScale scale;
  scale.px_per_world = camera().px_per_world;
  // A crowd of dots stays a crowd of dots: where nodes stand close, the smallest are smaller.
  const float apart_px = spacing_world_ * scale.px_per_world / dpr;
  scale.smallest_px = std::clamp(0.2f * apart_px, 1.0f, 2.5f) * dpr;
  scale.largest_px = 34.0f * dpr;
  scale.unfold_from = 0.2f * dpr;
  scale.unfold_to = 0.45f * dpr;
  return scale;
}

float GraphScene::radius_world(int node) const {
  return node_radius_world(graph_.nodes[static_cast<std::size_t>(node)]) * explored_.radius_scale(node);
}

float GraphScene::around_world(int node) const {
  return has_takes_[static_cast<std::size_t>(node)] ? kPetalReach : 0.0f;
}

void GraphScene::measure_spacing() {
  const WorldBox box = bounds_world(visible());
  const auto count = static_cast<float>(std::max<std::size_t>(visible().size(), 1));
  const float area = std::max(box.max.x - box.min.x, 1.0f) * std::max(box.max.y - box.min.y, 1.0f);
  spacing_world_ = visible().empty() ? 100.0f : std::sqrt(area / count);
}

void GraphScene::place_view(GraphView& view) const {
  const float css = 1.0f / device_pixel_ratio();
  view.area.min = camera().viewport_origin_px * css;
  view.area.max = view.area.min + camera().viewport_size_px * css;
  view.px_per_world = camera().px_per_world * css;
  view.origin = screen_from_world(camera(), {0.0f, 0.0f}) * css;
}

void GraphScene::update_view(GraphView& view, int selected, int hovered) const {
  const float css = 1.0f / device_pixel_ratio();
  const NodeScale scale = node_scale();
  place_view(view);
  view.selected = selected;
  view.has_path = !explored_.path().nodes.empty();
  view.focus = selected >= 0 ? selected : hovered;
  view.index = nullptr;
  view.nodes.resize(visible().size());
  for (std::size_t i = 0; i < visible().size(); ++i) {
    const int node = visible()[i];
    const float radius = radius_world(node);
    GraphNodeView& item = view.nodes[i];
    item = {};
    item.node = node;
    item.center = view.screen(positions_world()[i]);
    item.radius = scale.radius_px(radius) * css;
    item.reach = scale.reach_px(radius, around_world(node)) * css;
    item.is_current = node == current_index_;
    item.is_selected = node == selected;
    item.is_on_path = view.has_path && explored_.is_on_path(node);
    item.is_faded = (selected >= 0 || view.has_path) && !item.is_selected && !item.is_on_path;
    if (explored_.is_colored_by_community())
      item.community = explored_.communities()[static_cast<std::size_t>(node)];
    item.is_pinned = places_.is_pinned(i);
  }
  if (view.edges_revision != shown_edges_.revision()) {
    view.edges_revision = shown_edges_.revision();
    view.edges = shown_edges_.base();
    view.base_edges = view.edges.size();
  }
  view.edges.resize(view.base_edges);
  // Derived edges are too many to be drawn for every node.
  shown_edges_.touching(view.focus >= 0 ? view.focus : current_index_, [&](const GraphEdgeView& edge) {
    if (!shown_edges_.is_in_base(edge.edge)) view.edges.push_back(edge);
  });
  shown_edges_.touching(view.focus, [&](const GraphEdgeView& edge) {
    for (const int end : {edge.a, edge.b}) {
      GraphNodeView& near = view.nodes[static_cast<std::size_t>(end)];
      near.is_neighbor = near.node != view.focus;
      near.is_faded = false;
    }
  });
}

GraphView GraphScene::view(int selected, int hovered) const {
  GraphView view;
  update_view(view, selected, hovered);
  return view;
}

}  // namespace storylens
