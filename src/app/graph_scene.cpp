#include "app/graph_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "arrange/arrange.h"

namespace storylens {
namespace {

constexpr float kDragAlpha = 0.25f;
constexpr float kPetalReach = 15.0f;  // world units beyond the disc, as in graph_scene_view.cpp

}  // namespace

void GraphScene::remember_places() {
  std::unordered_map<std::string_view, NodePosition*> known;
  for (NodePosition& place : places_) known[place.id] = &place;
  std::vector<NodePosition> added;
  for (std::size_t i = 0; i < visible_.size(); ++i) {
    const std::string& id = graph_.nodes[static_cast<std::size_t>(visible_[i])].id;
    const Vec2 at = simulation_.positions()[i];
    if (const auto found = known.find(id); found != known.end()) {
      found->second->x = at.x;
      found->second->y = at.y;
    } else {
      added.push_back({id, at.x, at.y});
    }
  }
  places_.insert(places_.end(), added.begin(), added.end());
}

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
  remember_places();
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
  if (places_.empty()) places_ = bundle.layout.empty() ? settled_positions(graph_) : bundle.layout;
  GraphBodies bodies = make_bodies(graph_, visible_, places_);
  simulation_.reset(std::move(bodies.bodies), std::move(bodies.links));
  is_pinned_.assign(visible_.size(), false);
}

bool GraphScene::tick(float elapsed_ms, bool is_motion_reduced) {
  if (!simulation_.is_settled()) {
    if (is_motion_reduced)
      simulation_.run();
    else
      simulation_.tick();
  }
  const bool is_camera_moving = motion_.advance(elapsed_ms, is_motion_reduced);
  return !simulation_.is_settled() || is_camera_moving;
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
  const int index = visible_index(node);
  if (index < 0) return;
  simulation_.pin(index, positions_world()[static_cast<std::size_t>(index)]);
  simulation_.set_alpha_target(kDragAlpha);
  simulation_.set_alpha(kDragAlpha);
}

void GraphScene::drag_to(int node, Vec2 point_px) {
  if (const int index = visible_index(node); index >= 0)
    simulation_.pin(index, world_from_screen(camera(), point_px));
}

void GraphScene::end_drag(int node) {
  const int index = visible_index(node);
  simulation_.set_alpha_target(0.0f);
  if (index >= 0 && !is_pinned_[static_cast<std::size_t>(index)]) simulation_.unpin(index);
}

void GraphScene::toggle_pin(int node) {
  const int index = visible_index(node);
  if (index < 0) return;
  const auto i = static_cast<std::size_t>(index);
  is_pinned_[i] = !is_pinned_[i];
  if (is_pinned_[i])
    simulation_.pin(index, positions_world()[i]);
  else
    simulation_.unpin(index);
}

void GraphScene::unpin_all() {
  for (std::size_t i = 0; i < is_pinned_.size(); ++i) {
    if (is_pinned_[i]) toggle_pin(visible_[i]);
  }
}

bool GraphScene::has_pinned() const {
  return std::find(is_pinned_.begin(), is_pinned_.end(), true) != is_pinned_.end();
}

}  // namespace storylens
