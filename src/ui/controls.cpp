#include "ui/controls.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace storylens {
namespace {

constexpr float kControlText = 13.5f;
constexpr float kPadding = 12.0f;
constexpr float kRounding = 6.0f;

ImVec2 im(Vec2 v) {
  return {v.x, v.y};
}

void draw_line_icon(ImDrawList& list, Icon icon, Vec2 c, Rgba color) {
  constexpr float kWidth = 1.6f;
  const auto line = [&](float x0, float y0, float x1, float y1) {
    list.AddLine({c.x + x0, c.y + y0}, {c.x + x1, c.y + y1}, color, kWidth);
  };
  switch (icon) {
    case Icon::Plus:
      line(-5, 0, 5, 0);
      line(0, -5, 0, 5);
      break;
    case Icon::Minus: line(-5, 0, 5, 0); break;
    case Icon::Close:
      line(-4.5f, -4.5f, 4.5f, 4.5f);
      line(-4.5f, 4.5f, 4.5f, -4.5f);
      break;
    case Icon::List:
      for (float y : {-4.5f, 0.0f, 4.5f}) line(-6, y, 6, y);
      break;
    case Icon::Fit:
      for (float sx : {-1.0f, 1.0f}) {
        for (float sy : {-1.0f, 1.0f}) {
          line(sx * 6, sy * 6, sx * 2.5f, sy * 6);
          line(sx * 6, sy * 6, sx * 6, sy * 2.5f);
        }
      }
      break;
    case Icon::Outlets:
      list.AddCircleFilled(im(c), 2.5f, color, 16);
      for (int i = 0; i < 6; ++i) {
        const float angle = static_cast<float>(i) * 1.0472f;
        list.AddCircle({c.x + std::cos(angle) * 6.0f, c.y + std::sin(angle) * 6.0f}, 1.7f, color, 12, 1.2f);
      }
      break;
    case Icon::Whole:
      for (float x : {-5.0f, 5.0f}) {
        for (float y : {-4.5f, 4.5f}) {
          line(0, 0, x, y);
          list.AddCircleFilled({c.x + x, c.y + y}, 2.2f, color, 12);
        }
      }
      list.AddCircleFilled(im(c), 2.6f, color, 12);
      break;
    case Icon::Search:
      list.AddCircle({c.x - 1.5f, c.y - 1.5f}, 4.8f, color, 24, kWidth);
      line(2, 2, 6.5f, 6.5f);
      break;
    case Icon::Text:
      for (float y : {-5.0f, -1.7f, 1.7f}) line(-6, y, 6, y);
      line(-6, 5, 2, 5);
      break;
    case Icon::Share:  // out of a tray
      line(0, -7, 0, 2.5f);
      line(0, -7, -3.2f, -3.8f);
      line(0, -7, 3.2f, -3.8f);
      list.PathLineTo({c.x - 3.0f, c.y - 1.5f});
      list.PathLineTo({c.x - 6.0f, c.y - 1.5f});
      list.PathLineTo({c.x - 6.0f, c.y + 6.5f});
      list.PathLineTo({c.x + 6.0f, c.y + 6.5f});
      list.PathLineTo({c.x + 6.0f, c.y - 1.5f});
      list.PathLineTo({c.x + 3.0f, c.y - 1.5f});
      list.PathStroke(color, 0, kWidth);
      break;
    case Icon::Lasso:
      for (int i = 0; i < 9; ++i) {  // a loop in dashes, and its end
        const float angle = static_cast<float>(i) * 0.698132f;
        list.PathArcTo({c.x, c.y - 1.0f}, 5.8f, angle, angle + 0.4f, 4);
        list.PathStroke(color, ImDrawFlags_None, kWidth);
      }
      line(-2.5f, 4.5f, -4.5f, 7.5f);
      break;
    case Icon::Move:
      line(-6.5f, 0, 6.5f, 0);
      line(0, -6.5f, 0, 6.5f);
      for (float side : {-1.0f, 1.0f}) {
        for (float way : {-1.0f, 1.0f}) {
          line(way * 6.5f, 0, way * 4.2f, side * 2.3f);
          line(0, way * 6.5f, side * 2.3f, way * 4.2f);
        }
      }
      break;
    case Icon::Undo:
    case Icon::Redo: {
      const float side = icon == Icon::Undo ? 1.0f : -1.0f;
      list.PathLineTo({c.x - side * 5.5f, c.y - 2.5f});
      list.PathLineTo({c.x + side * 1.5f, c.y - 2.5f});
      list.PathBezierCubicCurveTo({c.x + side * 7.5f, c.y - 2.5f}, {c.x + side * 7.5f, c.y + 5.5f},
                                  {c.x + side * 1.5f, c.y + 5.5f}, 14);
      list.PathLineTo({c.x - side * 2.5f, c.y + 5.5f});
      list.PathStroke(color, 0, kWidth);
      line(-side * 5.5f, -2.5f, -side * 2.0f, -6.0f);
      line(-side * 5.5f, -2.5f, -side * 2.0f, 1.0f);
      break;
    }
    case Icon::Unpin:
      list.AddCircle({c.x, c.y - 3.0f}, 3.2f, color, 16, kWidth);
      line(0, 0.5f, 0, 7);
      line(-6, 6, 6, -6);
      break;
  }
}

}  // namespace

