#include "ui/explore_panel.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/choice_rows.h"
#include "ui/controls.h"
#include "ui/explore_step.h"

namespace storylens {
namespace {

constexpr float kNarrowest = 180.0f;  // that the panel needs
constexpr float kInset = 12.0f;
constexpr float kGap = Flow::kGap;
constexpr float kCameraButtons = 56.0f;  // at the other corner
constexpr float kMenuWidth = 316.0f;
constexpr float kMenuPadding = 12.0f;
constexpr std::string_view kSeparator = " · ";

float row_height(const UiFrame& frame) {
  return frame.is_touch ? 40.0f : 32.0f;
}

void page_ground(const UiFrame& frame, const UiRect& area) {
  ImGui::GetWindowDrawList()->AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.max.y},
                                            with_alpha(frame.palette.page, 0.92f), 7.0f);
}

std::string_view label_of(const ExplorePanel& panel, int node) {
  return node < 0 ? std::string_view() : panel.graph.nodes[static_cast<std::size_t>(node)].label;
}

// Where the bar's parts stand; no width = not there.
struct BarPlaces {
  UiRect explore;
  UiRect connect;
  UiRect undo;
  UiRect redo;
  UiRect line;  // what is going on: the question in progress, or the focus
  UiRect shown;
  Vec2 menu;
  UiRect all;
};

std::string focus_label(const ExplorePanel& panel, const Strings& words) {
  return words.format("explore.focused", {label_of(panel, panel.subject),
                                          words.count("explore.steps", panel.exploration.depth)});
}

BarPlaces place_bar(const UiFrame& frame, const ExplorePanel& panel, std::string_view shown) {
  constexpr float kWidest = 520.0f;
  constexpr float kShownHeight = 22.0f;
  const Strings& words = frame.strings;
  const float height = row_height(frame);
  const Vec2 corner = panel.area.min + Vec2{kInset, kInset};
  const float right = std::min(panel.area.max.x - kCameraButtons, corner.x + kWidest);
  BarPlaces places;
  Flow flow(frame, panel.area, corner, right, height);
  places.explore = flow.next(opener_width(frame, words.get("explore")));
  places.connect = flow.next(chip_width(frame, words.get("explore.connect")));
  if (panel.can_undo) places.undo = flow.next(height);
  if (panel.can_redo) places.redo = flow.next(height);
  float y = flow.foot() + kGap;
  places.menu = {corner.x, y};
  float line_width_px = 0.0f;
  if (panel.is_choosing)
    line_width_px = right - corner.x;
  else if (!panel.exploration.focus.empty() && panel.subject >= 0)
    line_width_px = std::min(right - corner.x, chip_width(frame, focus_label(panel, words)) + 28.0f);
  if (line_width_px > 0.0f) {
    places.line = frame.placed({{corner.x, y}, {corner.x + line_width_px, y + height}}, panel.area);
    y += height + kGap;
  }
  const float shown_width = line_width(frame.painter, shown, interface_text(13.0f)) + 18.0f;
  places.shown =
      frame.placed({{corner.x, y}, {std::min(right, corner.x + shown_width), y + kShownHeight}}, panel.area);
  places.all = {{places.shown.min.x, corner.y}, places.shown.max};
  for (const UiRect* part : {&places.explore, &places.connect, &places.undo, &places.redo, &places.line}) {
    if (part->width() <= 0.0f) continue;
    places.all.min.x = std::min(places.all.min.x, part->min.x);
    places.all.max.x = std::max(places.all.max.x, part->max.x);
  }
  return places;
}

void bar_buttons(const UiFrame& frame, const ExplorePanel& panel, const BarPlaces& places) {
  const Strings& words = frame.strings;
  for (const UiRect* part : {&places.explore, &places.connect, &places.undo, &places.redo, &places.shown})
    page_ground(frame, *part);
  if (opener(frame, "open", words.get("explore"), places.explore, panel.is_open))
    push_step(frame, ExploreStep::ToggleMenu);
  if (chip(frame, "connect", words.get("explore.connect"), places.connect, panel.is_choosing, true))
    push_step(frame, panel.is_choosing ? ExploreStep::CancelConnect : ExploreStep::Connect);
  if (panel.can_undo && icon_button(frame, "undo", Icon::Undo, words.get("explore.undo"), places.undo, false))
    push_step(frame, ExploreStep::Undo);
  if (panel.can_redo && icon_button(frame, "redo", Icon::Redo, words.get("explore.redo"), places.redo, false))
    push_step(frame, ExploreStep::Redo);
}

