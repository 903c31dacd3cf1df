#include "app/graph_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "arrange/arrange.h"

namespace storylens {
namespace {

constexpr float kMinZoom = 0.05f;  // CSS pixels per world unit
constexpr float kMaxZoom = 6.0f;
constexpr float kFitZoom = 1.6f;
constexpr float kPetalReach = 15.0f;  // world units beyond the disc

}  // namespace

void GraphScene::choose_visible(GraphExtent extent) {
  std::vector<bool> is_shown(graph_.nodes.size(), extent.is_whole);
  for (const GraphEdge& edge : graph_.edges) {
    const auto a = static_cast<std::size_t>(edge.source);
    const auto b = static_cast<std::size_t>(edge.target);
    if (edge.kind == EdgeKind::Shares) continue;  // common names tie nearly every pair of stories of a corpus
    if (is_current(graph_.nodes[a])) is_shown[b] = true;
    if (is_current(graph_.nodes[b])) is_shown[a] = true;
  }
  // Outlets are folded into the rosettes; those of the current story unfold.
  std::vector<bool> reports_current(graph_.nodes.size(), false);
  for (const GraphEdge& edge : graph_.edges) {
    if (edge.kind == EdgeKind::Reports && is_current(graph_.nodes[static_cast<std::size_t>(edge.target)])) {
      reports_current[static_cast<std::size_t>(edge.source)] = true;
    }
  }
  visible_.clear();
  index_of_node_.assign(graph_.nodes.size(), -1);
  for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
    const GraphNode& node = graph_.nodes[i];
    const bool is_folded = node.kind == NodeKind::Outlet && !(extent.shows_outlets && reports_current[i]);
    if (is_folded || !(is_shown[i] || is_current(node))) continue;
    index_of_node_[i] = static_cast<int>(visible_.size());
    visible_.push_back(static_cast<int>(i));
  }
}

void GraphScene::build(const Bundle& bundle, std::string_view language, std::string_view current_story,
                       GraphExtent extent) {
  graph_ = build_story_graph(bundle, language);
  current_node_ = "story:" + std::string(current_story);
  has_takes_.assign(graph_.nodes.size(), false);
  for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
    const GraphNode& node = graph_.nodes[i];
    if (node.kind != NodeKind::Story || node.item < 0) continue;
    has_takes_[i] = !bundle.stories[static_cast<std::size_t>(node.item)].takes.empty();
  }
  is_whole_ = extent.is_whole;
  choose_visible(extent);
  places_.show(bundle, graph_, visible_);
}

bool GraphScene::tick(float elapsed_ms, bool is_motion_reduced) {
  const bool is_unsettled = places_.tick(is_motion_reduced);
  if (is_gliding_) {
    constexpr float kGlideMs = 60.0f;
    const float share = is_motion_reduced ? 1.0f : 1.0f - std::exp(-elapsed_ms / kGlideMs);
    camera_.center_world = camera_.center_world + (camera_goal_.center_world - camera_.center_world) * share;
    camera_.px_per_world += (camera_goal_.px_per_world - camera_.px_per_world) * share;
    const float left_px = length(camera_goal_.center_world - camera_.center_world) * camera_.px_per_world;
    const float left_zoom = std::fabs(camera_goal_.px_per_world / camera_.px_per_world - 1.0f);
    if (left_px < 0.5f && left_zoom < 0.002f) {
      camera_.center_world = camera_goal_.center_world;
      camera_.px_per_world = camera_goal_.px_per_world;
      is_gliding_ = false;
    }
  }
  return is_unsettled || is_gliding_;
}

void GraphScene::set_viewport(Vec2 origin_px, Vec2 size_px, float canvas_height_px,
                              float device_pixel_ratio) {
  const bool is_same = camera_.viewport_origin_px == origin_px && camera_.viewport_size_px == size_px &&
                       device_pixel_ratio == device_pixel_ratio_;
  camera_.px_per_world *= device_pixel_ratio / device_pixel_ratio_;
  device_pixel_ratio_ = device_pixel_ratio;
  camera_.viewport_origin_px = origin_px;
  camera_.viewport_size_px = size_px;
  camera_.canvas_height_px = canvas_height_px;
  if ((!is_same || is_fit_pending_) && has_viewport() && is_fit_pending_) fit(false);
}

void GraphScene::fit(bool is_animated) {
  if (!has_viewport()) {
    is_fit_pending_ = true;
    return;
  }
  const float infinity = std::numeric_limits<float>::infinity();
  Vec2 min = {infinity, infinity};
  Vec2 max = {-infinity, -infinity};
  for (std::size_t i = 0; i < visible_.size(); ++i) {
    const GraphNode& node = graph_.nodes[static_cast<std::size_t>(visible_[i])];
    const Vec2 at = positions_world()[i];
    const float reach = node_radius_world(node) + kPetalReach;
    min = {std::min(min.x, at.x - reach), std::min(min.y, at.y - reach)};
    max = {std::max(max.x, at.x + reach), std::max(max.y, at.y + reach)};
  }
  if (min.x > max.x) return;
  // Room for labels; less where there is little.
  const float margin_px = std::min(56.0f * device_pixel_ratio_, camera_.viewport_size_px.x * 0.07f);
  camera_goal_ = fitted(camera_, min, max, margin_px, kFitZoom * device_pixel_ratio_);
  is_gliding_ = is_animated;
  is_fit_pending_ = false;
  if (!is_animated) {
    camera_.center_world = camera_goal_.center_world;
    camera_.px_per_world = camera_goal_.px_per_world;
  }
}

