#include "app/graph_places.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/order.h"

namespace storylens {
namespace {

constexpr float kDragAlpha = 0.25f;
constexpr float kGlideMs = 140.0f;  // to come near by a factor of e
constexpr float kArrived = 0.5f;    // world units
// How far the neighbours of a node follow it that the reader puts elsewhere while a layout runs.
constexpr float kFollow = 0.4f;
// So many the simulation can lay out where no layout came.
constexpr std::size_t kMostSimulated = 2'000;

bool stands_before(const NodePosition& a, const NodePosition& b) {
  return a.id < b.id;
}

bool is_usable(Vec2 position) {
  return std::fabs(position.x) <= kMaxCoordinate && std::fabs(position.y) <= kMaxCoordinate;
}

}  // namespace

NodePosition* GraphPlaces::find(std::string_view id) {
  const auto found = std::lower_bound(
      known_.begin(), known_.end(), id,
      [](const NodePosition& place, std::string_view wanted) { return std::string_view(place.id) < wanted; });
  return found != known_.end() && found->id == id ? &*found : nullptr;
}

// Places of nodes that are known already are replaced.
void GraphPlaces::put(std::vector<NodePosition> places) {
  std::vector<NodePosition> added;
  for (NodePosition& place : places) {
    if (NodePosition* known = find(place.id))
      *known = std::move(place);
    else
      added.push_back(std::move(place));
  }
  for (NodePosition& place : added) known_.push_back(std::move(place));
  sort_stably(known_, stands_before);
}

void GraphPlaces::know(std::vector<NodePosition> places) {
  remember();
  put(std::move(places));
}

// While a layout runs, where nodes are on their way is nothing to remember.
void GraphPlaces::remember() {
  std::vector<NodePosition> places;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Vec2 at = positions()[i];
    if (is_pinned(i)) pinned_.push_back(shown_[i]);
    if (is_laying_out_ && !is_held_[i] && find(shown_[i]) != nullptr) continue;
    places.push_back({std::move(shown_[i]), at.x, at.y});
  }
  put(std::move(places));
  sort_stably(pinned_);
  shown_.clear();
}

void GraphPlaces::show(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible) {
  remember();
  show_known(bundle, graph, visible);
}

void GraphPlaces::show_again(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible,
                             const std::vector<PlacedNode>& before) {
  remember();
  for (const PlacedNode& node : before) {
    const std::string& id = graph.nodes[static_cast<std::size_t>(node.node)].id;
    const NodePosition place = {id, node.place_world.x, node.place_world.y};
    const auto known = std::lower_bound(known_.begin(), known_.end(), place, stands_before);
    if (known != known_.end() && known->id == id) *known = place;
    const auto pin = std::lower_bound(pinned_.begin(), pinned_.end(), id);
    const bool is_pinned_now = pin != pinned_.end() && *pin == id;
    if (node.is_pinned && !is_pinned_now) pinned_.insert(pin, id);
    if (!node.is_pinned && is_pinned_now) pinned_.erase(pin);
  }
  show_known(bundle, graph, visible);
}

void GraphPlaces::show_known(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible) {
  dragged_ = kNone;
  if (known_.empty()) put(bundle.layout);
  if (known_.empty()) begin_layout(graph);
  for (int node : visible) shown_.push_back(graph.nodes[static_cast<std::size_t>(node)].id);
  is_pinned_.assign(shown_.size(), 0);
  show_bodies(graph, visible);
  take_pins();
}

void GraphPlaces::show_bodies(const StoryGraph& graph, const std::vector<int>& visible) {
  bodies_ = make_bodies(graph, visible, known_);
  const bool are_all_placed = std::all_of(bodies_.bodies.begin(), bodies_.bodies.end(), [](const Body& body) {
    return body.has_position && is_usable(body.position);
  });
  if (!are_all_placed) {
    const std::vector<Vec2> positions = insert_nodes(graph, visible, bodies_);
    for (std::size_t i = 0; i < positions.size(); ++i) {
      bodies_.bodies[i].position = positions[i];
      bodies_.bodies[i].has_position = true;
    }
  }
  simulation_.reset(bodies_.bodies, bodies_.links);
  if (!is_laying_out_) return;
  gliding_ = simulation_.positions();
  is_held_.assign(shown_.size(), 0);
  find_goals();
}

void GraphPlaces::take_pins() {
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const auto pin = std::lower_bound(pinned_.begin(), pinned_.end(), shown_[i]);
    if (pin == pinned_.end() || *pin != shown_[i]) continue;
    pinned_.erase(pin);
    toggle_pin(i);
  }
}

// ---- a layout that runs elsewhere ----

void GraphPlaces::begin_layout(const StoryGraph& graph) {
  const std::vector<int> nodes = main_nodes(graph);
  is_too_large_ = nodes.size() > kMostLaidOut;
  if (is_too_large_ || nodes.empty()) return;
  task_ = make_picture(graph, nodes);
  task_ids_.clear();
  for (int node : nodes) task_ids_.push_back(graph.nodes[static_cast<std::size_t>(node)].id);
  is_laying_out_ = true;
  is_complete_ = false;
  progress_ = 0.0f;
}

std::optional<Picture> GraphPlaces::take_task() {
  return std::exchange(task_, std::nullopt);
}

