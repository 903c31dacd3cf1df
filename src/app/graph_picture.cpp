#include "app/graph_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/page.h"

namespace storylens {
namespace {

constexpr float kFaded = 0.25f;

struct Look {
  Shape shape;
  Rgba fill;
  Rgba stroke;
  float stroke_px;
};

Look node_look(const GraphNode& node, const GraphNodeView& view, const Palette& palette);

// Its kind is told by the shape still.
Look community_look(const GraphNode& node, GraphNodeView view, const Palette& palette) {
  const Rgba color = palette.lens[static_cast<std::size_t>(view.community) % kLensColors];
  view.community = -1;
  Look look = node_look(node, view, palette);
  (node.kind == NodeKind::Stub ? look.stroke : look.fill) = color;
  return look;
}

Look node_look(const GraphNode& node, const GraphNodeView& view, const Palette& palette) {
  if (view.community >= 0) return community_look(node, view, palette);
  switch (node.kind) {
    case NodeKind::Story:
      return {Shape::Disc,
              view.is_current ? palette.accent : mixed(palette.accent, palette.graph_ground, 0.45f), 0, 0.0f};
    case NodeKind::Entity: return {Shape::RoundedSquare, palette.entity, 0, 0.0f};
    case NodeKind::Outlet: return {Shape::Diamond, palette.outlet, 0, 0.0f};
    case NodeKind::Stub: return {Shape::Disc, palette.graph_ground, palette.stub, 1.6f};
  }
  return {Shape::Disc, palette.stub, 0, 0.0f};
}

Rgba faded(Rgba color, bool is_faded) {
  return is_faded && color != 0 ? with_alpha(color, kFaded) : color;
}

// One petal a take around its story, in file order from the top; link-only takes are hollow.
// Takes that the filter leaves out stand back.
void add_rosette(GraphPicture& picture, const Bundle& bundle, const Story& story, const TakeFilter& filter,
                 Vec2 center_world, float radius_px, float reach_px, float dpr, const Palette& palette,
                 bool is_node_faded) {
  constexpr float kTwoPi = 6.28318531f;
  const float gap_px = std::max(1.0f * dpr, radius_px * 0.12f);
  const float length_px = reach_px - radius_px - gap_px;
  if (length_px < 3.0f * dpr) return;
  const std::vector<int> lenses = lens_indices(story);
  std::optional<TakeTable> table;
  if (!filter.is_empty()) table.emplace(bundle, story);
  const auto count = static_cast<float>(story.takes.size());
  const float around_px = kTwoPi * (radius_px + gap_px + length_px * 0.5f);
  const float half_width_px = std::min(length_px * 0.42f, around_px / count * 0.42f);
  for (std::size_t i = 0; i < story.takes.size(); ++i) {
    const float angle = kTwoPi * static_cast<float>(i) / count;
    const float middle_px = radius_px + gap_px + length_px * 0.5f;
    const Rgba color =
        lenses[i] < 0 ? palette.unlabelled : palette.lens[static_cast<std::size_t>(lenses[i]) % kLensColors];
    const bool is_faded = is_node_faded || (table && !table->matches(i, filter));
    ShapeInstance petal;
    petal.center_world = center_world;
    petal.offset_px = {std::sin(angle) * middle_px, -std::cos(angle) * middle_px};
    petal.half_size_px = {half_width_px, length_px * 0.5f};
    petal.rotation = angle;
    petal.shape = Shape::Petal;
    petal.fill = story.takes[i].is_framed() ? faded(color, is_faded) : palette.graph_ground;
    petal.stroke = faded(color, is_faded);
    petal.stroke_px = story.takes[i].is_framed() ? 0.0f : std::min(1.3f * dpr, half_width_px * 0.6f);
    picture.shapes.push_back(petal);
  }
}

void add_node(GraphPicture& picture, const Bundle& bundle, const GraphScene& scene, std::size_t index,
              const GraphNodeView& view, const Palette& palette, bool is_hovered) {
  const GraphNode& node = scene.graph().nodes[static_cast<std::size_t>(view.node)];
  const float dpr = scene.device_pixel_ratio();
  const Vec2 center = scene.positions_world()[index];
  const float radius_px = view.radius * dpr;
  const float reach_px = view.reach * dpr;
  if (node.kind == NodeKind::Story && node.item >= 0) {
    TakeFilter filter = scene.explored().takes();
    if (!view.is_current) filter.of(Facet::Lens).clear();  // lenses are a story's own words
    add_rosette(picture, bundle, bundle.stories[static_cast<std::size_t>(node.item)], filter, center,
                radius_px, reach_px, dpr, palette, view.is_faded);
  }
  const Look look = node_look(node, view, palette);
  ShapeInstance disc;
  disc.center_world = center;
  disc.half_size_px = {radius_px, radius_px};
  disc.shape = look.shape;
  disc.fill = faded(look.fill, view.is_faded && node.kind != NodeKind::Stub);
  disc.stroke = faded(look.stroke, view.is_faded);
  disc.stroke_px = look.stroke_px * dpr;
  picture.shapes.push_back(disc);
  if (view.is_selected || is_hovered || view.is_on_path) {
    ShapeInstance ring = disc;
    const float out_px = reach_px + 4.0f * dpr;
    ring.half_size_px = {out_px, out_px};
    ring.shape = Shape::Ring;
    ring.fill = 0;
    ring.stroke = with_alpha(palette.accent, view.is_selected || view.is_on_path ? 1.0f : 0.5f);
    ring.stroke_px = 2.0f * dpr;
    picture.shapes.push_back(ring);
  }
  if (view.is_pinned) {
    ShapeInstance pin = disc;
    pin.half_size_px = {2.5f * dpr, 2.5f * dpr};
    pin.shape = Shape::Disc;
    pin.fill = palette.page;
    pin.stroke_px = 0.0f;
    picture.shapes.push_back(pin);
  }
}

EdgeInstance edge_look(const GraphEdge& edge, const Palette& palette, float dpr) {
  EdgeInstance line;
  line.color = palette.edge;
  line.width_px = 1.3f * dpr;
  switch (edge.kind) {
    case EdgeKind::Mentions: break;
    case EdgeKind::Related:
      line.width_px = 2.0f * dpr;
      line.color = mixed(palette.edge, palette.accent, 0.45f);
      break;
    case EdgeKind::Reports: line.width_px = 1.0f * dpr; break;
    case EdgeKind::OwnedBy:
      line.width_px = 1.8f * dpr;
      line.color = palette.warning;
      line.arrow_px = 8.0f * dpr;
      break;
    case EdgeKind::Shares:
      line.width_px = std::min(1.0f + edge.weight * 0.5f, 3.0f) * dpr;
      line.dash_px = 4.0f * dpr;
      line.bend = 0.12f;
      break;
  }
  return line;
}

}  // namespace

GraphPicture make_graph_picture(const Bundle& bundle, const GraphScene& scene, const GraphView& view,
                                const Palette& palette, int hovered_node, int hovered_edge) {
  GraphPicture picture;
  const float dpr = scene.device_pixel_ratio();
  picture.edges.reserve(view.edges.size());
  for (const GraphEdgeView& item : view.edges) {
    const GraphEdge& edge = scene.graph().edges[static_cast<std::size_t>(item.edge)];
    const auto a = static_cast<std::size_t>(item.a);
    const auto b = static_cast<std::size_t>(item.b);
    EdgeInstance line = edge_look(edge, palette, dpr);
    line.a_world = scene.positions_world()[a];
    line.b_world = scene.positions_world()[b];
    line.trim_a_px = (view.nodes[a].reach + 1.0f) * dpr;
    line.trim_b_px = (view.nodes[b].reach + 1.0f) * dpr;
    const bool is_lit = item.is_on_path || item.edge == hovered_edge || view.nodes[a].is_selected ||
                        view.nodes[b].is_selected || view.nodes[a].node == hovered_node ||
                        view.nodes[b].node == hovered_node;
    if (is_lit) {
      line.color = edge.kind == EdgeKind::OwnedBy ? palette.warning : palette.accent;
      line.width_px += 0.8f * dpr;
    } else if (item.is_faded) {
      line.color = with_alpha(line.color, kFaded);
    }
    picture.edges.push_back(line);
  }
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    add_node(picture, bundle, scene, i, view.nodes[i], palette, view.nodes[i].node == hovered_node);
  }
  return picture;
}

}  // namespace storylens
