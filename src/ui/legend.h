// Legend: what the signs of the picture mean and how many of each are shown, at the foot of the graph. A row
// is also a filter: pressed, what it stands for goes or comes back. Folded to its button where room is
// scarce.
//
// Units: CSS pixels.
#pragma once

#include <string>
#include <vector>

#include "ui/explore_step.h"
#include "ui/ui_frame.h"

namespace storylens {

// None is a heading: not pressed, no count. What is Unseen filters, but no sign of the picture stands for it.
enum class Sign : std::uint8_t { None, Unseen, Disc, Square, Diamond, Ring, Petal };

struct LegendRow {
  Sign sign = Sign::None;
  Rgba color = 0;
  std::string label;
  std::string count;
  bool is_on = true;
  ExploreStep step = ExploreStep::ToggleKind;  // pressed
  std::string text;
  float value = 0.0f;
};

struct Legend {
  Vec2 foot;  // its lower left corner; mirrored within the area where the interface is
  UiRect within;
  float height = 0.0f;  // at most; what does not fit is left out from the end, and said
  float width = 0.0f;   // at most
  bool is_open = false;
  std::vector<LegendRow> rows;
};

// Returns where it is painted.
UiRect legend(const UiFrame& frame, const Legend& legend);

}  // namespace storylens
