// Graph labels: places the names of nodes under them, the important first, so that no two boxes overlap.
//
// Units: CSS pixels.
#pragma once

#include <vector>

#include "ui/graph_view.h"

namespace storylens {

struct GraphLabel {
  int node_view = 0;  // index in GraphView::nodes
  ParagraphLayout layout;
  ParagraphLayout halo;  // the same lines in the outline style
  UiRect box;
};

// Sets is_label_visible in the view. Selected, current and hovered nodes come first, then stories, then by
// story_count. hovered: index in view.nodes, -1 = none.
std::vector<GraphLabel> place_labels(GraphView& view, const StoryGraph& graph, int hovered,
                                     UnitPainter& painter);

void draw_labels(const UiFrame& frame, const GraphView& view, const StoryGraph& graph,
                 const std::vector<GraphLabel>& labels, ImDrawList& list);

}  // namespace storylens
