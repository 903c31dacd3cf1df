// Node actions: what can be done with the node that the card is about, as a strip of buttons at its foot.
//
// Units: CSS pixels.
#pragma once

#include <string>

#include "ui/ui_frame.h"

namespace storylens {

struct NodeActions {
  std::string id;  // empty = none: the card is about something else
  int node = -1;
  bool is_focus = false;
  bool is_expanded = false;
  bool is_collapsed = false;
  bool can_expand = false;    // it has neighbours that are not shown
  bool can_collapse = false;  // leaves hang on it
  bool is_blocked = false;
  bool is_pinned = false;
};

// How tall the strip is in that width; 0 without a node.
float node_actions_height(const UiFrame& frame, const NodeActions& actions, float width);
void node_actions(const UiFrame& frame, const NodeActions& actions, const UiRect& area);

}  // namespace storylens