void begin_area(const char* id, const UiRect& area) {
  ImGui::SetNextWindowPos(im(area.min));
  ImGui::SetNextWindowSize({area.width(), area.height()});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0f, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1.0f, 1.0f});
  ImGui::Begin(id, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoFocusOnAppearing);  // what appears must not end a drag elsewhere
  // Later areas stand above earlier ones, whichever was touched last.
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  // Antialiasing one device pixel wide.
  ImGui::GetWindowDrawList()->_FringeScale = 1.0f / ImGui::GetIO().DisplayFramebufferScale.x;
}

void end_area() {
  ImGui::End();
  ImGui::PopStyleVar(3);
}

bool declare_control(const UiFrame& frame, Control control) {
  if (frame.controls == nullptr) return false;
  control.id = std::string(ImGui::GetCurrentWindow()->Name) + "." + control.id;
  frame.controls->push_back(std::move(control));
  return frame.controls->back().id == frame.activated;
}

bool is_hovered(const UiRect& area) {
  return ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(im(area.min), im(area.max));
}

float text_button_width(const UiFrame& frame, std::string_view label) {
  return line_width(frame.painter, label, interface_text(kControlText, 600)) + 2.0f * kPadding;
}

bool text_button(const UiFrame& frame, const char* id, std::string_view label, const UiRect& area,
                 bool is_selected) {
  const bool is_pressed = declare_control(frame, {id, std::string(label), area, true, is_selected});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& palette = frame.palette;
  if (is_selected || is_hovered(area)) {
    const Rgba ground = with_alpha(is_selected ? palette.accent : palette.text, is_selected ? 0.13f : 0.07f);
    list.AddRectFilled(im(area.min), im(area.max), ground, kRounding);
  }
  const TextStyle style = interface_text(kControlText, 600);
  const float width = line_width(frame.painter, label, style);
  const Vec2 pen = {std::floor((area.min.x + area.max.x - width) * 0.5f),
                    std::floor((area.min.y + area.max.y) * 0.5f + kControlText * 0.36f)};
  draw_line(frame.painter, list, label, style, pen, is_selected ? palette.accent : palette.text);
  return is_pressed;
}

bool icon_button(const UiFrame& frame, const char* id, Icon icon, std::string_view label, const UiRect& area,
                 bool is_selected, bool is_toggle) {
  const bool is_pressed = declare_control(frame, {id, std::string(label), area, is_toggle, is_selected});
  const bool is_under_pointer = is_hovered(area) && !frame.is_touch;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (is_under_pointer || is_selected) {
    list.AddRectFilled(im(area.min), im(area.max),
                       with_alpha(frame.palette.text, is_selected ? 0.12f : 0.07f), kRounding);
  }
  const Vec2 center = {std::floor((area.min.x + area.max.x) * 0.5f),
                       std::floor((area.min.y + area.max.y) * 0.5f)};
  draw_line_icon(list, icon, center, is_selected ? frame.palette.accent : frame.palette.text);
  if (is_under_pointer) draw_tooltip(frame, label, {area.min.x, area.max.y});
  return is_pressed;
}

