#include "ui/graph_labels.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/order.h"
#include "ui/box_grid.h"

namespace storylens {
namespace {

constexpr float kLabelGap = 5.0f;
constexpr std::size_t kSides = 8;
constexpr float kNewcomerMargin = 5.0f;  // that a new label needs around it
constexpr float kReturnMargin = 12.0f;   // that it needs more, for each time that it had to give way
constexpr int kMostReturns = 4;
constexpr float kStayingMargin = -0.001f;     // panning shifts all boxes alike, but for rounding
constexpr float kLeastDisc = 4.0f;            // labels may lie over smaller dots, which are many
constexpr float kFadeMs = 80.0f;              // a picture is whole within 150 ms of rest, its names too
constexpr std::size_t kMostCandidates = 400;  // that are tried in a frame
constexpr std::size_t kMostCached = 6000;
constexpr int kStaying = 3500;  // what being shown is worth: more than any kind, less than being asked for

// Whatever is selected or hovered.
int lasting_importance(const GraphNode& data) {
  int score = std::min(data.story_count, 900);
  if (data.kind == NodeKind::Story) score += 2000;
  if (data.kind == NodeKind::Entity) score += 1000;
  return score;
}

int importance(const GraphNodeView& node, const GraphNode& data, bool is_hovered, bool is_shown,
               bool is_selecting) {
  int score = lasting_importance(data);
  if (is_shown) score += kStaying;
  // What is selected is worth other names; what the pointer passes is not.
  if (node.is_neighbor) score += is_selecting ? 4000 : 400;
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

// Where a label may stand, the usual place first: below its node, above, to the right, to the left; then
// below and above with one end at the node's edge.
std::array<Vec2, kSides> label_corners(const GraphNodeView& node, Vec2 size) {
  const float out = node.reach + kLabelGap;
  const Vec2 c = node.center;
  const float below = c.y + out;
  const float above = c.y - out - size.y;
  const float middle = c.x - size.x * 0.5f;
  const float rightwards = c.x - node.radius;
  const float leftwards = c.x + node.radius - size.x;
  return {Vec2{middle, below},
          Vec2{middle, above},
          Vec2{c.x + out, c.y - size.y * 0.5f},
          Vec2{c.x - out - size.x, c.y - size.y * 0.5f},
          Vec2{rightwards, below},
          Vec2{leftwards, below},
          Vec2{rightwards, above},
          Vec2{leftwards, above}};
}

UiRect grown(const UiRect& box, float margin) {
  return {{box.min.x - margin, box.min.y - margin}, {box.max.x + margin, box.max.y + margin}};
}

UiRect disc_box(const GraphNodeView& node) {
  const Vec2 reach = {node.radius, node.radius};
  return {node.center - reach, node.center + reach};
}

// On whole pixels, so that all letters of a label keep their distances.
Vec2 drawn_corner(const UiRect& box) {
  return {std::floor(box.min.x), std::floor(box.min.y)};
}

}  // namespace

void GraphLabels::forget_other_graphs(const GraphView& view, const StoryGraph& graph,
                                      unsigned text_generation) {
  const bool is_same_graph = edges_revision_ == view.edges_revision && shown_.size() == view.nodes.size();
  if (!is_same_graph) {
    shown_.assign(view.nodes.size(), {});
    by_importance_.resize(view.nodes.size());
    std::iota(by_importance_.begin(), by_importance_.end(), 0);
    const auto score = [&](int i) {
      const auto node = static_cast<std::size_t>(view.nodes[static_cast<std::size_t>(i)].node);
      return lasting_importance(graph.nodes[node]);
    };
    sort_stably(by_importance_, [&](int a, int b) { return score(a) > score(b); });
    is_first_ = true;
  }
  if (!is_same_graph || text_generation_ != text_generation || cached_count_ > kMostCached) {
    cache_.clear();
    cache_.resize(graph.nodes.size());
    cached_count_ = 0;
  }
  edges_revision_ = view.edges_revision;
  text_generation_ = text_generation;
}

const GraphLabels::Cached& GraphLabels::cached(const GraphNode& node, const GraphNodeView& view,
                                               UnitPainter& painter) {
  std::unique_ptr<Cached>& entry = cache_[static_cast<std::size_t>(view.node)];
  if (entry) return *entry;
  entry = std::make_unique<Cached>();
  entry->layout =
      label_layout(node.label, label_style(node.kind, view.is_current), view.is_current ? 3 : 2, painter);
  entry->halo = entry->layout;
  for (TextStyle& halo : entry->halo.styles) halo.has_halo = true;
  ++cached_count_;
  ++layouts_made_;
  return *entry;
}

// What stands in the area and may have a label, the important first.
std::vector<int> GraphLabels::candidates(const GraphView& view, const StoryGraph& graph,
                                         const Frame& frame) const {
  std::vector<int> found;
  std::size_t lasting = 0;
  for (const int index : by_importance_) {
    const GraphNodeView& node = view.nodes[static_cast<std::size_t>(index)];
    if (node.is_merged || !view.area.contains(node.center)) continue;
    const bool is_shown = shown_[static_cast<std::size_t>(index)].side >= 0;
    const bool is_in_focus =
        node.is_selected || node.is_current || node.is_neighbor || index == frame.hovered;
    if (!is_shown && !is_in_focus && (!frame.takes_newcomers || lasting++ >= kMostCandidates)) continue;
    found.push_back(index);
  }
  const auto score = [&](int i) {
    const GraphNodeView& node = view.nodes[static_cast<std::size_t>(i)];
    return importance(node, graph.nodes[static_cast<std::size_t>(node.node)], i == frame.hovered,
                      shown_[static_cast<std::size_t>(i)].side >= 0, view.selected >= 0);
  };
  sort_stably(found, [&](int a, int b) { return score(a) > score(b); });
  return found;
}

const std::vector<GraphLabel>& GraphLabels::place(GraphView& view, const StoryGraph& graph,
                                                  const Frame& frame, UnitPainter& painter) {
  forget_other_graphs(view, graph, frame.text_generation);
  BoxGrid taken(view.area);
  BoxGrid discs(view.area);
  constexpr int kNoOne = -1;
  for (const UiRect& area : frame.covered) {
    if (area.width() > 0.0f) taken.add(area, kNoOne);
  }
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    GraphNodeView& node = view.nodes[i];
    node.is_label_visible = false;
    const bool is_seen = grown(view.area, node.radius).contains(node.center);
    if (is_seen && !node.is_merged && node.radius >= kLeastDisc)
      discs.add(disc_box(node), static_cast<int>(i));
  }
  if (is_first_) shown_.assign(shown_.size(), {});
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    if (shown_[i].is_guest && static_cast<int>(i) != frame.hovered) shown_[i].side = -1;
  }
  const std::vector<int> order = candidates(view, graph, frame);
  std::vector<Shown> now(shown_.size());
  for (std::size_t i = 0; i < now.size(); ++i) now[i].gave_way = shown_[i].gave_way;
  const bool fades = !is_first_ && !frame.is_motion_reduced;
  is_fading_ = false;
  labels_.clear();
  for (const int index : order) {
    const auto i = static_cast<std::size_t>(index);
    GraphNodeView& node = view.nodes[i];
    const GraphNode& data = graph.nodes[static_cast<std::size_t>(node.node)];
    const Cached& text = cached(data, node, painter);
    const Vec2 size = {text.layout.width_px, text.layout.height_px};
    const std::array<Vec2, kSides> corners = label_corners(node, size);
    const int last_side = shown_[i].side;
    // What stays may be cut at the top and bottom: on another side it would take the place of others.
    const auto is_free = [&](int side, float margin) {
      const Vec2 corner = corners[static_cast<std::size_t>(side)];
      const UiRect box = {corner, corner + size};
      if (box.min.x < view.area.min.x || box.max.x > view.area.max.x) return false;
      const bool is_cut = box.min.y < view.area.min.y || box.max.y > view.area.max.y;
      return (!is_cut || side == last_side) && taken.is_free(grown(box, margin), index);
    };
    const auto is_off_discs = [&](int side, float margin) {
      const Vec2 corner = corners[static_cast<std::size_t>(side)];
      return discs.is_free(grown({corner, corner + size}, margin), index);
    };
    // What stays may come to lie over discs, which grow and move past it while one zooms in: another label's
    // coming and going would say more than it.
    int side = last_side >= 0 && is_free(last_side, kStayingMargin) ? last_side : -1;
    const bool is_wanted = is_first_ || node.is_selected || index == frame.hovered;
    const float margin = is_wanted || last_side >= 0
                             ? 0.0f
                             : kNewcomerMargin + kReturnMargin * static_cast<float>(shown_[i].gave_way);
    for (int other = 0; side < 0 && other < static_cast<int>(kSides); ++other) {
      if (is_free(other, margin) && is_off_discs(other, margin)) side = other;
    }
    // Discs of others may lie under a name that must not be missing.
    const bool is_needed = node.is_current || node.is_selected || index == frame.hovered;
    for (int other = 0; side < 0 && is_needed && other < static_cast<int>(kSides); ++other) {
      if (is_free(other, margin)) side = other;
    }
    // Under the name that is pointed at a label waits for its place, and while widths are estimates.
    const bool is_provisional = frame.hovered >= 0 || painter.is_estimating();
    if (last_side >= 0 && side != last_side && is_provisional) {
      now[i].side = last_side;
      now[i].opacity = shown_[i].opacity;
      continue;
    }
    if (last_side < 0 && painter.is_estimating() && !is_first_) continue;
    if (last_side >= 0 && side < 0) now[i].gave_way = std::min(now[i].gave_way + 1, kMostReturns);
    if (side < 0) continue;
    const Vec2 corner = corners[static_cast<std::size_t>(side)];
    node.label = {corner, corner + size};
    node.is_label_visible = true;
    taken.add(node.label, index);
    const float before = last_side >= 0 ? shown_[i].opacity : 0.0f;
    now[i].side = side;
    now[i].is_guest = index == frame.hovered && (last_side < 0 || shown_[i].is_guest);
    now[i].opacity = fades ? std::min(1.0f, before + frame.elapsed_ms / kFadeMs) : 1.0f;
    is_fading_ = is_fading_ || now[i].opacity < 1.0f;
    labels_.push_back({index, &text.layout, &text.halo, node.label, now[i].opacity});
  }
  shown_ = std::move(now);
  is_first_ = is_first_ && painter.is_estimating();
  return labels_;
}

