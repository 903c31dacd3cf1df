// Actions: what the reader asked for, appended by panels and applied in one place (app/state.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/vec2.h"

namespace storylens {

enum class ActionKind : std::uint8_t {
  OpenStory,    // text = slug
  OpenPage,     // text = as CorpusView::page has it
  SetLanguage,  // text = tag: shows the current story in that language
  SelectNode,   // text = node id; empty clears
  SetView,      // number = View
  SetReading,   // text = textsize, measure, face or theme, number = its choice; no text = back to the usual
  ToggleSettings,
  ToggleShare,
  Share,  // text = link, quotation, system, bundle, markdown, png (to be copied) or svg (to be saved)
  ToggleHelp,
  ToggleStories,  // the list of stories
  ToggleOutlets,  // outlets of the current story in the graph
  ToggleWholeGraph,
  PanGraph,   // point = device pixels
  ZoomGraph,  // point = anchor in device pixels, value = factor
  FitGraph,
  BeginDrag,  // number = node
  DragNode,   // number = node, point = world
  EndDrag,    // number = node
  TogglePin,  // number = node
  UnpinAll,
  Explore,        // number = ExploreStep (ui/explore_step.h)
  MoveNode,       // number = node: is moved without a drag until it is put somewhere; again ends that
  PutNode,        // point = CSS pixels: where the node that is moved shall stand
  ZoomTo,         // as ZoomGraph, by and by
  CenterGraph,    // point = world units: comes into the middle
  HoldGraph,      // a hand is on the picture
  LetGoGraph,     // and off again, after a pan
  ToggleLasso,    // what a drag does: draw a line around nodes, or pan
  ChooseLassoed,  // what GraphPanelState::lasso holds
  ToggleChosen,   // number = node
  ClearChosen,    // the following: of the nodes that are chosen
  FitChosen,
  PinChosen,
  UnpinChosen,
  HideChosen,
  KeepChosen,     // hides all others
  ConnectChosen,  // the path between two
};

struct Action {
  ActionKind kind = ActionKind::SelectNode;
  std::string text;
  int number = 0;
  Vec2 point;
  float value = 0.0f;
};

using Actions = std::vector<Action>;

enum class View : std::uint8_t { All, Summary, Takes, Graph };
enum class ThemeChoice : std::uint8_t { Auto, Light, Dark, Contrast };

}  // namespace storylens
