// Explore step: what a control of the exploration asks for, as Action::number beside ActionKind::Explore.
// app/app_explore.cpp says what each does; Action::text is a node id unless said otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "ui/ui_frame.h"

namespace storylens {

enum class ExploreStep : std::uint8_t {
  ToggleMenu,
  ToggleLegend,
  Focus,     // value = depth; 0 ends it
  Expand,    // or, where it is expanded, no longer
  Collapse,  // or, where it is collapsed, no longer
  Hide,
  ShowHidden,       // all, and go through all
  ToggleBlock,      // do not go through it
  ToggleKind,       // value = NodeKind
  ToggleFacet,      // value = Facet; text = what a take has of it, empty = nothing
  ToggleCommunity,  // text = a node of it
  SetFrom,          // text = a date
  SetTo,
  SetSize,      // value = SizeMetric
  SetColoring,  // value = NodeColoring
  SetOrder,     // value = NodeOrder
  Connect,      // text = where to begin, empty = to be chosen; the next node that is chosen is the other end
  CancelConnect,
  ClearPath,
  Undo,
  Redo,
  Reset,
};

inline void push_step(const UiFrame& frame, ExploreStep step, std::string text = {}, float value = 0.0f) {
  frame.actions.push_back({.kind = ActionKind::Explore,
                           .text = std::move(text),
                           .number = static_cast<int>(step),
                           .value = value});
}

}  // namespace storylens
