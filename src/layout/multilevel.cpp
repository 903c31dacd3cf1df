#include "layout/multilevel.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/order.h"
#include "layout/packing.h"
#include "layout/quadtree.h"

namespace storylens {
namespace {

constexpr float kLeastRadius = 0.5f;
constexpr float kMostRadius = 10'000.0f;
constexpr float kGapInLinks = 0.7f;  // between components

[[maybe_unused]] bool are_links_valid(const std::vector<Link>& links, std::size_t body_count) {
  const auto is_body = [&](std::int32_t i) { return i >= 0 && static_cast<std::size_t>(i) < body_count; };
  return std::all_of(links.begin(), links.end(),
                     [&](const Link& link) { return is_body(link.a) && is_body(link.b); });
}

float mean_distance(const std::vector<Link>& links) {
  constexpr float kWithoutLinks = 60.0f;
  double sum = 0.0, count = 0.0;
  for (const Link& link : links) {
    if (!(link.distance > 0.0f) || link.distance > kMaxCoordinate) continue;
    sum += static_cast<double>(link.distance);
    count += 1.0;
  }
  return count > 0.0 ? static_cast<float>(sum / count) : kWithoutLinks;
}

float usable_radius(float radius, float padding) {
  const float padded = radius + 0.5f * padding;
  return padded > kLeastRadius ? std::min(padded, kMostRadius) : kLeastRadius;  // NaN as well is the least
}

}  // namespace

void MultilevelLayout::reset(const std::vector<Body>& bodies, const std::vector<Link>& links,
                             const MultilevelSettings& settings) {
  assert(are_links_valid(links, bodies.size()));
  settings_ = settings;
  graph_ = make_weighted_graph(bodies.size(), links);
  components_ = find_components(graph_.adjacency);
  link_length_ = mean_distance(links);
  positions_.assign(bodies.size(), {});
  local_of_.assign(bodies.size(), 0);
  radii_.clear();
  radii_.reserve(bodies.size());
  for (const Body& body : bodies) radii_.push_back(usable_radius(body.radius, settings.collision_padding));
  order_.resize(components_.count());
  std::iota(order_.begin(), order_.end(), 0);
  const auto size_of = [&](std::int32_t component) {
    return components_.size(static_cast<std::size_t>(component));
  };
  sort_stably(order_, [&](std::int32_t a, std::int32_t b) { return size_of(a) < size_of(b); });
  isolated_ = static_cast<std::size_t>(std::count_if(
      order_.begin(), order_.end(), [&](std::int32_t component) { return size_of(component) == 1; }));
  next_ = isolated_;
  placed_bodies_ = 0;
  is_component_open_ = false;
  is_done_ = bodies.empty();
}

bool MultilevelLayout::step() {
  if (is_done_) return false;
  if (is_component_open_) {
    if (component_layout_.step()) return true;
    take_component();
    return true;
  }
  if (next_ < order_.size()) {
    start_component();
    return true;
  }
  place_isolated(positions_);
  pack(positions_);
  is_done_ = true;
  return false;
}

void MultilevelLayout::run() {
  while (step()) {
  }
}

float MultilevelLayout::progress() const {
  if (is_done_) return 1.0f;
  float bodies = static_cast<float>(placed_bodies_);
  if (is_component_open_) {
    const auto size = components_.size(static_cast<std::size_t>(order_[next_]));
    bodies += component_layout_.progress() * static_cast<float>(size);
  }
  return bodies / static_cast<float>(positions_.size());
}

void MultilevelLayout::start_component() {
  const auto component = static_cast<std::size_t>(order_[next_]);
  std::vector<float> radii;
  radii.reserve(components_.size(component));
  components_.members.for_each_neighbor(component, [&](std::size_t body) { radii.push_back(radii_[body]); });
  const bool is_whole = components_.count() == 1;
  WeightedGraph part =
      is_whole ? std::move(graph_) : make_subgraph(graph_, components_, component, local_of_);
  if (next_ + 1 == order_.size()) {
    graph_ = {};
    local_of_ = {};
  }
  component_layout_.reset(std::move(part), std::move(radii), link_length_, settings_.filled_share,
                          settings_.seed);
  is_component_open_ = true;
}

void MultilevelLayout::copy_component(std::vector<Vec2>& positions) const {
  const std::vector<Vec2>& placed = component_layout_.positions();
  std::size_t i = 0;
  components_.members.for_each_neighbor(static_cast<std::size_t>(order_[next_]),
                                        [&](std::size_t body) { positions[body] = placed[i++]; });
}

void MultilevelLayout::take_component() {
  copy_component(positions_);
  placed_bodies_ += components_.size(static_cast<std::size_t>(order_[next_]));
  ++next_;
  is_component_open_ = false;
}

void MultilevelLayout::get_places(std::vector<Vec2>& places) const {
  places = positions_;
  if (is_done_) return;
  if (is_component_open_) copy_component(places);
  place_isolated(places);
  pack(places);
}

// Rows of bodies that touch, as many in a row as there are rows.
void MultilevelLayout::place_isolated(std::vector<Vec2>& positions) const {
  const std::size_t count = isolated_;
  if (count == 0) return;
  float radius = 0.0f;
  const auto body_at = [&](std::size_t i) {
    const auto component = static_cast<std::size_t>(order_[i]);
    return static_cast<std::size_t>(
        components_.members.neighbors[static_cast<std::size_t>(components_.members.offsets[component])]);
  };
  for (std::size_t i = 0; i < count; ++i) radius = std::max(radius, radii_[body_at(i)]);
  constexpr float kProportion = 1.5f;
  constexpr float kRowHeight = 0.8660254f;  // of a hexagonal packing
  const auto columns = static_cast<std::size_t>(std::sqrt(static_cast<float>(count) * kProportion)) + 1;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = i / columns;
    const float shift = row % 2 == 0 ? 0.0f : 0.5f;
    positions[body_at(i)] = {(static_cast<float>(i % columns) + shift) * 2.0f * radius,
                             static_cast<float>(row) * 2.0f * radius * kRowHeight};
  }
}

