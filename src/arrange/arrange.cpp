#include "arrange/arrange.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "layout/insertion.h"
#include "layout/picture.h"

namespace storylens {
namespace {

constexpr float kRosetteReach = 15.0f;  // of the petals, beyond a story's disc

constexpr Vec2 kBoxMargin = {6.0f, 3.0f};  // stays free around a node's box
constexpr float kLabelGap = 5.0f;
constexpr float kLabelMaxWidth = 170.0f;
constexpr float kLabelLineHeight = 17.0f;
constexpr float kNarrowAdvance = 7.0f;
constexpr float kWideAdvance = 13.0f;

// Roughly East Asian Wide (UAX #11) and emoji.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
         (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
}

Vec2 label_size_world(std::string_view label) {
  float width = 0.0f;
  for (std::size_t offset = 0; offset < label.size();) {
    width += is_wide(decode_utf8(label, offset)) ? kWideAdvance : kNarrowAdvance;
  }
  if (width <= 0.0f) return {};
  const float lines = width > kLabelMaxWidth ? 2.0f : 1.0f;
  return {std::min(width, kLabelMaxWidth), lines * kLabelLineHeight};
}

float node_reach_world(const GraphNode& node) {
  return node_radius_world(node) + (node.kind == NodeKind::Story ? kRosetteReach : 0.0f);
}

float charge_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Story: return -900.0f;
    case NodeKind::Entity: return -400.0f;
    case NodeKind::Stub: return -350.0f;
    case NodeKind::Outlet: return -250.0f;
  }
  return 0.0f;
}

// How much one link of a node says: 1 for an entity of one story, less and less for a hub.
float specificity(const GraphNode& node) {
  if (node.kind == NodeKind::Story) return 1.0f;
  return 1.0f / std::sqrt(static_cast<float>(std::max(node.story_count, 1)));
}

struct EdgeForce {
  float gap = 0.0f;  // between the rims of the ends, world units
  float strength = 0.0f;
};

EdgeForce edge_force(const GraphEdge& edge) {
  switch (edge.kind) {
    case EdgeKind::Mentions: return {70.0f, 1.0f};
    case EdgeKind::Related: return {90.0f, 0.8f};
    case EdgeKind::Reports: return {40.0f, 1.0f};
    case EdgeKind::OwnedBy: return {60.0f, 0.3f};
    // Stories with common entities hang together by these already.
    case EdgeKind::Shares: return {140.0f, 0.1f * std::min(edge.weight, 3.0f)};
  }
  return {};
}

float rounded(float x) {
  return static_cast<float>(std::floor(static_cast<double>(x) * 100.0 + 0.5) / 100.0);
}

void append_positions(const StoryGraph& graph, const std::vector<int>& visible,
                      const std::vector<Vec2>& positions, std::vector<NodePosition>& places) {
  for (std::size_t i = 0; i < visible.size(); ++i) {
    const std::string& id = graph.nodes[static_cast<std::size_t>(visible[i])].id;
    places.push_back({id, rounded(positions[i].x), rounded(positions[i].y)});
  }
}

std::vector<Box> boxes_of(const StoryGraph& graph, const std::vector<int>& visible) {
  std::vector<Box> boxes;
  boxes.reserve(visible.size());
  for (int node : visible) {
    const Box box = node_box_world(graph.nodes[static_cast<std::size_t>(node)]);
    boxes.push_back({box.min - kBoxMargin, box.max + kBoxMargin});
  }
  return boxes;
}

