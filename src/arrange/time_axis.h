// Time axis: places for nodes along time, from the left to the right. A story stands at its date; a name, an
// outlet or an article not told here at the mean date of the stories it is linked with; what has no date at
// all in a column of its own before the axis. Stories take lanes around the middle, the others lanes below
// them; no two boxes of a lane overlap.
//
// Units:  world units, y down; days.
// Shapes: places[i] belongs to graph.nodes[visible[i]].
// Cost:   O(n log n + m), and n times the lanes, which are at most kMostLanes: with more, boxes overlap.
#pragma once

#include <string>
#include <vector>

#include "base/vec2.h"
#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

struct TimeTick {
  float x = 0.0f;
  std::string date;  // "2026", "2026-06" or "2026-06-24"
};

struct TimeAxis {
  std::vector<Vec2> places;
  std::vector<TimeTick> ticks;  // ascending; none when there is no date
  int undated = 0;              // nodes without a date of their own or of what they are linked with
  float undated_x = 0.0f;       // where they stand
};

TimeAxis arrange_in_time(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible);

}  // namespace storylens
