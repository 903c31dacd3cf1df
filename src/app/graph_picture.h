// Graph picture: the graph view as instances for the renderer: discs, rosettes of takes, lines.
//
// Units: as render/shape_pass.h and render/edge_pass.h.
#pragma once

#include <vector>

#include "app/graph_scene.h"
#include "render/edge_pass.h"
#include "render/shape_pass.h"
#include "ui/theme.h"

namespace storylens {

struct GraphPicture {
  std::vector<EdgeInstance> edges;
  std::vector<ShapeInstance> shapes;  // in drawing order
};

// hovered_edge: index in the graph's edges, -1 = none.
GraphPicture make_graph_picture(const Bundle& bundle, const GraphScene& scene, const GraphView& view,
                                const Palette& palette, int hovered_node, int hovered_edge);

}  // namespace storylens
