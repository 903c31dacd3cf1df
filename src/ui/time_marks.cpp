#include "ui/time_marks.h"

#include <imgui.h>

#include <cmath>

#include "ui/controls.h"

namespace storylens {

void draw_time_marks(const UiFrame& frame, const std::vector<TimeMark>& marks, const UiRect& area,
                     ImDrawList& list) {
  constexpr float kBeside = 8.0f;
  if (marks.empty()) return;
  const float top = area.max.y - kTimeMarksHeight;
  list.PushClipRect({area.min.x, area.min.y}, {area.max.x, area.max.y}, true);
  for (const TimeMark& mark : marks) {
    const float x = std::floor(mark.x);
    if (mark.has_line)
      list.AddRectFilled({x, area.min.y}, {x + 1.0f, top}, with_alpha(frame.palette.rule, 0.75f));
  }
  list.AddRectFilled({area.min.x, top}, {area.max.x, area.max.y}, with_alpha(frame.palette.page, 0.94f));
  float taken = area.min.x;
  for (const TimeMark& mark : marks) {
    const float width = control_text_width(frame, mark.name);
    const float left = std::floor(mark.x - width * 0.5f);
    if (left < taken + kBeside || left + width > area.max.x) continue;
    control_text(frame, mark.name, {{left, top}, {left + width + 1.0f, area.max.y}}, true);
    taken = left + width;
  }
  list.PopClipRect();
}

}  // namespace storylens