// Boxes are those of components, the first that of all isolated bodies where there are any.
void MultilevelLayout::pack(std::vector<Vec2>& positions) const {
  const std::size_t first_box = isolated_ > 0 ? isolated_ - 1 : 0;
  const std::size_t box_count = order_.size() - first_box;
  struct Extent {
    Vec2 min = {kMaxCoordinate * kMaxCoordinate, kMaxCoordinate* kMaxCoordinate};
    Vec2 max = {-kMaxCoordinate * kMaxCoordinate, -kMaxCoordinate* kMaxCoordinate};
  };
  std::vector<Extent> extents(box_count);
  const auto for_each_body = [&](auto visit) {
    for (std::size_t k = 0; k < order_.size(); ++k) {
      const std::size_t box = k < first_box ? 0 : k - first_box;
      components_.members.for_each_neighbor(static_cast<std::size_t>(order_[k]),
                                            [&](std::size_t body) { visit(box, body); });
    }
  };
  for_each_body([&](std::size_t box, std::size_t body) {
    Extent& extent = extents[box];
    const Vec2 position = positions[body];
    const float radius = radii_[body];
    extent.min = {std::min(extent.min.x, position.x - radius), std::min(extent.min.y, position.y - radius)};
    extent.max = {std::max(extent.max.x, position.x + radius), std::max(extent.max.y, position.y + radius)};
  });
  std::vector<Vec2> sizes;
  for (const Extent& extent : extents) sizes.push_back(extent.max - extent.min);
  const std::vector<Vec2> corners = pack_boxes(sizes, kGapInLinks * link_length_);

  Vec2 whole;
  for (std::size_t box = 0; box < box_count; ++box) {
    whole = {std::max(whole.x, corners[box].x + sizes[box].x),
             std::max(whole.y, corners[box].y + sizes[box].y)};
  }
  const float half_side = 0.5f * std::max(whole.x, whole.y);
  const float scale = half_side > kMaxCoordinate ? 0.999f * kMaxCoordinate / half_side : 1.0f;
  for_each_body([&](std::size_t box, std::size_t body) {
    positions[body] = (positions[body] - extents[box].min + corners[box] - whole * 0.5f) * scale;
  });
}

std::vector<Vec2> lay_out(const std::vector<Body>& bodies, const std::vector<Link>& links,
                          const MultilevelSettings& settings) {
  MultilevelLayout layout;
  layout.reset(bodies, links, settings);
  layout.run();
  return std::move(layout).positions();
}

}  // namespace storylens
