// Explore panel: one quiet bar at the top left of the graph, which opens a popover: how far to look, what
// size and color mean, which dates; how much is shown of how much; going back; and the question what connects
// two nodes, which is asked here and answered on the card.
//
// Units: CSS pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/explore/exploration.h"
#include "ui/ui_frame.h"

namespace storylens {

struct ExplorePanel {
  UiRect area;  // of the graph
  const StoryGraph& graph;
  const Exploration& exploration;
  int subject = -1;  // the node that "around" is about: the focus, the selected one, or the current story
  int shown = 0;
  int total = 0;  // nodes of the bundle, or of the archive
  int hidden = 0;
  int filtered = 0;
  int folded = 0;
  int undated = 0;          // along time: without a date
  bool is_sampled = false;  // sizes are estimates
  bool can_undo = false;
  bool can_redo = false;
  bool is_open = false;
  bool is_choosing = false;                // the ends of a path
  int path_start = -1;                     // its first end, once chosen
  const std::vector<std::string>& months;  // of the stories, ascending
};

// "12 of 40 shown · 3 hidden": what is seen in the bar, and told politely when it changes.
std::string shown_summary(const ExplorePanel& panel, const Strings& strings);

// Returns where it is painted; without size where there is no room.
UiRect explore_panel(const UiFrame& frame, const ExplorePanel& panel);
// Its popover, where it is open; over what was painted before.
void explore_menu(const UiFrame& frame, const ExplorePanel& panel);

}  // namespace storylens
