// Time marks: faint lines through the graph where days, months or years begin, named at its foot.
//
// Units: CSS pixels.
#pragma once

#include <string>
#include <vector>

#include "ui/ui_frame.h"

struct ImDrawList;

namespace storylens {

inline constexpr float kTimeMarksHeight = 24.0f;

struct TimeMark {
  float x = 0.0f;
  std::string name;
  bool has_line = true;
};

// A name that would touch the one before it is left out.
void draw_time_marks(const UiFrame& frame, const std::vector<TimeMark>& marks, const UiRect& area,
                     ImDrawList& list);

}  // namespace storylens
