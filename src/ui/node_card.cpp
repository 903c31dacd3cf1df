#include "ui/node_card.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "story/html_writer.h"
#include "ui/controls.h"
#include "ui/explore_step.h"

namespace storylens {
namespace {

constexpr float kPadding = kCardPadding;
constexpr float kMargin = 12.0f;

}  // namespace

ReaderPanel card_panel(const UiRect& graph_area, const Page& card, float scroll_px, float foot_px,
                       bool is_mirrored) {
  constexpr float kSmallest = 120.0f;
  const float most = std::max(kSmallest, graph_area.height() * 0.45f) - foot_px;
  const float height = std::min(card.height + 2.0f * kPadding, std::max(kSmallest * 0.5f, most));
  const Vec2 min = {graph_area.min.x + kMargin, graph_area.max.y - kMargin - height - foot_px};
  const UiRect area = {min, min + Vec2{card.width + 2.0f * kPadding, height}};
  return {is_mirrored ? mirrored(area, graph_area) : area, scroll_px};
}

Vec2 card_origin(const ReaderPanel& panel) {
  return {panel.area.min.x + kPadding, std::floor(panel.area.min.y + kPadding) - panel.scroll_px};
}

void node_card(const UiFrame& frame, const ReaderPanel& panel, const Page& card, const NodeActions& actions,
               float foot_px, bool is_moving) {
  const UiRect area = {panel.area.min, panel.area.max + Vec2{0.0f, foot_px}};
  begin_area("card", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRectFullScreen();
  list.AddRectFilled({area.min.x, area.min.y + 2.0f}, {area.max.x, area.max.y + 3.0f},
                     with_alpha(rgb(0), 0.10f), 9.0f);
  list.PopClipRect();
  list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.max.y}, frame.palette.card, 9.0f);
  list.AddRect({area.min.x, area.min.y}, {area.max.x, area.max.y}, frame.palette.rule, 9.0f);
  const UiRect inner = {area.min + Vec2{0.0f, 1.0f}, panel.area.max - Vec2{0.0f, 1.0f}};
  paint_page(frame, card, card_origin(panel), inner, {});
  constexpr float kSide = 28.0f;
  // At the end of the card's first line, which is read as its words are: English where there are no others.
  const bool is_mirrored = is_right_to_left(frame.strings.language());
  const auto button = [&](float from_end) {
    const float right = area.max.x - 12.0f - from_end;
    const UiRect place = {{right - kSide, area.min.y + 6.0f}, {right, area.min.y + 6.0f + kSide}};
    return is_mirrored ? mirrored(place, area) : place;
  };
  const bool is_node = !actions.id.empty();
  if (is_node && icon_button(frame, "move", Icon::Move, frame.strings.get("move"), button(kSide + 2.0f),
                             is_moving, true))
    frame.actions.push_back({.kind = ActionKind::MoveNode, .number = actions.node});
  if (icon_button(frame, "close", Icon::Close, frame.strings.get("close"), button(0.0f), false)) {
    if (is_node)
      frame.actions.push_back({.kind = ActionKind::SelectNode});
    else
      push_step(frame, ExploreStep::ClearPath);
  }
  if (is_node) {
    node_actions(frame, actions,
                 {{area.min.x + kPadding, panel.area.max.y}, area.max - Vec2{kPadding, 0.0f}});
  }
  end_area();
}

}  // namespace storylens
