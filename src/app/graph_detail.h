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

struct GraphDetail {
  std::vector<QuadRange> shapes;
  std::vector<QuadRange> edges;
  EdgeDetail lines;
  bool is_light = false;  // less is drawn than there would be at rest
};

GraphDetail choose_detail(const GraphView& view, const GraphIndex& index, const GraphPicture& base,
                          const NodeScale& scale, bool is_moving);

// Graphs of more edges are drawn lighter while they move.
inline constexpr std::size_t kEdgesInMotion = 2500;

}  // namespace storylens
