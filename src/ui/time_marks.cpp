#include "ui/time_marks.h"

#include <imgui.h>

#include <cmath>

#include "ui/controls.h"

namespace storylens {

void choose_names(const UiFrame& frame, std::vector<TimeMark>& marks, const UiRect& area) {
  constexpr float kBeside = 8.0f;
  float taken = area.min.x;
  for (TimeMark& mark : marks) {
    const float reach = control_text_width(frame, mark.name) * 0.5f;
    mark.is_named = mark.x - reach >= taken + kBeside && mark.x + reach <= area.max.x;
    if (mark.is_named) taken = mark.x + reach;
  }
}

void draw_time_marks(const UiFrame& frame, std::span<const TimeMark> marks, const UiRect& area,
                     ImDrawList& list) {
  if (marks.empty()) return;
  const float top = area.max.y - kTimeMarksHeight;
  list.PushClipRect({area.min.x, area.min.y}, {area.max.x, area.max.y}, true);
  for (const TimeMark& mark : marks) {
    const float x = std::floor(mark.x);
    if (mark.has_line)
      list.AddRectFilled({x, area.min.y}, {x + 1.0f, top}, with_alpha(frame.palette.rule, 0.75f));
  }
  list.AddRectFilled({area.min.x, top}, {area.max.x, area.max.y}, with_alpha(frame.palette.page, 0.94f));
  for (const TimeMark& mark : marks) {
    if (!mark.is_named) continue;
    const float width = control_text_width(frame, mark.name);
    const float left = std::floor(mark.x - width * 0.5f);
    control_text(frame, mark.name, {{left, top}, {left + width + 1.0f, area.max.y}}, true);
  }
  list.PopClipRect();
}

}  // namespace storylens
