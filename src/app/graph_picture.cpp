#include "app/graph_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "arrange/arrange.h"
#include "ui/page.h"

namespace storylens {
namespace {

struct Look {
  Shape shape;
  Rgba fill;
  Rgba stroke;
  float stroke_px;
};

Look kind_look(const GraphNode& node, bool is_current, const Palette& palette) {
  switch (node.kind) {
    case NodeKind::Story:
      return {Shape::Disc, is_current ? palette.accent : mixed(palette.accent, palette.graph_ground, 0.45f),
              0, 0.0f};
    case NodeKind::Entity: return {Shape::RoundedSquare, palette.entity, 0, 0.0f};
    case NodeKind::Outlet: return {Shape::Diamond, palette.outlet, 0, 0.0f};
    case NodeKind::Stub: return {Shape::Disc, palette.graph_ground, palette.stub, 1.6f};
  }
  return {Shape::Disc, palette.stub, 0, 0.0f};
}

// By community the kind is told by the shape still.
Look node_look(const GraphNode& node, const GraphNodeView& view, const Palette& palette) {
  Look look = kind_look(node, view.is_current, palette);
  if (view.community < 0) return look;
  const Rgba color = palette.lens[static_cast<std::size_t>(view.community) % kLensColors];
  (node.kind == NodeKind::Stub ? look.stroke : look.fill) = color;
  return look;
}

// What the instances of a picture are made from.
struct Source {
  const Bundle& bundle;
  const GraphScene& scene;
  const GraphView& view;
  const Palette& palette;
  float dpr;

  const GraphNode& node(std::size_t index) const {
    return scene.graph().nodes[static_cast<std::size_t>(view.nodes[index].node)];
  }
  Vec2 place(std::size_t index) const { return scene.positions_world()[index]; }
};

// One petal a take around its story, in file order from the top; link-only takes are hollow, and those that
// the filter leaves out stand back. Lenses are a story's own words, and filter no other story.
void add_rosette(GraphPicture& picture, const Source& source, const Story& story, bool is_current,
                 Vec2 center_world, float radius, float around) {
  constexpr float kLeftOut = 0.15f;
  TakeFilter filter = source.scene.explored().takes();
  if (!is_current) filter.of(Facet::Lens).clear();
  std::optional<TakeTable> table;
  if (!filter.is_empty()) table.emplace(source.bundle, story);
  constexpr float kTwoPi = 6.28318531f;
  const float gap = radius * 0.12f;
  const float extent = around - gap;
  const std::vector<int> lenses = lens_indices(story);
  const auto count = static_cast<float>(story.takes.size());
  const float middle = radius + gap + extent * 0.5f;
  const float half_width = std::min(extent * 0.42f, kTwoPi * middle / count * 0.42f);
  for (std::size_t i = 0; i < story.takes.size(); ++i) {
    const float angle = kTwoPi * static_cast<float>(i) / count;
    const Palette& palette = source.palette;
    Rgba color =
        lenses[i] < 0 ? palette.unlabelled : palette.lens[static_cast<std::size_t>(lenses[i]) % kLensColors];
    if (table && !table->matches(i, filter)) color = mixed(palette.graph_ground, color, kLeftOut);
    const bool is_framed = story.takes[i].is_framed();
    ShapeInstance petal;
    petal.center_world = center_world;
    petal.radius_world = radius;
    petal.offset = {std::sin(angle) * middle, -std::cos(angle) * middle};
    petal.half_size = {half_width, extent * 0.5f};
    petal.rotation = angle;
    petal.shape = Shape::Petal;
    petal.fill = is_framed ? color : palette.graph_ground;
    petal.stroke = color;
    petal.stroke_px = is_framed ? 0.0f : 1.3f * source.dpr;
    picture.shapes.push_back(petal);
  }
}

ShapeInstance disc_of(const Source& source, std::size_t index) {
  const GraphNode& node = source.node(index);
  const Look look = node_look(node, source.view.nodes[index], source.palette);
  ShapeInstance disc;
  disc.center_world = source.place(index);
  disc.radius_world = source.scene.radius_world(source.view.nodes[index].node);
  disc.half_size = {disc.radius_world, disc.radius_world};
  disc.shape = look.shape;
  disc.fill = look.fill;
  disc.stroke = look.stroke;
  disc.stroke_px = look.stroke_px * source.dpr;
  return disc;
}

void add_node(GraphPicture& picture, const Source& source, std::size_t index) {
  const GraphNode& node = source.node(index);
  const float around = source.scene.around_world(source.view.nodes[index].node);
  if (around > 0.0f && node.item >= 0) {
    const GraphNodeView& view = source.view.nodes[index];
    add_rosette(picture, source, source.bundle.stories[static_cast<std::size_t>(node.item)], view.is_current,
                source.place(index), source.scene.radius_world(view.node), around);
  }
  picture.shapes.push_back(disc_of(source, index));
}

void add_marks(GraphPicture& picture, const Source& source, std::size_t index, bool is_hovered) {
  const GraphNodeView& view = source.view.nodes[index];
  ShapeInstance mark = disc_of(source, index);
  if (source.view.is_from_afar) mark.center_world = source.view.world(view.center);  // where its bubble is
  mark.fill = 0;
  mark.stroke_px = 0.0f;
  if (view.is_selected || view.is_on_path || is_hovered) {
    const float out = view.reach * source.dpr + 4.0f * source.dpr;
    ShapeInstance ring = mark;
    ring.half_size = {0.0f, 0.0f};
    ring.margin_px = out;
    ring.shape = Shape::Ring;
    ring.stroke = with_alpha(source.palette.accent, view.is_selected || view.is_on_path ? 1.0f : 0.5f);
    ring.stroke_px = 2.0f * source.dpr;
    picture.shapes.push_back(ring);
  }
  if (view.is_pinned) {
    ShapeInstance pin = mark;
    pin.half_size = {0.0f, 0.0f};
    pin.margin_px = std::min(2.5f, 0.5f * view.radius) * source.dpr;
    pin.shape = Shape::Disc;
    pin.fill = source.palette.page;
    picture.shapes.push_back(pin);
  }
}

// Direction is shown where it means something that its ends do not: who owns whom.
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
      break;
  }
  return line;
}

