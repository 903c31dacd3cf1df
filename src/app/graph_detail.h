// Graph detail: what of the base picture is drawn at a zoom and in motion: the chunks on the screen, fewer
// edges where there are too many to tell apart, fainter ones where they lie on each other.
//
// Units: CSS pixels.
// Cost:  linear in the chunks.
#pragma once

#include <vector>

#include "app/graph_picture.h"
#include "render/quad_stream.h"

namespace storylens {

struct GraphLines {
  EdgeDetail detail;
  bool is_light = false;  // less is drawn than there would be at rest
};

// How edges are drawn where the view's area is.
GraphLines choose_lines(const GraphView& view, const GraphIndex& index, const NodeScale& scale,
                        bool is_moving);

struct GraphRanges {
  std::vector<QuadRange> shapes;
  std::vector<QuadRange> edges;
};

// What touches a part of the world, with no edge of a higher rank than the cut.
GraphRanges choose_ranges(const UiRect& seen_world, float css_px_per_world, const GraphIndex& index,
                          const GraphPicture& base, float cut);

// Graphs of more edges are drawn lighter while they move.
inline constexpr std::size_t kEdgesInMotion = 2500;

}  // namespace storylens
