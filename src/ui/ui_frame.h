// UI frame: what every panel is given: the look, the words, the pen, and where to put what the reader asked
// for. Panels read const data and append actions; they change no state but their own.
//
// Units: CSS pixels from the canvas' top left.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/strings.h"
#include "ui/actions.h"
#include "ui/theme.h"
#include "ui/unit_painter.h"

namespace storylens {

struct UiRect {
  Vec2 min;
  Vec2 max;

  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  bool contains(Vec2 point) const {
    return point.x >= min.x && point.x < max.x && point.y >= min.y && point.y < max.y;
  }
  bool overlaps(const UiRect& other) const {
    return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y && other.min.y < max.y;
  }
};

// What a control is to those who do not see it.
enum class ControlRole : std::uint8_t {
  Button,  // or a toggle, or a field to type in
  Check,   // one of several choices, on or off; is_on tells which
  Slider,  // value in [min, max], a whole number of steps from min
  Opener,  // of a popover; is_on = it is open
  Group,   // not a control: its area, AREA. in the id, is a popover of this label
};

// A painted control, told to the browser so that a real element of the same name stands over it: the pointer,
// the keyboard and a screen reader all act on that element.
struct Control {
  std::string id;  // AREA.NAME, stable
  std::string label;
  UiRect area;
  bool is_toggle = false;
  bool is_on = false;     // of a toggle
  bool is_input = false;  // a field to type in
  ControlRole role = ControlRole::Button;
  float min = 0.0f;  // of a slider
  float max = 0.0f;
  float step = 1.0f;
  float value = 0.0f;
  std::string value_text = {};  // read in place of the number
  bool is_mirrored = false;     // a slider that grows to the left
};

inline UiRect mirrored(const UiRect& area, const UiRect& within) {
  const float sum = within.min.x + within.max.x;
  return {{sum - area.max.x, area.min.y}, {sum - area.min.x, area.max.y}};
}

struct UiFrame {
  const Palette& palette;
  const Strings& strings;
  UnitPainter& painter;
  Actions& actions;
  std::vector<Control>* controls = nullptr;  // null: what is painted lies behind something and does nothing
  std::string_view activated;                // id of the control that was pressed since the last frame
  bool is_touch = false;                     // the last pointer was a finger: no hover, larger targets
  bool is_motion_reduced = false;
  float activated_value = 0.0f;   // of a slider that was moved
  bool is_right_to_left = false;  // the interface is, so that what stands left stands right

  UiRect placed(const UiRect& area, const UiRect& within) const {
    return is_right_to_left ? mirrored(area, within) : area;
  }
};

}  // namespace storylens
