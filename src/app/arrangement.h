// Arrangement: which panels stand where, by the size of the canvas and the view.
//
// Units: CSS pixels.
#pragma once

#include "app/state.h"
#include "ui/page.h"
#include "ui/ui_frame.h"

namespace storylens {

struct PanelPlaces {
  UiRect toolbar;
  UiRect reader;  // empty (no width) = not shown
  UiRect graph;
  UiRect tabs;
  PagePart part = PagePart::Whole;

  bool has_reader() const { return reader.width() > 0.0f; }
  bool has_graph() const { return graph.width() > 0.0f; }
  bool has_tabs() const { return tabs.width() > 0.0f; }
};

// Wide: text and graph side by side. Tall and middling: the graph above the text. Narrow: one of them, with
// tabs at the foot. Mirrored: for an interface that is read from right to left.
PanelPlaces place_panels(const Surface& surface, View view, bool is_mirrored = false);

}  // namespace storylens
