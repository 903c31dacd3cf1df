// Time marks: faint lines through the graph where days, months or years begin, named at its foot.
//
// Units: CSS pixels.
#pragma once

#include <span>
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
  bool is_named = true;  // false where its name would touch the one before it
};

// Leaves out names that would touch others, or do not fit into the area.
void choose_names(const UiFrame& frame, std::vector<TimeMark>& marks, const UiRect& area);
void draw_time_marks(const UiFrame& frame, std::span<const TimeMark> marks, const UiRect& area,
                     ImDrawList& list);

}  // namespace storylens