void GraphPlaces::take_places(const std::vector<Vec2>& places, float progress, bool is_complete) {
  if (!is_laying_out_ || is_complete_ || places.size() != task_ids_.size()) return;
  std::vector<NodePosition> known;
  for (std::size_t k = 0; k < places.size(); ++k) {
    if (is_usable(places[k])) known.push_back({task_ids_[k], places[k].x, places[k].y});
  }
  put(std::move(known));
  progress_ = progress;
  is_complete_ = is_complete;
  find_goals();
}

// Nodes go to their places so far; what has none, such as an outlet, goes with the nodes that it is linked
// to.
void GraphPlaces::find_goals() {
  wanted_ = gliding_;
  std::vector<std::uint8_t> has_goal(shown_.size(), 0);
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const NodePosition* place = find(shown_[i]);
    if (place == nullptr || progress_ <= 0.0f) continue;
    wanted_[i] = {place->x, place->y};
    has_goal[i] = 1;
  }
  for_each_end([&](std::size_t i, std::size_t host) {
    if (has_goal[i] || !has_goal[host]) return;
    wanted_[i] = wanted_[host] + (bodies_.bodies[i].position - bodies_.bodies[host].position);
  });
  mind_held();
}

// What is held stays, and its neighbours follow it a part of the way.
void GraphPlaces::mind_held() {
  goals_ = wanted_;
  for_each_end([&](std::size_t i, std::size_t host) {
    if (is_held_[host]) goals_[i] = goals_[i] + (gliding_[host] - wanted_[host]) * kFollow;
  });
  for (std::size_t i = 0; i < goals_.size(); ++i) {
    if (is_held_[i]) goals_[i] = gliding_[i];
  }
}

void GraphPlaces::hold(std::size_t index, Vec2 position_world) {
  is_held_[index] = 1;
  if (is_usable(position_world)) gliding_[index] = position_world;
  mind_held();
}

void GraphPlaces::give_up_layout() {
  if (!is_laying_out_) return;
  is_laying_out_ = false;
  task_.reset();
  is_too_large_ = shown_.size() > kMostSimulated;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    bodies_.bodies[i].position = gliding_[i];
    bodies_.bodies[i].has_position = is_too_large_ || is_held_[i];
  }
  simulation_.reset(bodies_.bodies, bodies_.links);
}

bool GraphPlaces::tick(float elapsed_ms, bool is_motion_reduced) {
  if (is_laying_out_) {
    if (is_motion_reduced && !is_complete_) return false;  // one step, in the end
    const float share = is_motion_reduced ? 1.0f : 1.0f - std::exp(-elapsed_ms / kGlideMs);
    float farthest = 0.0f;
    for (std::size_t i = 0; i < gliding_.size(); ++i) {
      if (is_held_[i]) continue;
      const Vec2 way = goals_[i] - gliding_[i];
      gliding_[i] = gliding_[i] + way * share;
      farthest = std::max(farthest, length(way) * (1.0f - share));
    }
    if (farthest > kArrived) return true;
    if (is_complete_) end_layout();
    return is_complete_ && !simulation_.is_settled();
  }
  if (simulation_.is_settled()) return false;
  if (is_motion_reduced)
    simulation_.run();
  else
    simulation_.tick();
  return !simulation_.is_settled();
}

void GraphPlaces::end_layout() {
  for (std::size_t i = 0; i < gliding_.size(); ++i) bodies_.bodies[i].position = goals_[i];
  is_laying_out_ = false;
  task_ids_.clear();
  simulation_.reset(bodies_.bodies, bodies_.links);
  for (std::size_t i = 0; i < is_pinned_.size(); ++i) {
    if (is_pinned(i)) simulation_.pin(static_cast<std::int32_t>(i), positions()[i]);
  }
  if (dragged_ != kNone) begin_drag(dragged_);
}

// ---- the reader's hand ----

void GraphPlaces::begin_drag(std::size_t index) {
  dragged_ = index;
  if (is_laying_out_) {
    hold(index, gliding_[index]);
    return;
  }
  simulation_.pin(static_cast<std::int32_t>(index), positions()[index]);
  simulation_.set_alpha_target(kDragAlpha);
  simulation_.set_alpha(kDragAlpha);
}

void GraphPlaces::drag_to(std::size_t index, Vec2 position_world) {
  if (is_laying_out_)
    hold(index, position_world);
  else
    simulation_.pin(static_cast<std::int32_t>(index), position_world);
}

void GraphPlaces::end_drag(std::size_t index) {
  dragged_ = kNone;
  if (is_laying_out_) return;  // it stays where it was dropped
  simulation_.set_alpha_target(0.0f);
  if (!is_pinned(index)) simulation_.unpin(static_cast<std::int32_t>(index));
}

void GraphPlaces::toggle_pin(std::size_t index) {
  is_pinned_[index] = is_pinned_[index] ? 0 : 1;
  if (is_laying_out_) {
    if (is_pinned_[index]) hold(index, gliding_[index]);
    return;
  }
  if (is_pinned_[index])
    simulation_.pin(static_cast<std::int32_t>(index), positions()[index]);
  else
    simulation_.unpin(static_cast<std::int32_t>(index));
}

void GraphPlaces::unpin_all() {
  for (std::size_t i = 0; i < is_pinned_.size(); ++i) {
    if (is_pinned(i)) toggle_pin(i);
  }
  pinned_.clear();
}

bool GraphPlaces::has_pinned() const {
  return !pinned_.empty() || std::find(is_pinned_.begin(), is_pinned_.end(), 1) != is_pinned_.end();
}

}  // namespace storylens
