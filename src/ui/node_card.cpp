#include "ui/node_card.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/controls.h"
#include "ui/page_setter.h"

namespace storylens {
namespace {

constexpr float kPadding = 14.0f;
constexpr float kMargin = 12.0f;

std::string kind_line(const GraphNode& node, const Strings& strings) {
  std::string line(strings.get(std::string("node.") + node_kind_name(node.kind)));
  if (node.story_count > 0) line += "  ·  " + strings.count("node.stories", node.story_count);
  return line;
}

}  // namespace

Page set_node_card(const Bundle& bundle, const StoryGraph& graph, int index, const Strings& strings,
                   float width_px, UnitPainter& painter) {
  const GraphNode& node = graph.nodes[static_cast<std::size_t>(index)];
  Page page;
  page.width = width_px;
  PageSetter setter(page, painter, strings.language());
  Passage small;
  small.size_px = 12.5f;
  small.line_height = 1.5f;
  small.family = FontFamily::Interface;
  small.ink = Ink::Muted;
  small.gap_after_px = 2.0f;
  setter.set(kind_line(node, strings), small);

  Passage title;
  title.size_px = 18.0f;
  title.line_height = 1.35f;
  title.weight = 700;
  title.gap_after_px = 6.0f;
  setter.set(node.label, title);
  if (node.kind == NodeKind::Stub) {
    setter.set(strings.get("stub.explained"), small);
    setter.skip(4.0f);
  }
  if (node.kind == NodeKind::Story) {
    Passage link = small;
    link.gap_after_px = 8.0f;
    setter.set({{std::string(strings.get("node.open")), Ink::Accent, 600, {node.id, {}, {}}}}, link);
  }
  Passage sentence = small;
  sentence.size_px = 13.5f;
  sentence.ink = Ink::Text;
  sentence.gap_after_px = 8.0f;
  for (const GraphEdge& edge : graph.edges) {
    if (edge.source != index && edge.target != index) continue;
    setter.set(edge_sentence(bundle, graph, edge, strings), sentence);
  }
  page.height = setter.y();
  return page;
}

float node_card_height(const UiRect& graph_area, const Page& card) {
  constexpr float kSmallest = 120.0f;
  return std::min(card.height + 2.0f * kPadding, std::max(kSmallest, graph_area.height() * 0.45f));
}

void node_card(const UiFrame& frame, const UiRect& graph_area, const Page& card, float& scroll_px) {
  const float height = node_card_height(graph_area, card);
  const float width = card.width + 2.0f * kPadding;
  const Vec2 min = {graph_area.min.x + kMargin, graph_area.max.y - kMargin - height};
  const UiRect area = {min, min + Vec2{width, height}};
  begin_area("node_card", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRectFullScreen();
  list.AddRectFilled({area.min.x, area.min.y + 2.0f}, {area.max.x, area.max.y + 3.0f},
                     with_alpha(rgb(0), 0.10f), 9.0f);
  list.PopClipRect();
  list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.max.y}, frame.palette.card, 9.0f);
  list.AddRect({area.min.x, area.min.y}, {area.max.x, area.max.y}, frame.palette.rule, 9.0f);

  const ImGuiIO& io = ImGui::GetIO();
  const float range = std::max(0.0f, card.height + 2.0f * kPadding - height);
  if (ImGui::IsWindowHovered()) {
    constexpr float kPixelsPerWheel = 100.0f;
    scroll_px -= io.MouseWheel * kPixelsPerWheel;
    if (frame.is_touch && io.MouseDown[0]) scroll_px -= io.MouseDelta.y;
  }
  scroll_px = std::clamp(scroll_px, 0.0f, range);
  const UiRect inner = {area.min + Vec2{0.0f, 1.0f}, area.max - Vec2{0.0f, 1.0f}};
  paint_page(frame, card, {area.min.x + kPadding, std::floor(area.min.y + kPadding - scroll_px)}, inner, {});
  if (range > 0.0f) {
    const float thumb = height * height / (height + range);
    const float top = area.min.y + (height - thumb) * (scroll_px / range);
    list.AddRectFilled({area.max.x - 6.0f, top + 4.0f}, {area.max.x - 3.0f, top + thumb - 4.0f},
                       with_alpha(frame.palette.text, 0.25f), 2.0f);
  }
  constexpr float kClose = 28.0f;
  const UiRect close = {{area.max.x - kClose - 8.0f, area.min.y + 6.0f},
                        {area.max.x - 8.0f, area.min.y + 6.0f + kClose}};
  if (icon_button(frame, "close", Icon::Close, {}, close, false))
    frame.actions.push_back({.kind = ActionKind::SelectNode});
  end_area();
}

}  // namespace storylens