void bar_line(const UiFrame& frame, const ExplorePanel& panel, const UiRect& area) {
  const Strings& words = frame.strings;
  const UiRect text = frame.placed({area.min + Vec2{10.0f, 0.0f}, area.max - Vec2{36.0f, 0.0f}}, area);
  const float inset = std::max(0.0f, (area.height() - 28.0f) * 0.5f);
  const UiRect close =
      frame.placed({{area.max.x - 30.0f, area.min.y + inset}, area.max - Vec2{2.0f, inset}}, area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.max.y}, frame.palette.card, 7.0f);
  list.AddRect({area.min.x, area.min.y}, {area.max.x, area.max.y},
               panel.is_choosing ? frame.palette.accent : frame.palette.rule, 7.0f);
  if (panel.is_choosing) {
    const std::string question =
        panel.path_start < 0 ? std::string(words.get("path.choose_first"))
                             : words.format("path.choose_second", {label_of(panel, panel.path_start)});
    control_text(frame, question, text, false, 600);
    if (icon_button(frame, "cancel", Icon::Close, words.get("path.cancel"), close, false))
      push_step(frame, ExploreStep::CancelConnect);
  } else {
    control_text(frame, focus_label(panel, words), text, false, 600);
    if (icon_button(frame, "unfocus", Icon::Close, words.get("node.unfocus"), close, false))
      push_step(frame, ExploreStep::Focus, panel.exploration.focus, 0.0f);
  }
}

void depth_slider(const UiFrame& frame, const ExplorePanel& panel, float left, float right, float& y) {
  const Strings& words = frame.strings;
  const float height = frame.is_touch ? 40.0f : 30.0f;
  const bool is_focused = !panel.exploration.focus.empty();
  const int depth = is_focused ? panel.exploration.depth : 0;
  const std::string text =
      depth == 0 ? std::string(words.get("explore.everything")) : words.count("explore.steps", depth);
  const std::string label = words.format("explore.around", {label_of(panel, panel.subject)});
  control_text(frame, label, {{left, y}, {right, y + 22.0f}}, true);
  y += 22.0f;
  const Slider data = {0.0f, static_cast<float>(kDeepestFocus), 1.0f, static_cast<float>(depth), text};
  if (const auto moved = slider(frame, "depth", label, data, {{left, y}, {right, y + height}}, 0.0f)) {
    push_step(frame, ExploreStep::Focus, panel.graph.nodes[static_cast<std::size_t>(panel.subject)].id,
              *moved);
  }
  y += height + 8.0f;
}

void date_sliders(const UiFrame& frame, const ExplorePanel& panel, float left, float right, float& y) {
  if (panel.months.size() < 2) return;
  const Strings& words = frame.strings;
  const float height = frame.is_touch ? 40.0f : 30.0f;
  const int last = static_cast<int>(panel.months.size()) - 1;
  const auto place = [&](const std::string& date, int none) {
    if (date.empty()) return none;
    const auto found = std::lower_bound(panel.months.begin(), panel.months.end(), date.substr(0, 7));
    return std::min(last, static_cast<int>(found - panel.months.begin()));
  };
  const int bounds[] = {place(panel.exploration.from_date, 0), place(panel.exploration.to_date, last)};
  constexpr const char* kNames[] = {"from", "to"};
  constexpr std::string_view kLabels[] = {"explore.from", "explore.to"};
  constexpr ExploreStep kSteps[] = {ExploreStep::SetFrom, ExploreStep::SetTo};
  for (int i = 0; i < 2; ++i) {
    const std::string text = words.date(panel.months[static_cast<std::size_t>(bounds[i])]);
    const Slider data = {0.0f, static_cast<float>(last), 1.0f, static_cast<float>(bounds[i]), text};
    const UiRect area = {{left, y}, {right, y + height}};
    if (const auto moved = slider(frame, kNames[i], words.get(kLabels[i]), data, area, 44.0f)) {
      const int month = i == 0 ? std::min(static_cast<int>(*moved), bounds[1])
                               : std::max(static_cast<int>(*moved), bounds[0]);
      const bool is_open = month == (i == 0 ? 0 : last);
      push_step(frame, kSteps[i], is_open ? std::string() : panel.months[static_cast<std::size_t>(month)]);
    }
    y += height + 2.0f;
  }
  y += 6.0f;
}

void menu_foot(const UiFrame& frame, const ExplorePanel& panel, float left, float right, float& y) {
  const Strings& words = frame.strings;
  Flow flow(frame, {{left, y}, {right, y}}, {left, y}, right, frame.is_touch ? 36.0f : 28.0f);
  const auto blocked = static_cast<int>(panel.exploration.blocked.size());
  if (panel.hidden + blocked > 0) {
    std::string label(words.get("explore.show_again"));
    label += " (" + std::to_string(panel.hidden + blocked) + ")";
    if (chip(frame, "again", label, flow.next(chip_width(frame, label)), false))
      push_step(frame, ExploreStep::ShowHidden);
  }
  const std::string_view reset = words.get("explore.reset");
  if (chip(frame, "reset", reset, flow.next(chip_width(frame, reset)), false))
    push_step(frame, ExploreStep::Reset);
  y = flow.foot() + kMenuPadding;
}

// What the popover holds, in one column or in two, and how much room that takes.
struct MenuPlan {
  std::vector<std::string_view> sizes;
  float column = 0.0f;
  float first = 0.0f;   // heights: of the first half
  float second = 0.0f;  // and of what follows
  bool has_two = false;

  Vec2 size() const {
    return {(has_two ? 2.0f * column + kMenuPadding : column) + 2.0f * kMenuPadding,
            (has_two ? std::max(first, second) : first + second) + 2.0f * kMenuPadding};
  }
};

