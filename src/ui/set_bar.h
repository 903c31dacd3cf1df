// Set bar: how many nodes are chosen, and what can be done with all of them, on a card at the graph's foot.
#pragma once

#include <cstddef>

#include "ui/ui_frame.h"

namespace storylens {

struct SetBar {
  UiRect graph;
  std::size_t count = 0;
  bool has_unpinned = false;  // among them
  bool has_pinned = false;
  bool can_hide = false;
  bool can_keep = false;
};

// The card, for what is to stand clear of it.
UiRect set_bar(const UiFrame& frame, const SetBar& bar);

}  // namespace storylens
