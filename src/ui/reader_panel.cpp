#include "ui/reader_panel.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/controls.h"

namespace storylens {
namespace {

constexpr float kTopPadding = 26.0f;
constexpr float kBottomPadding = 56.0f;
constexpr float kBarWidth = 10.0f;

void scroll_bar(const UiFrame& frame, const ReaderPanel& panel, const Page& page) {
  const float range = max_scroll(panel, page);
  if (range <= 0.0f || frame.is_touch) return;
  const float height = panel.area.height();
  const float thumb = std::max(36.0f, height * height / (height + range));
  const float travel = height - thumb;
  const UiRect track = {{panel.area.max.x - kBarWidth, panel.area.min.y}, panel.area.max};
  ImGui::SetCursorScreenPos({track.min.x, track.min.y});
  ImGui::InvisibleButton("scroll", {kBarWidth, height});
  const bool is_active = ImGui::IsItemActive();
  if (is_active) {
    const float share = (ImGui::GetIO().MousePos.y - track.min.y - thumb * 0.5f) / std::max(travel, 1.0f);
    frame.actions.push_back(
        {.kind = ActionKind::ScrollReaderTo, .value = std::clamp(share, 0.0f, 1.0f) * range});
  }
  const float top = track.min.y + travel * (panel.scroll_px / range);
  const float inset = is_active || ImGui::IsItemHovered() ? 2.0f : 3.5f;
  ImGui::GetWindowDrawList()->AddRectFilled({track.min.x + inset, top + 2.0f},
                                            {track.max.x - inset, top + thumb - 2.0f},
                                            with_alpha(frame.palette.text, is_active ? 0.45f : 0.22f), 3.0f);
}

}  // namespace

float column_width(float panel_width_px, std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const bool is_wide_script = primary == "ko" || primary == "ja" || primary == "zh";
  const float measure = is_wide_script ? 38.0f * 17.0f : 70.0f * 17.0f * 0.5f;
  const float padding = panel_width_px < 480.0f ? 18.0f : kReaderPadding;
  return std::floor(std::min(measure, panel_width_px - 2.0f * padding));
}

float max_scroll(const ReaderPanel& panel, const Page& page) {
  return std::max(0.0f, page.height + kTopPadding + kBottomPadding - panel.area.height());
}

void scrolling_page(const UiFrame& frame, const char* id, const ReaderPanel& panel, const Page& page,
                    const PageMarks& marks) {
  begin_area(id, panel.area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({panel.area.min.x, panel.area.min.y}, {panel.area.max.x, panel.area.max.y},
                     frame.palette.page);
  scroll_bar(frame, panel, page);
  const Vec2 origin = {std::floor((panel.area.min.x + panel.area.max.x - page.width) * 0.5f),
                       std::floor(panel.area.min.y + kTopPadding - panel.scroll_px)};
  paint_page(frame, page, origin, panel.area, marks);

  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsWindowHovered() && io.MouseWheel != 0.0f) {
    constexpr float kPixelsPerWheel = 100.0f;  // as web/input.ts divides
    frame.actions.push_back({.kind = ActionKind::ScrollReader, .value = -io.MouseWheel * kPixelsPerWheel});
  }
  const bool began_here = panel.area.contains({io.MouseClickedPos[0].x, io.MouseClickedPos[0].y});
  if (frame.is_touch && io.MouseDown[0] && began_here && io.MouseDelta.y != 0.0f) {
    frame.actions.push_back({.kind = ActionKind::ScrollReader, .value = -io.MouseDelta.y});
  }
  end_area();
}

}  // namespace storylens