EdgeInstance line_of(const Source& source, const GraphEdgeView& item) {
  const GraphEdge& edge = source.scene.graph().edges[static_cast<std::size_t>(item.edge)];
  const auto a = static_cast<std::size_t>(item.a);
  const auto b = static_cast<std::size_t>(item.b);
  EdgeInstance line = edge_look(edge, source.palette, source.dpr);
  line.a_world = source.place(a);
  line.b_world = source.place(b);
  line.radius_a = source.scene.radius_world(source.view.nodes[a].node);
  line.radius_b = source.scene.radius_world(source.view.nodes[b].node);
  line.around_a = source.scene.around_world(source.view.nodes[a].node);
  line.around_b = source.scene.around_world(source.view.nodes[b].node);
  line.bend = item.bend;
  return line;
}

}  // namespace

UiRect GraphExtent::on_canvas(const Camera& camera, const NodeScale& scale) const {
  const float around = rim_px + (largest_radius > 0.0f ? reach * scale.radius_px(largest_radius) : 0.0f);
  const Vec2 from = screen_from_world(camera, places.min) - Vec2{around, around};
  const Vec2 to = screen_from_world(camera, places.max) + Vec2{around, around};
  return {{std::floor(from.x), std::floor(from.y)}, {std::ceil(to.x), std::ceil(to.y)}};
}

GraphExtent extent_of(const GraphPicture& picture) {
  constexpr float kFar = 3e38f;
  GraphExtent extent;
  extent.places = {{kFar, kFar}, {-kFar, -kFar}};
  const auto cover = [&](Vec2 place, float around) {
    WorldBox& box = extent.places;
    box.min = {std::min(box.min.x, place.x - around), std::min(box.min.y, place.y - around)};
    box.max = {std::max(box.max.x, place.x + around), std::max(box.max.y, place.y + around)};
  };
  constexpr float kAntialiased = 2.0f;
  for (const EdgeInstance& edge : picture.edges) {
    const float bulge = std::fabs(edge.bend) * length(edge.b_world - edge.a_world);
    cover(edge.a_world, bulge);
    cover(edge.b_world, bulge);
    extent.rim_px = std::max(extent.rim_px, edge.width_px + edge.arrow_px);
  }
  for (const ShapeInstance& shape : picture.shapes) {
    cover(shape.center_world, 0.0f);
    extent.largest_radius = std::max(extent.largest_radius, shape.radius_world);
    const float out = length(shape.offset) + length(shape.half_size);
    extent.reach = std::max(extent.reach, out / shape.radius_world);
    extent.rim_px = std::max(extent.rim_px, shape.margin_px);
  }
  extent.rim_px += kAntialiased;
  return extent;
}

GraphPicture base_picture(const Bundle& bundle, const GraphScene& scene, const GraphView& view,
                          const GraphIndex& index, const Palette& palette) {
  const Source source = {bundle, scene, view, palette, scene.device_pixel_ratio()};
  GraphPicture picture;
  picture.edges.reserve(index.edges().size());
  picture.first_record.reserve(index.edges().size() + 1);
  std::size_t records = 0;
  for (std::size_t i = 0; i < index.edges().size(); ++i) {
    EdgeInstance line = line_of(source, view.edges[static_cast<std::size_t>(index.edges()[i])]);
    line.rank = index.ranks()[i];
    picture.first_record.push_back(records);
    records += edge_records(line);
    picture.edges.push_back(line);
  }
  picture.first_record.push_back(records);
  for (const int node : index.nodes()) {
    picture.first_shape.push_back(picture.shapes.size());
    add_node(picture, source, static_cast<std::size_t>(node));
  }
  picture.first_shape.push_back(picture.shapes.size());
  return picture;
}

