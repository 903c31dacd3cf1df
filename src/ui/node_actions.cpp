#include "ui/node_actions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "ui/controls.h"
#include "ui/explore_step.h"

namespace storylens {
namespace {

constexpr float kGap = 4.0f;
constexpr float kFoot = 10.0f;

struct Button {
  const char* id;
  std::string_view label;
  ExploreStep step;
  float value = 0.0f;
  bool is_toggle = false;
  bool is_on = false;
  bool is_pin = false;
};

// In the order of use. Returns how many there are.
std::size_t buttons_of(const NodeActions& actions, const Strings& words, std::array<Button, 7>& buttons) {
  std::size_t count = 0;
  const auto add = [&](const Button& button) { buttons[count++] = button; };
  add({"path", words.get("node.path"), ExploreStep::Connect});
  add({"focus", words.get(actions.is_focus ? "node.unfocus" : "node.focus"), ExploreStep::Focus,
       actions.is_focus ? 0.0f : 1.0f});
  if (actions.can_expand || actions.is_expanded)
    add({"expand", words.get("node.expand"), ExploreStep::Expand, 0.0f, true, actions.is_expanded});
  if (actions.can_collapse || actions.is_collapsed)
    add({"collapse", words.get("node.collapse"), ExploreStep::Collapse, 0.0f, true, actions.is_collapsed});
  add({"hide", words.get("node.hide"), ExploreStep::Hide});
  add({"block", words.get("node.block"), ExploreStep::ToggleBlock, 0.0f, true, actions.is_blocked});
  add({"pin", words.get("node.pin"), ExploreStep::Focus, 0.0f, true, actions.is_pinned, true});
  return count;
}

float button_height(const UiFrame& frame) {
  return frame.is_touch ? 36.0f : 28.0f;
}

// place(button, area) for each; returns the height of all rows.
template <class Place>
float flow(const UiFrame& frame, const NodeActions& actions, Vec2 corner, float width, Place place) {
  std::array<Button, 7> buttons;
  const std::size_t count = buttons_of(actions, frame.strings, buttons);
  const float height = button_height(frame);
  Vec2 pen = corner;
  for (std::size_t i = 0; i < count; ++i) {
    const float wide = std::min(chip_width(frame, buttons[i].label), width);
    if (pen.x > corner.x && pen.x + wide > corner.x + width) pen = {corner.x, pen.y + height + kGap};
    place(buttons[i], UiRect{pen, pen + Vec2{wide, height}});
    pen.x += wide + kGap;
  }
  return pen.y + height - corner.y;
}

}  // namespace

float node_actions_height(const UiFrame& frame, const NodeActions& actions, float width) {
  if (actions.id.empty()) return 0.0f;
  return flow(frame, actions, {}, width, [](const Button&, const UiRect&) {}) + kFoot;
}

void node_actions(const UiFrame& frame, const NodeActions& actions, const UiRect& area) {
  flow(frame, actions, area.min, area.width(), [&](const Button& button, const UiRect& place) {
    if (!chip(frame, button.id, button.label, place, button.is_on, button.is_toggle)) return;
    if (button.is_pin)
      frame.actions.push_back({.kind = ActionKind::TogglePin, .number = actions.node});
    else
      push_step(frame, button.step, actions.id, button.value);
  });
}

}  // namespace storylens
