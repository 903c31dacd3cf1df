#include "ui/minimap.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/controls.h"
#include "ui/graph_index.h"

namespace storylens {
namespace {

constexpr Vec2 kSize = {172.0f, 116.0f};
constexpr float kMargin = 12.0f;
constexpr float kPadding = 8.0f;
constexpr float kLeastWidth = 520.0f;  // of the panel
constexpr float kLeastHeight = 420.0f;
constexpr std::size_t kMostMapped = 800;

Rgba node_color(const Palette& palette, NodeKind kind) {
  switch (kind) {
    case NodeKind::Story: return palette.accent;
    case NodeKind::Entity: return palette.entity;
    case NodeKind::Outlet: return palette.outlet;
    case NodeKind::Stub: return palette.stub;
  }
  return palette.muted;
}

UiRect seen_world(const GraphView& view) {
  return {view.world(view.area.min), view.world(view.area.max)};
}

}  // namespace

std::optional<UiRect> minimap_area(const UiFrame& frame, const GraphView& view, float foot_px) {
  if (view.index == nullptr || view.nodes.size() < 2) return std::nullopt;
  if (view.area.width() < kLeastWidth || view.area.height() < kLeastHeight) return std::nullopt;
  const UiRect seen = seen_world(view);
  const UiRect all = view.index->bounds();
  const bool is_all_seen = seen.contains(all.min) && seen.contains(all.max);
  if (is_all_seen) return std::nullopt;
  const Vec2 corner = view.area.max - Vec2{kMargin, kMargin + foot_px};
  return frame.placed({corner - kSize, corner}, view.area);
}

void minimap(const UiFrame& frame, const GraphView& view, const StoryGraph& graph, const UiRect& area) {
  const Palette& palette = frame.palette;
  const UiRect world = view.index->bounds();
  const Vec2 room = {area.width() - 2.0f * kPadding, area.height() - 2.0f * kPadding};
  const float scale =
      std::min(room.x / std::max(world.width(), 1.0f), room.y / std::max(world.height(), 1.0f));
  const Vec2 middle_world = (world.min + world.max) * 0.5f;
  const Vec2 middle = (area.min + area.max) * 0.5f;
  const auto place = [&](Vec2 at) { return middle + (at - middle_world) * scale; };

  begin_area("minimap", area);
  ImGui::SetCursorScreenPos({area.min.x, area.min.y});
  ImGui::InvisibleButton("map", {area.width(), area.height()});
  // The last move may come in the frame in which the button goes up.
  const bool is_pressed = ImGui::IsItemActive() || ImGui::IsItemDeactivated();
  if (is_pressed && ImGui::IsMousePosValid(&ImGui::GetIO().MousePos)) {
    const Vec2 pointer = {ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y};
    const Vec2 at = middle_world + (pointer - middle) * (1.0f / scale);
    frame.actions.push_back(
        {.kind = ActionKind::CenterGraph,
         .point = {std::clamp(at.x, world.min.x, world.max.x), std::clamp(at.y, world.min.y, world.max.y)}});
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.max.y}, with_alpha(palette.page, 0.94f),
                     8.0f);
  const std::vector<Vec2>& positions = view.index->positions();
  const std::size_t step = (view.nodes.size() + kMostMapped - 1) / kMostMapped;
  const float side = view.nodes.size() > 200 ? 1.5f : 2.5f;
  for (std::size_t i = 0; i < std::min(view.nodes.size(), positions.size()); i += step) {
    const NodeKind kind = graph.nodes[static_cast<std::size_t>(view.nodes[i].node)].kind;
    const Vec2 at = place(positions[i]);
    list.AddRectFilled({at.x - side * 0.5f, at.y - side * 0.5f}, {at.x + side * 0.5f, at.y + side * 0.5f},
                       node_color(palette, kind));
  }
  const UiRect seen = seen_world(view);
  const Vec2 min = place(seen.min);
  const Vec2 max = place(seen.max);
  list.AddRect({std::floor(std::max(min.x, area.min.x + 1.0f)) + 0.5f,
                std::floor(std::max(min.y, area.min.y + 1.0f)) + 0.5f},
               {std::floor(std::min(max.x, area.max.x - 1.0f)) - 0.5f,
                std::floor(std::min(max.y, area.max.y - 1.0f)) - 0.5f},
               palette.accent, 3.0f, 0, 1.5f);
  list.AddRect({area.min.x, area.min.y}, {area.max.x, area.max.y}, palette.rule, 8.0f);
  end_area();
}

}  // namespace storylens