GraphPicture bubble_picture(const GraphScene& scene, const GraphView& view, const GraphBubbles& bubbles,
                            const Palette& palette) {
  const float dpr = scene.device_pixel_ratio();
  GraphPicture picture;
  const auto most = static_cast<float>(bubbles.edges().empty() ? 1 : bubbles.edges().front().count);
  for (auto edge = bubbles.edges().rbegin(); edge != bubbles.edges().rend(); ++edge) {
    const float share = std::sqrt(static_cast<float>(edge->count) / most);
    EdgeInstance line;
    line.a_world = bubbles.bubbles()[static_cast<std::size_t>(edge->a)].center;
    line.b_world = bubbles.bubbles()[static_cast<std::size_t>(edge->b)].center;
    line.width_px = (0.8f + 2.2f * share) * dpr;
    line.color = with_alpha(palette.edge, 0.35f + 0.5f * share);
    picture.edges.push_back(line);
  }
  for (const GraphBubble& bubble : bubbles.bubbles()) {
    const GraphNodeView& leader = view.nodes[static_cast<std::size_t>(bubble.leader)];
    const GraphNode& node = scene.graph().nodes[static_cast<std::size_t>(leader.node)];
    const Rgba color = node_look(node, leader, palette).fill;
    ShapeInstance disc;
    disc.center_world = bubble.center;
    disc.radius_world = bubble.radius;
    disc.half_size = {bubble.radius, bubble.radius};
    disc.fill = bubble.count > 1 ? mixed(color, palette.graph_ground, 0.35f) : color;
    disc.stroke = color;
    disc.stroke_px = bubble.count > 1 ? 1.2f * dpr : 0.0f;
    picture.shapes.push_back(disc);
  }
  return picture;
}

GraphPicture focus_picture(const Bundle& bundle, const GraphScene& scene, const GraphView& view,
                           const Palette& palette, int hovered_node, int hovered_edge) {
  const Source source = {bundle, scene, view, palette, scene.device_pixel_ratio()};
  GraphPicture picture;
  const auto add_line = [&](const GraphEdgeView& item, bool is_lit) {
    EdgeInstance line = line_of(source, item);
    if (is_lit) {
      const bool is_owned =
          scene.graph().edges[static_cast<std::size_t>(item.edge)].kind == EdgeKind::OwnedBy;
      line.color = is_owned ? palette.warning : palette.accent;
      line.width_px += 0.8f * source.dpr;
    }
    picture.edges.push_back(line);
  };
  const auto touches = [&](const GraphEdgeView& item, int node) {
    return node >= 0 && (view.nodes[static_cast<std::size_t>(item.a)].node == node ||
                         view.nodes[static_cast<std::size_t>(item.b)].node == node);
  };
  const auto is_lit = [&](const GraphEdgeView& item) {
    return item.edge == hovered_edge || touches(item, view.selected) || touches(item, hovered_node);
  };
  // Edges beyond the base, then what is lit of the base.
  for (std::size_t i = view.base_edges; i < view.edges.size(); ++i)
    add_line(view.edges[i], is_lit(view.edges[i]));
  for (const int node : {view.selected, hovered_node == view.selected ? -1 : hovered_node}) {
    scene.shown_edges().touching(node, [&](const GraphEdgeView& item) {
      if (scene.shown_edges().is_in_base(item.edge)) add_line(item, true);
    });
  }
  const GraphPath& path = scene.explored().path();
  for (const int node : path.nodes) {
    scene.shown_edges().touching(node, [&](const GraphEdgeView& item) {
      const bool is_first_end = scene.graph().edges[static_cast<std::size_t>(item.edge)].source == node;
      if (is_first_end && scene.explored().is_edge_on_path(item.edge)) add_line(item, true);
    });
  }
  if (hovered_edge >= 0 && scene.shown_edges().is_in_base(hovered_edge)) {
    const auto end = view.edges.begin() + static_cast<std::ptrdiff_t>(view.base_edges);
    const auto found = std::find_if(view.edges.begin(), end,
                                    [&](const GraphEdgeView& item) { return item.edge == hovered_edge; });
    if (found != end) add_line(*found, true);
  }
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    const GraphNodeView& item = view.nodes[i];
    const bool is_hovered = item.node == hovered_node;
    if ((view.selected >= 0 || view.has_path) && !item.is_faded)
      add_node(picture, source, i);  // the base stands back
    if (item.is_selected || item.is_on_path || item.is_pinned || is_hovered)
      add_marks(picture, source, i, is_hovered);
  }
  return picture;
}

}  // namespace storylens
