#include "app/graph_places.h"

#include <algorithm>
#include <utility>

#include "arrange/arrange.h"

namespace storylens {
namespace {

constexpr float kDragAlpha = 0.25f;

bool stands_before(const NodePosition& a, const NodePosition& b) {
  return a.id < b.id;
}

}  // namespace

void GraphPlaces::remember() {
  const auto sorted = static_cast<std::ptrdiff_t>(known_.size());
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Vec2 at = positions()[i];
    if (is_pinned(i)) pinned_.push_back(shown_[i]);
    NodePosition now = {std::move(shown_[i]), at.x, at.y};
    const auto end = known_.begin() + sorted;
    const auto found = std::lower_bound(known_.begin(), end, now, stands_before);
    if (found != end && found->id == now.id)
      *found = std::move(now);
    else
      known_.push_back(std::move(now));
  }
  std::sort(known_.begin(), known_.end(), stands_before);
  std::sort(pinned_.begin(), pinned_.end());
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
  if (known_.empty()) {
    known_ = bundle.layout.empty() ? settled_positions(graph) : bundle.layout;
    std::sort(known_.begin(), known_.end(), stands_before);
  }
  GraphBodies bodies = make_bodies(graph, visible, known_);
  simulation_.reset(std::move(bodies.bodies), std::move(bodies.links));
  is_pinned_.assign(visible.size(), 0);
  for (std::size_t i = 0; i < visible.size(); ++i) {
    shown_.push_back(graph.nodes[static_cast<std::size_t>(visible[i])].id);
    const auto pin = std::lower_bound(pinned_.begin(), pinned_.end(), shown_.back());
    if (pin == pinned_.end() || *pin != shown_.back()) continue;
    pinned_.erase(pin);
    toggle_pin(i);
  }
}

bool GraphPlaces::tick(bool is_motion_reduced) {
  if (simulation_.is_settled()) return false;
  if (is_motion_reduced)
    simulation_.run();
  else
    simulation_.tick();
  return !simulation_.is_settled();
}

void GraphPlaces::begin_drag(std::size_t index) {
  simulation_.pin(static_cast<std::int32_t>(index), positions()[index]);
  simulation_.set_alpha_target(kDragAlpha);
  simulation_.set_alpha(kDragAlpha);
}

void GraphPlaces::drag_to(std::size_t index, Vec2 position_world) {
  simulation_.pin(static_cast<std::int32_t>(index), position_world);
}

void GraphPlaces::end_drag(std::size_t index) {
  simulation_.set_alpha_target(0.0f);
  if (!is_pinned(index)) simulation_.unpin(static_cast<std::int32_t>(index));
}

void GraphPlaces::toggle_pin(std::size_t index) {
  is_pinned_[index] = is_pinned_[index] ? 0 : 1;
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