GraphBodies bodies_of(const StoryGraph& graph, const std::vector<int>& visible,
                      const std::vector<NodePosition>& known, bool has_shares) {
  std::unordered_map<std::string_view, Vec2> place_of;
  for (const NodePosition& place : known) place_of[place.id] = {place.x, place.y};

  GraphBodies result;
  std::vector<std::int32_t> body_of(graph.nodes.size(), -1);
  for (int index : visible) {
    const GraphNode& node = graph.nodes[static_cast<std::size_t>(index)];
    body_of[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(result.bodies.size());
    Body body = make_body(node);
    if (const auto place = place_of.find(node.id); place != place_of.end()) {
      body.position = place->second;
      body.has_position = true;
    }
    result.bodies.push_back(body);
  }
  for (const GraphEdge& edge : graph.edges) {
    if (edge.kind == EdgeKind::Shares && !has_shares) continue;
    const std::int32_t a = body_of[static_cast<std::size_t>(edge.source)];
    const std::int32_t b = body_of[static_cast<std::size_t>(edge.target)];
    if (a < 0 || b < 0) continue;
    Link link = make_link(edge, graph.nodes[static_cast<std::size_t>(edge.source)],
                          graph.nodes[static_cast<std::size_t>(edge.target)]);
    link.a = a;
    link.b = b;
    result.links.push_back(link);
  }
  return result;
}

// New nodes around what stands already, which stays.
void part_from_known(const StoryGraph& graph, const std::vector<int>& visible,
                     const std::vector<Body>& bodies, std::vector<Vec2>& positions) {
  std::vector<std::uint8_t> is_fixed;
  for (const Body& body : bodies) is_fixed.push_back(body.has_position ? 1 : 0);
  remove_overlaps(boxes_of(graph, visible), is_fixed, positions);
}

}  // namespace

float node_radius_world(const GraphNode& node) {
  const float root = std::sqrt(static_cast<float>(std::clamp(node.story_count, 1, 25)));
  switch (node.kind) {
    case NodeKind::Story: return 22.0f;
    case NodeKind::Entity: return 8.0f + 2.0f * root;
    case NodeKind::Stub: return 6.0f + root;
    case NodeKind::Outlet: return 5.0f + root;
  }
  return 0.0f;
}

Body make_body(const GraphNode& node) {
  Body body;
  body.radius = node_reach_world(node);
  body.charge = charge_of(node.kind);
  return body;
}

Link make_link(const GraphEdge& edge, const GraphNode& source, const GraphNode& target) {
  const float share = std::min(specificity(source), specificity(target));
  const EdgeForce force = edge_force(edge);
  const float distance = node_reach_world(source) + node_reach_world(target) + force.gap;
  return {edge.source, edge.target, distance, force.strength * share};
}

Box node_box_world(const GraphNode& node) {
  const float reach = node_reach_world(node);
  const Vec2 label = label_size_world(node.label);
  const float half_width = std::max(reach, 0.5f * label.x);
  return {{-half_width, -reach}, {half_width, reach + kLabelGap + label.y}};
}

std::vector<int> main_nodes(const StoryGraph& graph) {
  std::vector<int> nodes;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].kind != NodeKind::Outlet) nodes.push_back(static_cast<int>(i));
  }
  return nodes;
}

std::vector<Vec2> insert_nodes(const StoryGraph& graph, const std::vector<int>& visible, GraphBodies bodies) {
  for (Body& body : bodies.bodies) body.is_pinned = body.has_position;
  std::vector<Vec2> positions = insert_bodies(bodies.bodies, bodies.links);
  part_from_known(graph, visible, bodies.bodies, positions);
  return positions;
}

GraphBodies make_bodies(const StoryGraph& graph, const std::vector<int>& visible,
                        const std::vector<NodePosition>& known) {
  return bodies_of(graph, visible, known, true);
}

Picture make_picture(const StoryGraph& graph, const std::vector<int>& nodes) {
  // Stories that share names are two links apart already, by the names.
  GraphBodies bodies = bodies_of(graph, nodes, {}, false);
  return {std::move(bodies.bodies), std::move(bodies.links), boxes_of(graph, nodes)};
}

std::vector<NodePosition> settled_positions(const StoryGraph& graph) {
  const std::vector<int> main = main_nodes(graph);
  Picture picture = make_picture(graph, main);
  std::vector<NodePosition> places;
  append_positions(graph, main,
                   lay_out_picture(std::move(picture.bodies), picture.links, std::move(picture.boxes)),
                   places);
  if (main.size() == graph.nodes.size()) return places;
  std::vector<int> all;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) all.push_back(static_cast<int>(i));
  const std::vector<Vec2> positions = insert_nodes(graph, all, make_bodies(graph, all, places));
  places.clear();
  append_positions(graph, all, positions, places);
  return places;
}

}  // namespace storylens
