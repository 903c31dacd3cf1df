// Node card: what the selected node is and why it hangs together with the others, one sentence an edge.
#pragma once

#include "ui/page_painter.h"
#include "ui/reader_panel.h"
#include "ui/ui_frame.h"

namespace storylens {

inline constexpr float kCardPadding = 14.0f;

// How much of the graph's area the card covers at its foot, CSS pixels.
float node_card_height(const UiRect& graph_area, const Page& card);

// The card's place at the foot of the graph's area; it scrolls within itself when it is taller than half of
// the area.
ReaderPanel card_panel(const UiRect& graph_area, const Page& card, float scroll_px, bool is_mirrored);

// Where its page's top left stands on the canvas.
Vec2 card_origin(const ReaderPanel& panel);

// node: index in the graph; is_moving: its Move button is on.
void node_card(const UiFrame& frame, const ReaderPanel& panel, const Page& card, int node, bool is_moving);

}  // namespace storylens
