#include "ui/toolbar.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "story/corpus_view.h"
#include "story/interface_language.h"
#include "ui/controls.h"

namespace storylens {
namespace {

constexpr float kButton = 34.0f;

struct ViewName {
  View view;
  std::string_view key;
};
constexpr ViewName kViews[] = {{View::All, "view.all"},
                               {View::Summary, "view.summary"},
                               {View::Takes, "view.takes"},
                               {View::Graph, "view.graph"}};

// A language's name in itself where we speak it, else in the interface language.
std::string_view own_name(std::string_view language, const Strings& strings) {
  const std::string_view own = own_language_name(language);
  return own.empty() ? strings.language_name(language) : own;
}

// Ends at the corner; in a mirrored bar it begins at the mirrored corner.
int bar_segments(const UiFrame& frame, const Toolbar& bar, const char* id,
                 const std::vector<std::string_view>& labels, int chosen, Vec2 corner, float width) {
  const UiRect area = frame.placed({{corner.x - width, corner.y}, {corner.x, corner.y + kButton}}, bar.area);
  return segmented(frame, id, labels, chosen, area.min, kButton, false);
}

void view_segments(const UiFrame& frame, const Toolbar& bar, float top, float& right) {
  std::vector<std::string_view> labels;
  int chosen = -1;
  float width = 0.0f;
  for (const ViewName& view : kViews) {
    if (view.view == bar.view) chosen = static_cast<int>(labels.size());
    labels.push_back(frame.strings.get(view.key));
    width += text_button_width(frame, labels.back());
  }
  const int pressed = bar_segments(frame, bar, "views", labels, chosen, {right, top}, width);
  if (pressed >= 0) {
    frame.actions.push_back({.kind = ActionKind::SetView,
                             .number = static_cast<int>(kViews[static_cast<std::size_t>(pressed)].view)});
  }
  right -= width + 12.0f;
}

bool language_segments(const UiFrame& frame, const Toolbar& bar, float top, float left, float& right) {
  if (bar.languages.size() < 2) return true;
  std::vector<std::string_view> labels;
  int chosen = -1;
  float width = 0.0f;
  for (const std::string& language : bar.languages) {
    if (language == bar.language) chosen = static_cast<int>(labels.size());
    labels.push_back(own_name(language, frame.strings));
    width += text_button_width(frame, labels.back());
  }
  if (right - width < left) return false;
  const int pressed = bar_segments(frame, bar, "languages", labels, chosen, {right, top}, width);
  if (pressed >= 0) {
    frame.actions.push_back(
        {.kind = ActionKind::SetLanguage, .text = bar.languages[static_cast<std::size_t>(pressed)]});
  }
  right -= width + 12.0f;
  return true;
}

UiRect next_button(const UiFrame& frame, const Toolbar& bar, float top, float& right) {
  constexpr float kBetween = 6.0f;
  const UiRect area = frame.placed({{right - kButton, top}, {right, top + kButton}}, bar.area);
  right -= kButton + kBetween;
  return area;
}

void help_button(const UiFrame& frame, const Toolbar& bar, float top, float& right) {
  const UiRect area = next_button(frame, bar, top, right);
  if (letter_button(frame, "help", frame.is_right_to_left ? "؟" : "?", frame.strings.get("help"), area,
                    bar.is_help_open))
    frame.actions.push_back({.kind = ActionKind::ToggleHelp});
}

void settings_button(const UiFrame& frame, const Toolbar& bar, float top, float& right) {
  const UiRect area = next_button(frame, bar, top, right);
  if (letter_button(frame, "settings", "Aa", frame.strings.get("settings"), area, bar.is_settings_open))
    frame.actions.push_back({.kind = ActionKind::ToggleSettings});
}

void share_button(const UiFrame& frame, const Toolbar& bar, float top, float& right) {
  if (icon_button(frame, "share", Icon::Share, frame.strings.get("share"),
                  next_button(frame, bar, top, right), bar.is_share_open, true))
    frame.actions.push_back({.kind = ActionKind::ToggleShare});
}

// The whole story as a page of text, in place of the canvas. The browser does it (web/layer.ts).
void text_switch(const UiFrame& frame, const Toolbar& bar, float top, float& right) {
  icon_button(frame, "text", Icon::Text, frame.strings.get("text"), next_button(frame, bar, top, right),
              false, true);
}

}  // namespace

bool toolbar(const UiFrame& frame, const Toolbar& bar) {
  begin_area("toolbar", bar.area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({bar.area.min.x, bar.area.min.y}, {bar.area.max.x, bar.area.max.y}, frame.palette.page);
  list.AddRectFilled({bar.area.min.x, bar.area.max.y - 1.0f}, {bar.area.max.x, bar.area.max.y},
                     frame.palette.rule);
  const float top = std::floor((bar.area.min.y + bar.area.max.y - kButton) * 0.5f);
  float left = bar.area.min.x + 12.0f;
  const std::string_view label = frame.strings.get(bar.is_list_open ? "close"
                                                   : bar.has_list   ? "stories"
                                                                    : "search");
  const Icon icon = bar.is_list_open ? Icon::Close : bar.has_list ? Icon::List : Icon::Search;
  const UiRect stories = frame.placed({{left, top}, {left + kButton, top + kButton}}, bar.area);
  if (icon_button(frame, "stories", icon, label, stories, bar.is_list_open, true)) {
    frame.actions.push_back({.kind = ActionKind::ToggleStories});
  }
  left += kButton + 8.0f;
  float right = bar.area.max.x - 10.0f;
  help_button(frame, bar, top, right);
  settings_button(frame, bar, top, right);
  share_button(frame, bar, top, right);
  text_switch(frame, bar, top, right);
  right -= 4.0f;
  if (bar.shows_views) view_segments(frame, bar, top, right);
  const bool has_languages = language_segments(frame, bar, top, left, right);
  // The name gives way to what can be pressed.
  const TextStyle mark = reading(19.0f, 700);
  const float width = line_width(frame.painter, "Storylens", mark);
  if (left + 4.0f + width <= right) {
    const UiRect area = frame.placed({{left + 4.0f, top}, {left + 4.0f + width, top + kButton}}, bar.area);
    const bool leads_there = bar.has_front && !bar.is_front;
    const bool is_pressed =
        leads_there &&
        declare_control(frame,
                        {.id = "front", .label = std::string(frame.strings.get("front")), .area = area});
    if (is_pressed) frame.actions.push_back({.kind = ActionKind::OpenPage, .text = std::string(kFrontPage)});
    draw_line(frame.painter, list, "Storylens", mark, {area.min.x, top + kButton * 0.5f + 7.0f},
              leads_there && is_hovered(area) && !frame.is_touch ? frame.palette.accent : frame.palette.text);
  }
  end_area();
  return has_languages;
}

void tab_bar(const UiFrame& frame, const UiRect& area, View view) {
  begin_area("tabs", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.max.y}, frame.palette.page);
  list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, area.min.y + 1.0f}, frame.palette.rule);
  constexpr std::size_t kFirstTab = 1;  // a phone shows one thing at a time
  constexpr std::size_t kTabs = std::size(kViews) - kFirstTab;
  const float width = area.width() / static_cast<float>(kTabs);
  for (std::size_t i = 0; i < kTabs; ++i) {
    const ViewName& tab = kViews[i + kFirstTab];
    const bool is_chosen = tab.view == view || (view == View::All && i == 0);
    const float x = area.min.x + width * static_cast<float>(i);
    const UiRect button =
        frame.placed({{x + 6.0f, area.min.y + 6.0f}, {x + width - 6.0f, area.max.y - 6.0f}}, area);
    if (text_button(frame, ("tab" + std::to_string(i)).c_str(), frame.strings.get(tab.key), button,
                    is_chosen)) {
      frame.actions.push_back({.kind = ActionKind::SetView, .number = static_cast<int>(tab.view)});
    }
  }
  end_area();
}

}  // namespace storylens
