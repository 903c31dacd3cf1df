#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/utf8.h"
#include "ui/controls.h"

namespace storylens {
namespace {

constexpr float kText = 13.0f;
constexpr float kPadding = 10.0f;
constexpr float kRounding = 6.0f;
constexpr float kChevron = 16.0f;

ImVec2 im(Vec2 v) {
  return {v.x, v.y};
}

float middle(const UiRect& area) {
  return std::floor((area.min.y + area.max.y) * 0.5f);
}

void ground(const UiFrame& frame, const UiRect& area, bool is_on) {
  const bool is_lit = is_hovered(area) && !frame.is_touch;
  const Rgba color = is_on ? frame.palette.accent : frame.palette.text;
  const float share = is_on ? (is_lit ? 0.18f : 0.13f) : (is_lit ? 0.11f : 0.06f);
  ImGui::GetWindowDrawList()->AddRectFilled(im(area.min), im(area.max), with_alpha(color, share), kRounding);
}

}  // namespace

float control_text_width(const UiFrame& frame, std::string_view text, int weight) {
  return line_width(frame.painter, text, interface_text(kText, weight));
}

void control_text(const UiFrame& frame, std::string_view text, const UiRect& area, bool is_muted,
                  int weight) {
  const TextStyle style = interface_text(kText, weight);
  std::string cut(text);
  if (line_width(frame.painter, cut, style) > area.width()) {
    const float room = area.width() - line_width(frame.painter, "…", style);
    while (!cut.empty() && line_width(frame.painter, cut, style) > room)
      cut.resize(utf8_prefix(cut, cut.size() - 1).size());
    cut += "…";
  }
  const float left = frame.is_right_to_left ? area.max.x - line_width(frame.painter, cut, style) : area.min.x;
  draw_line(frame.painter, *ImGui::GetWindowDrawList(), cut, style,
            {std::floor(left), middle(area) + std::floor(kText * 0.36f)},
            is_muted ? frame.palette.muted : frame.palette.text);
}

std::optional<float> slider(const UiFrame& frame, const char* id, std::string_view label, const Slider& data,
                            const UiRect& area, float label_width) {
  const float value_width = control_text_width(frame, data.text, 600) + 8.0f;
  const UiRect track =
      frame.placed({{area.min.x + label_width, area.min.y}, {area.max.x - value_width, area.max.y}}, area);
  Control control;
  control.id = id;
  control.label = label;
  control.area = track;
  control.role = ControlRole::Slider;
  control.min = data.min;
  control.max = data.max;
  control.step = data.step;
  control.value = data.value;
  control.value_text = data.text;
  control.is_mirrored = frame.is_right_to_left;
  const bool is_moved = declare_control(frame, std::move(control));

  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = middle(area);
  constexpr float kThumb = 12.0f;  // half of the browser's, so that the two stand at one place
  const float from = track.min.x + kThumb;
  const float reach = std::max(1.0f, track.width() - 2.0f * kThumb);
  const float range = std::max(data.max - data.min, 1e-6f);
  const auto place = [&](float share) {
    return from + reach * (frame.is_right_to_left ? 1.0f - share : share);
  };
  const float share = std::clamp((data.value - data.min) / range, 0.0f, 1.0f);
  const float at = place(share);
  list.AddLine({from, y}, {from + reach, y}, with_alpha(frame.palette.text, 0.2f), 2.0f);
  list.AddLine({place(0.0f), y}, {at, y}, frame.palette.accent, 2.0f);
  const float steps = range / std::max(data.step, 1e-6f);
  if (steps <= 12.0f) {
    for (float i = 0.0f; i <= steps + 0.01f; i += 1.0f) {
      const bool is_passed = i / steps <= share;
      list.AddCircleFilled({place(i / steps), y}, 2.5f,
                           is_passed ? frame.palette.accent : frame.palette.muted, 12);
    }
  }
  const bool is_lit = is_hovered(track) && !frame.is_touch;
  list.AddCircleFilled({at, y}, is_lit ? 8.0f : 7.0f, frame.palette.accent, 24);
  list.AddCircleFilled({at, y}, 3.0f, frame.palette.card, 16);
  if (label_width > 0.0f)
    control_text(frame, label, frame.placed({area.min, {area.min.x + label_width - 6.0f, area.max.y}}, area),
                 true);
  control_text(
      frame, data.text,
      frame.placed({{area.max.x - value_width + 8.0f, area.min.y}, {area.max.x + 1.0f, area.max.y}}, area),
      false, 600);
  if (!is_moved) return std::nullopt;
  return std::clamp(frame.activated_value, data.min, data.max);
}

float choice_row_width(const UiFrame& frame, const Choice& choice) {
  const float count = choice.count.empty() ? 0.0f : control_text_width(frame, choice.count, 400) + 14.0f;
  return kChoiceMark + choice.sign_width + control_text_width(frame, choice.label, 400) + count + 10.0f;
}

bool choice_row(const UiFrame& frame, const char* id, const Choice& choice, const UiRect& area) {
  Control control;
  control.id = id;
  control.label = choice.label;
  if (!choice.count.empty()) control.label.append(", ").append(choice.count);
  control.area = area;
  control.role = ControlRole::Check;
  control.is_on = choice.is_on;
  const bool is_pressed = declare_control(frame, std::move(control));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (is_hovered(area) && !frame.is_touch) {
    list.AddRectFilled(im(area.min), im(area.max), with_alpha(frame.palette.text, 0.06f), kRounding);
  }
  const float y = middle(area);
  const Vec2 box = frame.placed({{area.min.x + 5.0f, y - 6.0f}, {area.min.x + 17.0f, y + 6.0f}}, area).min;
  if (choice.is_on) {
    list.AddRectFilled(im(box), {box.x + 12.0f, box.y + 12.0f}, frame.palette.accent, 3.0f);
    const ImVec2 tick[] = {
        {box.x + 2.8f, box.y + 6.2f}, {box.x + 5.2f, box.y + 8.8f}, {box.x + 9.4f, box.y + 3.4f}};
    list.AddPolyline(tick, 3, frame.palette.card, 0, 1.7f);
  } else {
    list.AddRect({box.x + 0.5f, box.y + 0.5f}, {box.x + 11.5f, box.y + 11.5f}, frame.palette.muted, 3.0f);
  }
  const float count_width = choice.count.empty() ? 0.0f : control_text_width(frame, choice.count, 400);
  const float left = area.min.x + kChoiceMark + choice.sign_width;
  control_text(frame, choice.label,
               frame.placed({{left, area.min.y}, {area.max.x - count_width - 12.0f, area.max.y}}, area),
               !choice.is_on);
  if (!choice.count.empty()) {
    control_text(
        frame, choice.count,
        frame.placed({{area.max.x - count_width - 5.0f, area.min.y}, {area.max.x - 4.0f, area.max.y}}, area),
        true);
  }
  return is_pressed;
}

float chip_width(const UiFrame& frame, std::string_view label) {
  return std::ceil(control_text_width(frame, label, 600)) + 2.0f * kPadding;
}

bool chip(const UiFrame& frame, const char* id, std::string_view label, const UiRect& area, bool is_on,
          bool is_toggle, std::string_view name) {
  const bool is_pressed =
      declare_control(frame, {id, std::string(name.empty() ? label : name), area, is_toggle, is_on});
  ground(frame, area, is_on);
  const TextStyle style = interface_text(kText, 600);
  draw_line(frame.painter, *ImGui::GetWindowDrawList(), label, style,
            {std::floor((area.min.x + area.max.x - control_text_width(frame, label, 600)) * 0.5f),
             middle(area) + std::floor(kText * 0.36f)},
            is_on ? frame.palette.accent : frame.palette.text);
  return is_pressed;
}

float opener_width(const UiFrame& frame, std::string_view label) {
  return chip_width(frame, label) + kChevron;
}

bool opener(const UiFrame& frame, const char* id, std::string_view label, const UiRect& area, bool is_open) {
  Control control;
  control.id = id;
  control.label = label;
  control.area = area;
  control.role = ControlRole::Opener;
  control.is_on = is_open;
  const bool is_pressed = declare_control(frame, std::move(control));
  ground(frame, area, is_open);
  const Rgba color = is_open ? frame.palette.accent : frame.palette.text;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = middle(area);
  draw_line(frame.painter, list, label, interface_text(kText, 600),
            {area.min.x + kPadding, y + std::floor(kText * 0.36f)}, color);
  const float x = area.max.x - kPadding - 4.0f;
  const float rise = is_open ? -2.0f : 2.0f;
  const ImVec2 mark[] = {{x - 4.0f, y - rise}, {x, y + rise}, {x + 4.0f, y - rise}};
  list.AddPolyline(mark, 3, color, 0, 1.6f);
  return is_pressed;
}

void begin_popover(const UiFrame& frame, const char* id, std::string_view label, const UiRect& area) {
  begin_area(id, area);
  Control control;
  control.label = label;
  control.area = area;
  control.role = ControlRole::Group;
  declare_control(frame, std::move(control));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRectFullScreen();
  list.AddRectFilled({area.min.x - 1.0f, area.min.y + 2.0f}, {area.max.x + 1.0f, area.max.y + 4.0f},
                     with_alpha(rgb(0), frame.palette.is_dark ? 0.4f : 0.14f), 9.0f);
  list.PopClipRect();
  list.AddRectFilled(im(area.min), im(area.max), frame.palette.card, 8.0f);
  list.AddRect(im(area.min), im(area.max), frame.palette.rule, 8.0f);
}

}  // namespace storylens
