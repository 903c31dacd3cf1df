#include "ui/graph_labels.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace storylens {
namespace {

constexpr float kLabelGap = 5.0f;

int importance(const GraphNodeView& node, const GraphNode& data, bool is_hovered) {
  int score = std::min(data.story_count, 1000);
  if (data.kind == NodeKind::Story) score += 2000;
  if (data.kind == NodeKind::Entity) score += 1000;
  if (node.is_neighbor) score += 4000;
  if (node.is_faded) score -= 4000;
  if (node.is_current) score += 10000;
  if (node.is_selected) score += 20000;
  if (is_hovered) score += 40000;
  return score;
}

TextStyle label_style(NodeKind kind, bool is_current) {
  switch (kind) {
    case NodeKind::Story: return interface_text(is_current ? 14.5f : 13.0f, 700);
    case NodeKind::Entity: return interface_text(13.0f, 600);
    case NodeKind::Outlet: return interface_text(12.0f, 400);
    case NodeKind::Stub: return interface_text(12.5f, 400);
  }
  return interface_text(13.0f);
}

ParagraphLayout label_layout(std::string_view text, TextStyle style, int max_lines, UnitPainter& painter) {
  constexpr float kMaxWidth = 170.0f;
  ParagraphOptions options;
  options.max_width_px = kMaxWidth;
  options.line_height_px = style.size_px * 1.32f;
  options.max_lines = max_lines;
  ParagraphLayout layout = layout_paragraph({{text, style, -1}}, options, painter);
  for (TextLine& line : layout.lines) {
    const float shift = std::floor((layout.width_px - line.width_px) * 0.5f) - line.x_px;
    line.x_px += shift;
    for (std::uint32_t i = line.first_unit; i < line.first_unit + line.unit_count; ++i)
      layout.units[i].x_px += shift;
  }
  return layout;
}

// Where a label may stand, the usual place first: below its node, above, to the right, to the left.
std::array<Vec2, 4> label_corners(const GraphNodeView& node, Vec2 size) {
  const float out = node.reach + kLabelGap;
  const Vec2 c = node.center;
  return {Vec2{std::floor(c.x - size.x * 0.5f), std::floor(c.y + out)},
          Vec2{std::floor(c.x - size.x * 0.5f), std::floor(c.y - out - size.y)},
          Vec2{std::floor(c.x + out), std::floor(c.y - size.y * 0.5f)},
          Vec2{std::floor(c.x - out - size.x), std::floor(c.y - size.y * 0.5f)}};
}

bool is_free(const UiRect& box, const GraphView& view, int own, const std::vector<GraphLabel>& placed) {
  if (box.min.x < view.area.min.x || box.max.x > view.area.max.x) return false;
  const auto covers = [&](const GraphLabel& other) { return other.box.overlaps(box); };
  if (std::any_of(placed.begin(), placed.end(), covers)) return false;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    const GraphNodeView& other = view.nodes[i];
    const Vec2 reach = {other.radius, other.radius};
    if (static_cast<int>(i) != own && box.overlaps({other.center - reach, other.center + reach}))
      return false;
  }
  return true;
}

}  // namespace

std::vector<GraphLabel> place_labels(GraphView& view, const StoryGraph& graph, int hovered,
                                     UnitPainter& painter) {
  std::vector<int> order(view.nodes.size());
  std::iota(order.begin(), order.end(), 0);
  const auto score = [&](int i) {
    const GraphNodeView& node = view.nodes[static_cast<std::size_t>(i)];
    return importance(node, graph.nodes[static_cast<std::size_t>(node.node)], i == hovered);
  };
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return score(a) > score(b); });

  std::vector<GraphLabel> labels;
  for (int index : order) {
    GraphNodeView& node = view.nodes[static_cast<std::size_t>(index)];
    node.is_label_visible = false;
    if (!view.area.contains(node.center)) continue;
    const GraphNode& data = graph.nodes[static_cast<std::size_t>(node.node)];
    GraphLabel label;
    label.node_view = index;
    label.layout =
        label_layout(data.label, label_style(data.kind, node.is_current), node.is_current ? 3 : 2, painter);
    const Vec2 size = {label.layout.width_px, label.layout.height_px};
    for (const Vec2 corner : label_corners(node, size)) {
      label.box = {corner, corner + size};
      node.is_label_visible = is_free(label.box, view, index, labels);
      if (node.is_label_visible) break;
    }
    if (!node.is_label_visible) continue;
    label.halo = label.layout;
    for (TextStyle& halo : label.halo.styles) halo.has_halo = true;
    labels.push_back(std::move(label));
  }
  return labels;
}

void draw_labels(const UiFrame& frame, const GraphView& view, const StoryGraph& graph,
                 const std::vector<GraphLabel>& labels, ImDrawList& list) {
  for (const GraphLabel& label : labels) {
    draw_paragraph(frame.painter, list, label.halo, label.box.min,
                   with_alpha(frame.palette.graph_ground, 0.9f));
  }
  for (const GraphLabel& label : labels) {
    const GraphNodeView& node = view.nodes[static_cast<std::size_t>(label.node_view)];
    const bool is_stub = graph.nodes[static_cast<std::size_t>(node.node)].kind == NodeKind::Stub;
    Rgba color = is_stub ? frame.palette.muted : frame.palette.text;
    if (node.is_selected) color = frame.palette.accent;
    if (node.is_faded) color = with_alpha(color, 0.45f);
    draw_paragraph(frame.painter, list, label.layout, label.box.min, color);
  }
}

}  // namespace storylens
