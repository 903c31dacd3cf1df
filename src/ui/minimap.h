// Minimap: the whole graph small in a corner, with a frame around what the camera shows. It comes when there
// is more than is seen; a press or a drag on it brings the camera there. Whatever it does the camera's
// buttons and keys do too.
//
// Units: CSS pixels.
// Cost:  linear in the nodes, of which at most kMostMapped are painted.
#pragma once

#include <optional>

#include "story/story_graph.h"
#include "ui/graph_view.h"
#include "ui/ui_frame.h"

namespace storylens {

// Where it stands above foot_px at the panel's bottom; none = everything is seen, or there is no room.
std::optional<UiRect> minimap_area(const UiFrame& frame, const GraphView& view, float foot_px);
void minimap(const UiFrame& frame, const GraphView& view, const StoryGraph& graph, const UiRect& area);

}  // namespace storylens
