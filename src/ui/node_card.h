// Node card: what the selected node is and why it hangs together with the others, one sentence an edge.
#pragma once

#include "story/story_graph.h"
#include "ui/page_painter.h"
#include "ui/ui_frame.h"

namespace storylens {

Page set_node_card(const Bundle& bundle, const StoryGraph& graph, int node, const Strings& strings,
                   float width_px, UnitPainter& painter);

// How much of the graph's area the card covers at its foot, CSS pixels.
float node_card_height(const UiRect& graph_area, const Page& card);

// Draws the card at the foot of the graph's area; scrolls within itself when it is taller than half of the
// area. scroll_px is the card's own state.
void node_card(const UiFrame& frame, const UiRect& graph_area, const Page& card, float& scroll_px);

}  // namespace storylens