bool letter_button(const UiFrame& frame, const char* id, std::string_view letters, std::string_view label,
                   const UiRect& area, bool is_open) {
  Control control;
  control.id = id;
  control.label = label;
  control.area = area;
  control.role = ControlRole::Opener;
  control.is_on = is_open;
  const bool is_pressed = declare_control(frame, std::move(control));
  const bool is_under_pointer = is_hovered(area) && !frame.is_touch;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (is_under_pointer || is_open)
    list.AddRectFilled(im(area.min), im(area.max), with_alpha(frame.palette.text, is_open ? 0.12f : 0.07f),
                       kRounding);
  constexpr float kLetters = 16.0f;
  const TextStyle style = interface_text(kLetters, 600);
  const float width = line_width(frame.painter, letters, style);
  draw_line(frame.painter, list, letters, style,
            {std::floor((area.min.x + area.max.x - width) * 0.5f),
             std::floor((area.min.y + area.max.y) * 0.5f + kLetters * 0.36f)},
            is_open ? frame.palette.accent : frame.palette.text);
  if (is_under_pointer && !is_open) draw_tooltip(frame, label, {area.min.x, area.max.y});
  return is_pressed;
}

int segmented(const UiFrame& frame, const char* id, const std::vector<std::string_view>& labels, int chosen,
              Vec2 corner, float height, bool grows_left) {
  float total = 0.0f;
  for (std::string_view label : labels) total += text_button_width(frame, label);
  float x = grows_left ? corner.x - total : corner.x;
  const UiRect ground = {{x, corner.y}, {x + total, corner.y + height}};
  ImGui::GetWindowDrawList()->AddRectFilled(im(ground.min), im(ground.max),
                                            with_alpha(frame.palette.text, 0.05f), kRounding);
  int pressed = -1;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const float width = text_button_width(frame, labels[i]);
    const UiRect area = frame.placed({{x, corner.y}, {x + width, corner.y + height}}, ground);
    const std::string segment = std::string(id) + std::to_string(i);
    if (text_button(frame, segment.c_str(), labels[i], area, static_cast<int>(i) == chosen))
      pressed = static_cast<int>(i);
    x += width;
  }
  return pressed;
}

void draw_tooltip(const UiFrame& frame, std::string_view text, Vec2 pointer) {
  constexpr float kMaxWidth = 320.0f;
  constexpr float kInset = 10.0f;
  ParagraphOptions options;
  options.max_width_px = kMaxWidth;
  options.line_height_px = kControlText * 1.5f;
  const TextStyle style = interface_text(kControlText);
  const ParagraphLayout layout = layout_paragraph({{text, style, -1}}, options, frame.painter);
  const ImVec2 canvas = ImGui::GetIO().DisplaySize;
  const Vec2 size = {layout.width_px + 2.0f * kInset, layout.height_px + 1.4f * kInset};
  Vec2 place = {pointer.x + 4.0f, pointer.y + 10.0f};
  place.x = std::clamp(place.x, 6.0f, std::max(6.0f, canvas.x - size.x - 6.0f));
  if (place.y + size.y > canvas.y - 6.0f) place.y = std::max(6.0f, pointer.y - size.y - 12.0f);
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  const Vec2 corner = place + size;
  list.AddRectFilled(im(place + Vec2{0.0f, 2.0f}), im(corner + Vec2{0.0f, 2.0f}), with_alpha(rgb(0), 0.12f),
                     kRounding);
  list.AddRectFilled(im(place), im(corner), frame.palette.card, kRounding);
  list.AddRect(im(place), im(corner), frame.palette.rule, kRounding);
  draw_paragraph(frame.painter, list, layout, {place.x + kInset, place.y + kInset * 0.7f},
                 frame.palette.text);
}

}  // namespace storylens
