#include "app/graph_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "arrange/arrange.h"

namespace storylens {
namespace {

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
  const bool is_too_large = places_.is_too_large() || graph_.nodes.size() > GraphPlaces::kMostLaidOut;
  if (is_too_large && bundle.layout.empty()) extent.is_whole = false;
  choose_visible(extent);
  current_index_ = graph_.find(current_node_);
  shown_edges_.build(graph_, index_of_node_, current_index_, extent.is_whole);
  const bool was_laying_out = places_.is_laying_out();
  places_.show(bundle, graph_, visible_);
  if (places_.is_laying_out() && !was_laying_out) is_following_ = true;
  measure_spacing();
}

bool GraphScene::tick(float elapsed_ms, bool is_motion_reduced) {
  const bool was_laying_out = places_.is_laying_out();
  const bool is_unsettled = places_.tick(elapsed_ms, is_motion_reduced);
  if (was_laying_out) {
    measure_spacing();
    follow_layout(is_motion_reduced);
  }
  const bool is_camera_moving = motion_.advance(elapsed_ms, is_motion_reduced);
  followed_ = camera();
  return is_unsettled || is_camera_moving;
}

// A picture that grows is kept in the viewport until the reader moves the camera.
void GraphScene::follow_layout(bool is_motion_reduced) {
  const bool is_as_left =
      camera().center_world == followed_.center_world && camera().px_per_world == followed_.px_per_world;
  if (!is_as_left && !motion_.is_moving()) is_following_ = false;
  if (is_following_ && !places_.is_dragging()) fit(!is_motion_reduced);
}

void GraphScene::set_viewport(Vec2 origin_px, Vec2 size_px, float canvas_height_px,
                              float device_pixel_ratio) {
  motion_.set_viewport(origin_px, size_px, canvas_height_px, device_pixel_ratio);
  if (motion_.is_fit_due()) fit(false);
}

WorldBox GraphScene::bounds_world() const {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  WorldBox box = {{kInfinity, kInfinity}, {-kInfinity, -kInfinity}};
  for (std::size_t i = 0; i < visible_.size(); ++i) {
    const GraphNode& node = graph_.nodes[static_cast<std::size_t>(visible_[i])];
    const Vec2 at = positions_world()[i];
    const float reach = node_radius_world(node) + kPetalReach;
    box.min = {std::min(box.min.x, at.x - reach), std::min(box.min.y, at.y - reach)};
    box.max = {std::max(box.max.x, at.x + reach), std::max(box.max.y, at.y + reach)};
  }
  return box;
}

void GraphScene::fit(bool is_animated) {
  motion_.fit(bounds_world(), is_animated);
}

void GraphScene::reveal(int node, float foot_px, bool is_animated) {
  if (const int index = visible_index(node); index >= 0)
    motion_.reveal(positions_world()[static_cast<std::size_t>(index)], foot_px, is_animated);
}

int GraphScene::visible_index(int node) const {
  return node < 0 ? -1 : index_of_node_[static_cast<std::size_t>(node)];
}

void GraphScene::begin_drag(int node) {
  if (const int index = visible_index(node); index >= 0) places_.begin_drag(static_cast<std::size_t>(index));
}

void GraphScene::drag_to(int node, Vec2 point_px) {
  if (const int index = visible_index(node); index >= 0)
    places_.drag_to(static_cast<std::size_t>(index), world_from_screen(camera(), point_px));
}

void GraphScene::end_drag(int node) {
  if (const int index = visible_index(node); index >= 0) places_.end_drag(static_cast<std::size_t>(index));
}

void GraphScene::toggle_pin(int node) {
  if (const int index = visible_index(node); index >= 0) places_.toggle_pin(static_cast<std::size_t>(index));
}

}  // namespace storylens
