#include "app/graph_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "arrange/arrange.h"

namespace storylens {
namespace {

constexpr float kPetalReach = 15.0f;  // world units beyond the disc

}  // namespace

void GraphScene::build(const Bundle& bundle, std::string_view language, std::string_view current_node,
                       const Exploration& exploration, const TakeFilter& takes) {
  is_placed_ = false;
  take_graph(build_story_graph(bundle, language), bundle, current_node, exploration, takes);
}

void GraphScene::build_placed(StoryGraph graph, std::vector<NodePosition> places, const Bundle& bundle,
                              const Exploration& exploration) {
  is_placed_ = true;
  places_.know(std::move(places));
  take_graph(std::move(graph), bundle, {}, exploration, {});
}

void GraphScene::take_graph(StoryGraph graph, const Bundle& bundle, std::string_view current_node,
                            const Exploration& exploration, const TakeFilter& takes) {
  graph_ = std::move(graph);
  current_node_ = current_node;
  has_takes_.assign(graph_.nodes.size(), false);
  for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
    const GraphNode& node = graph_.nodes[i];
    if (node.kind != NodeKind::Story || node.item < 0) continue;
    has_takes_[i] = !bundle.stories[static_cast<std::size_t>(node.item)].takes.empty();
  }
  current_index_ = graph_.find(current_node_);
  explored_.reset(graph_, current_index_);
  explore(bundle, exploration, takes);
}

void GraphScene::explore(const Bundle& bundle, const Exploration& exploration, const TakeFilter& takes,
                         const std::vector<PlacedNode>* before) {
  const std::vector<int> visible_before = visible();
  const std::vector<Vec2> places_before = positions_world();
  const bool is_too_large = places_.is_too_large() || graph_.nodes.size() > GraphPlaces::kMostLaidOut;
  Exploration shown = exploration;
  if (is_too_large && bundle.layout.empty()) shown.is_whole = false;
  explored_.explore(bundle, graph_, shown, takes);
  index_of_node_.assign(graph_.nodes.size(), -1);
  for (std::size_t i = 0; i < visible().size(); ++i)
    index_of_node_[static_cast<std::size_t>(visible()[i])] = static_cast<int>(i);
  shown_edges_.build(graph_, index_of_node_, current_index_, explored_.shows_all_edges());
  const bool was_laying_out = places_.is_laying_out();
  if (before != nullptr)
    places_.show_again(bundle, graph_, visible(), *before);
  else
    places_.show(bundle, graph_, visible());
  if (places_.is_laying_out() && !was_laying_out) is_following_ = true;
  begin_order(bundle, exploration.order, visible_before, places_before);
  measure_spacing();
}

// From where they stand, nodes go to their places along time or back to their own; what was not shown appears
// at its place.
void GraphScene::begin_order(const Bundle& bundle, NodeOrder order, const std::vector<int>& visible_before,
                             const std::vector<Vec2>& places_before) {
  const bool was_ordered = is_ordered();
  time_.reset();
  way_ = 1.0f;
  if (order == NodeOrder::Time) time_ = arrange_in_time(bundle, graph_, visible());
  if (!time_ && !was_ordered) return;
  set_out_.resize(visible().size());
  for (std::size_t i = 0; i < visible().size(); ++i) set_out_[i] = goal_world(i);
  bool is_known = false;
  for (std::size_t i = 0; i < visible_before.size() && i < places_before.size(); ++i) {
    const int node = visible_before[i];
    const int index = node < static_cast<int>(index_of_node_.size()) ? visible_index(node) : -1;
    if (index < 0) continue;
    set_out_[static_cast<std::size_t>(index)] = places_before[i];
    is_known = true;
  }
  way_ = is_known ? 0.0f : 1.0f;
  walk(way_);
}

void GraphScene::walk(float share) {
  way_ = std::min(share, 1.0f);
  const float eased = way_ * way_ * (3.0f - 2.0f * way_);
  ordered_.resize(visible().size());
  for (std::size_t i = 0; i < ordered_.size(); ++i)
    ordered_[i] = set_out_[i] + (goal_world(i) - set_out_[i]) * eased;
}

std::vector<PlacedNode> GraphScene::placed() const {
  std::vector<PlacedNode> nodes;
  nodes.reserve(visible().size());
  for (std::size_t i = 0; i < visible().size(); ++i)
    nodes.push_back({visible()[i], places_.positions()[i], places_.is_pinned(i)});
  return nodes;
}

bool GraphScene::tick(float elapsed_ms, bool is_motion_reduced) {
  const bool was_laying_out = places_.is_laying_out();
  const bool is_unsettled = places_.tick(elapsed_ms, is_motion_reduced);
  if (was_laying_out) {
    measure_spacing();
    follow_layout(is_motion_reduced);
  }
  constexpr float kWalkMs = 700.0f;
  const bool is_walking = way_ < 1.0f;
  if (is_walking) walk(is_motion_reduced ? 1.0f : way_ + elapsed_ms / kWalkMs);
  const bool is_camera_moving = motion_.advance(elapsed_ms, is_motion_reduced);
  followed_ = camera();
  return is_unsettled || is_camera_moving || is_walking;
}