// In two columns where one would not have room from top to foot: a phone on its side, a low widget.
MenuPlan plan_menu(const UiFrame& frame, const ExplorePanel& panel) {
  const Strings& words = frame.strings;
  MenuPlan plan;
  plan.sizes = {words.get("explore.size.usual"), words.get("explore.size.degree"),
                words.get("explore.size.betweenness"), words.get("explore.size.takes")};
  plan.column = std::min(kMenuWidth, panel.area.width() - 2.0f * kInset) - 2.0f * kMenuPadding;
  const float slider_height = frame.is_touch ? 40.0f : 30.0f;
  const float dates = panel.months.size() < 2 ? 0.0f : 2.0f * (slider_height + 2.0f) + 6.0f;
  plan.first =
      (panel.subject < 0 ? 0.0f : 30.0f + slider_height) + choices_height(frame, plan.sizes, plan.column);
  plan.second =
      (panel.months.empty() ? 1.0f : 2.0f) * (34.0f + chip_height(frame)) + dates + chip_height(frame);
  plan.has_two = plan.size().y + 2.0f * kGap > ImGui::GetIO().DisplaySize.y &&
                 2.0f * plan.column + 3.0f * kMenuPadding + 2.0f * kInset <= panel.area.width();
  return plan;
}

void menu(const UiFrame& frame, const ExplorePanel& panel, Vec2 corner) {
  const Strings& words = frame.strings;
  const MenuPlan plan = plan_menu(frame, panel);
  // In a low panel over the bar, and over what is above and below the panel.
  corner.y = std::max(kGap, std::min(corner.y, ImGui::GetIO().DisplaySize.y - plan.size().y - kGap));
  const UiRect area = frame.placed({corner, corner + plan.size()}, panel.area);
  begin_popover(frame, "menu", words.get("explore"), area);
  UiRect place = {area.min + Vec2{kMenuPadding, kMenuPadding},
                  {area.min.x + kMenuPadding + plan.column, area.max.y}};
  if (plan.has_two) place = frame.placed(place, area);
  float y = place.min.y;
  if (panel.subject >= 0) depth_slider(frame, panel, place.min.x, place.max.x, y);
  int pressed = choices(frame, "size", words.get("explore.size"), plan.sizes,
                        static_cast<int>(panel.exploration.size), place.min.x, place.max.x, y);
  if (pressed >= 0) push_step(frame, ExploreStep::SetSize, {}, static_cast<float>(pressed));
  if (plan.has_two) {
    place = mirrored(place, area);
    y = place.min.y;
  }
  pressed = choices(frame, "color", words.get("explore.color"),
                    {words.get("explore.color.kind"), words.get("explore.color.community")},
                    static_cast<int>(panel.exploration.coloring), place.min.x, place.max.x, y);
  if (pressed >= 0) push_step(frame, ExploreStep::SetColoring, {}, static_cast<float>(pressed));
  if (!panel.months.empty()) {
    pressed = choices(frame, "order", words.get("explore.order"),
                      {words.get("explore.order.free"), words.get("explore.order.time")},
                      static_cast<int>(panel.exploration.order), place.min.x, place.max.x, y);
    if (pressed >= 0) push_step(frame, ExploreStep::SetOrder, {}, static_cast<float>(pressed));
  }
  date_sliders(frame, panel, place.min.x, place.max.x, y);
  menu_foot(frame, panel, place.min.x, place.max.x, y);
  end_area();
}

}  // namespace

std::string shown_summary(const ExplorePanel& panel, const Strings& strings) {
  std::string text =
      strings.format("explore.shown", {std::to_string(panel.shown), std::to_string(panel.total)});
  const auto part = [&](std::string_view key, int count) {
    if (count > 0) text.append(kSeparator).append(strings.format(key, {std::to_string(count)}));
  };
  part("explore.hidden", panel.hidden);
  part("explore.filtered", panel.filtered);
  part("explore.folded", panel.folded);
  part("explore.blocked", static_cast<int>(panel.exploration.blocked.size()));
  part("explore.undated", panel.undated);
  if (panel.is_sampled) text.append(kSeparator).append(strings.get("explore.sampled"));
  return text;
}

UiRect explore_panel(const UiFrame& frame, const ExplorePanel& panel) {
  if (panel.area.width() < kNarrowest) return {};
  const std::string shown = shown_summary(panel, frame.strings);
  const BarPlaces places = place_bar(frame, panel, shown);
  begin_area("explore", places.all);
  bar_buttons(frame, panel, places);
  if (places.line.width() > 0.0f) bar_line(frame, panel, places.line);
  control_text(frame, shown, {places.shown.min + Vec2{8.0f, 0.0f}, places.shown.max - Vec2{8.0f, 0.0f}},
               true);
  end_area();
  return places.all;
}

void explore_menu(const UiFrame& frame, const ExplorePanel& panel) {
  if (!panel.is_open || panel.area.width() < kNarrowest) return;
  menu(frame, panel, place_bar(frame, panel, shown_summary(panel, frame.strings)).menu);
}

}  // namespace storylens