void GraphScene::reveal(int node, float foot_px, bool is_animated) {
  const int index = visible_index(node);
  if (index < 0 || !has_viewport()) return;
  const float margin_px = 48.0f * device_pixel_ratio_;
  const Vec2 at = screen_from_world(camera_, positions_world()[static_cast<std::size_t>(index)]);
  const Vec2 min = camera_.viewport_origin_px + Vec2{margin_px, margin_px};
  const Vec2 max =
      camera_.viewport_origin_px + camera_.viewport_size_px - Vec2{margin_px, margin_px + foot_px};
  const Vec2 goal = {std::clamp(at.x, min.x, std::max(min.x, max.x)),
                     std::clamp(at.y, min.y, std::max(min.y, max.y))};
  if (goal == at) return;
  camera_goal_ = camera_;
  camera_goal_.center_world = camera_.center_world + (at - goal) * (1.0f / camera_.px_per_world);
  is_gliding_ = is_animated;
  if (!is_animated) camera_.center_world = camera_goal_.center_world;
}

void GraphScene::pan(Vec2 moved_px) {
  is_gliding_ = false;
  camera_.center_world = camera_.center_world - moved_px * (1.0f / camera_.px_per_world);
}

void GraphScene::zoom(Vec2 anchor_px, float factor) {
  is_gliding_ = false;
  camera_ =
      zoomed_at(camera_, anchor_px, factor, kMinZoom * device_pixel_ratio_, kMaxZoom * device_pixel_ratio_);
}

void GraphScene::set_camera(Vec2 center_world, float css_px_per_world) {
  camera_.center_world = center_world;
  camera_.px_per_world = std::clamp(css_px_per_world, kMinZoom, kMaxZoom) * device_pixel_ratio_;
  is_gliding_ = false;
  is_fit_pending_ = false;
}

int GraphScene::visible_index(int node) const {
  return node < 0 ? -1 : index_of_node_[static_cast<std::size_t>(node)];
}

void GraphScene::begin_drag(int node) {
  if (const int index = visible_index(node); index >= 0) places_.begin_drag(static_cast<std::size_t>(index));
}

void GraphScene::drag_to(int node, Vec2 point_px) {
  if (const int index = visible_index(node); index >= 0)
    places_.drag_to(static_cast<std::size_t>(index), world_from_screen(camera_, point_px));
}

void GraphScene::end_drag(int node) {
  if (const int index = visible_index(node); index >= 0) places_.end_drag(static_cast<std::size_t>(index));
}

void GraphScene::toggle_pin(int node) {
  if (const int index = visible_index(node); index >= 0) places_.toggle_pin(static_cast<std::size_t>(index));
}

float GraphScene::node_radius_px(const GraphNode& node) const {
  constexpr float kSmallest = 2.5f;
  constexpr float kLargest = 34.0f;
  const float radius = node_radius_world(node) * camera_.px_per_world;
  return std::clamp(radius, kSmallest * device_pixel_ratio_, kLargest * device_pixel_ratio_);
}

float GraphScene::node_reach_px(int node) const {
  const GraphNode& data = graph_.nodes[static_cast<std::size_t>(node)];
  const float radius = node_radius_px(data);
  return has_takes_[static_cast<std::size_t>(node)] ? radius * (1.0f + kPetalReach / node_radius_world(data))
                                                    : radius;
}

GraphView GraphScene::view(int selected, int hovered) const {
  const float css = 1.0f / device_pixel_ratio_;
  GraphView view;
  view.area.min = camera_.viewport_origin_px * css;
  view.area.max = view.area.min + camera_.viewport_size_px * css;
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
    item.center = screen_from_world(camera_, positions_world()[i]) * css;
    item.radius = node_radius_px(data) * css;
    item.reach = node_reach_px(node) * css;
    item.is_current = is_current(data);
    item.is_selected = node == selected;
    item.is_neighbor = is_near[static_cast<std::size_t>(node)];
    item.is_faded = selected >= 0 && !item.is_selected && !item.is_neighbor;
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
    if (!is_whole_ && !touches_current && !touches_focus && edge.kind != EdgeKind::OwnedBy) continue;
    const bool is_faded = selected >= 0 && !touches_focus;
    view.edges.push_back({static_cast<int>(i), a, b, is_faded});
  }
  return view;
}

}  // namespace storylens