// A picture that grows is kept in the viewport until the reader moves the camera.
void GraphScene::follow_layout(bool is_motion_reduced) {
  const bool is_as_left = is_same_view(camera(), followed_);
  if (!is_as_left && !motion_.is_moving()) is_following_ = false;
  if (is_following_ && !places_.is_dragging()) fit(!is_motion_reduced);
}

void GraphScene::set_viewport(Vec2 origin_px, Vec2 size_px, float canvas_height_px,
                              float device_pixel_ratio) {
  const bool is_as_fitted = is_same_view(camera(), fitted_) && camera().viewport_size_px != size_px;
  motion_.set_viewport(origin_px, size_px, canvas_height_px, device_pixel_ratio);
  if (motion_.is_fit_due() || is_as_fitted) fit(false);
}

WorldBox GraphScene::bounds_world(const std::vector<int>& nodes) const {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  WorldBox box = {{kInfinity, kInfinity}, {-kInfinity, -kInfinity}};
  for (const int node : nodes) {
    const int index = visible_index(node);
    if (index < 0) continue;
    const Vec2 at = goal_world(static_cast<std::size_t>(index));
    const float reach = radius_world(node) + kPetalReach;
    box.min = {std::min(box.min.x, at.x - reach), std::min(box.min.y, at.y - reach)};
    box.max = {std::max(box.max.x, at.x + reach), std::max(box.max.y, at.y + reach)};
  }
  return box;
}

void GraphScene::fit(bool is_animated) {
  motion_.fit(bounds_world(visible()), is_animated);
  fitted_ = motion_.goal();
  followed_ = camera();  // the reader has moved nothing
  if (places_.is_laying_out()) is_following_ = true;
}

void GraphScene::fit_to(const std::vector<int>& nodes) {
  motion_.fit(bounds_world(nodes), true);
}

void GraphScene::fit_path(bool is_animated) {
  if (explored_.path().nodes.empty()) return;
  WorldBox box = bounds_world(explored_.path().nodes);
  box.max.y += 0.9f * (box.max.y - box.min.y);
  motion_.fit(box, is_animated);
}

void GraphScene::reveal(int node, float foot_px, bool is_animated) {
  if (const int index = visible_index(node); index >= 0)
    motion_.reveal(goal_world(static_cast<std::size_t>(index)), foot_px, is_animated);
}

void GraphScene::fly_to(int node, float foot_px) {
  if (const int index = visible_index(node); index >= 0)
    motion_.fly_to(goal_world(static_cast<std::size_t>(index)), foot_px);
}

int GraphScene::visible_index(int node) const {
  return node < 0 ? -1 : index_of_node_[static_cast<std::size_t>(node)];
}

// Along time a node's place says when: no hand moves it.
void GraphScene::begin_drag(int node) {
  const int index = visible_index(node);
  if (index >= 0 && !is_ordered() && !is_placed_) places_.begin_drag(static_cast<std::size_t>(index));
}

void GraphScene::drag_to(int node, Vec2 point_px) {
  const int index = visible_index(node);
  if (index >= 0 && places_.is_dragging())
    places_.drag_to(static_cast<std::size_t>(index), world_from_screen(camera(), point_px));
}

void GraphScene::end_drag(int node) {
  const int index = visible_index(node);
  if (index >= 0 && places_.is_dragging()) places_.end_drag(static_cast<std::size_t>(index));
}

void GraphScene::toggle_pin(int node) {
  const int index = visible_index(node);
  if (index >= 0 && !is_ordered()) places_.toggle_pin(static_cast<std::size_t>(index));
}

void GraphScene::set_pins(const std::vector<NodePosition>& pins) {
  unpin_all();
  for (const NodePosition& pin : pins) {
    const int index = visible_index(graph_.find(pin.id));
    if (index < 0) continue;
    const auto i = static_cast<std::size_t>(index);
    places_.toggle_pin(i);
    if (length(places_.positions()[i] - Vec2{pin.x, pin.y}) < 0.5f) continue;
    // What hangs on it follows, as when it was dragged there.
    places_.begin_drag(i);
    places_.drag_to(i, {pin.x, pin.y});
    places_.end_drag(i);
  }
}

std::vector<NodePosition> GraphScene::pins() const {
  std::vector<NodePosition> pins;
  for (std::size_t i = 0; has_pinned() && i < visible().size(); ++i) {
    if (!places_.is_pinned(i)) continue;
    const Vec2 at = places_.positions()[i];
    pins.push_back({graph_.nodes[static_cast<std::size_t>(visible()[i])].id, at.x, at.y});
  }
  return pins;
}

}  // namespace storylens