Rgba label_color(const Palette& palette, const GraphNodeView& node, NodeKind kind) {
  Rgba color = kind == NodeKind::Stub ? palette.muted : palette.text;
  if (node.is_selected) color = palette.accent;
  return with_alpha(color, node.is_faded ? 0.45f : 1.0f);
}

void draw_labels(const UiFrame& frame, const GraphView& view, const StoryGraph& graph,
                 const std::vector<GraphLabel>& labels, Vec2 moved, ImDrawList& list) {
  for (const GraphLabel& label : labels) {
    draw_paragraph(frame.painter, list, *label.halo, drawn_corner(label.box) + moved,
                   with_alpha(frame.palette.graph_ground, 0.9f * label.opacity));
  }
  for (const GraphLabel& label : labels) {
    const GraphNodeView& node = view.nodes[static_cast<std::size_t>(label.node_view)];
    const NodeKind kind = graph.nodes[static_cast<std::size_t>(node.node)].kind;
    const Rgba color = label_color(frame.palette, node, kind);
    const float alpha = static_cast<float>(color >> 24) / 255.0f * label.opacity;
    draw_paragraph(frame.painter, list, *label.layout, drawn_corner(label.box) + moved,
                   with_alpha(color, alpha));
  }
}

}  // namespace storylens
