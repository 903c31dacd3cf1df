// Node card: what the selected node is and why it hangs together with the others, one sentence an edge.
#pragma once

#include "ui/node_actions.h"
#include "ui/page_painter.h"
#include "ui/reader_panel.h"
#include "ui/ui_frame.h"

namespace storylens {

inline constexpr float kCardPadding = 14.0f;

// The place of the card's page at the foot of the graph's area, foot_px above it for what stands below the
// page; it scrolls within itself when it is taller than half of the area.
ReaderPanel card_panel(const UiRect& graph_area, const Page& card, float scroll_px, float foot_px,
                       bool is_mirrored);

// Where its page's top left stands on the canvas.
Vec2 card_origin(const ReaderPanel& panel);

// is_moving: its Move button is on. Without a node to act on the card is about a path, and closing it ends
// that.
void node_card(const UiFrame& frame, const ReaderPanel& panel, const Page& card, const NodeActions& actions,
               float foot_px, bool is_moving);

}  // namespace storylens
