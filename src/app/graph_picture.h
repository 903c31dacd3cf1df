// Graph picture: the graph as instances for the renderer: discs, rosettes of takes, lines. The base is the
// same whatever the camera shows and the reader points at; the focus, drawn over it, is what is selected,
// hovered and pinned.
//
// Units: as render/shape_pass.h and render/edge_pass.h.
#pragma once

#include <cstddef>
#include <vector>

#include "app/graph_scene.h"
#include "render/edge_pass.h"
#include "render/node_scale.h"
#include "render/shape_pass.h"
#include "ui/graph_bubbles.h"
#include "ui/theme.h"
#include "ui/ui_frame.h"

namespace storylens {

inline constexpr float kFaded = 0.25f;  // of what stands back behind a selection

struct GraphPicture {
  std::vector<EdgeInstance> edges;
  std::vector<ShapeInstance> shapes;  // in drawing order
  // Of the base, by the index' order and one more: where the instances of a node and the records of an edge
  // begin.
  std::vector<std::size_t> first_shape;
  std::vector<std::size_t> first_record;
};

// How far a picture reaches, so that where it has nothing, nothing need be copied.
struct GraphExtent {
  WorldBox places;              // of nodes and of edges; min > max when there are none
  float largest_radius = 0.0f;  // of a node, world units
  float reach = 0.0f;           // of what stands around nodes, in radii
  float rim_px = 0.0f;          // beyond that, at every zoom

  // On the canvas, in device pixels, rounded outwards.
  UiRect on_canvas(const Camera& camera, const NodeScale& scale) const;
};

GraphExtent extent_of(const GraphPicture& picture);

GraphPicture base_picture(const Bundle& bundle, const GraphScene& scene, const GraphView& view,
                          const GraphIndex& index, const Palette& palette);

// What stands for the base when it is seen from afar.
GraphPicture bubble_picture(const GraphScene& scene, const GraphView& view, const GraphBubbles& bubbles,
                            const Palette& palette);

// hovered_edge: index in the graph's edges, -1 = none.
GraphPicture focus_picture(const Bundle& bundle, const GraphScene& scene, const GraphView& view,
                           const Palette& palette, int hovered_node, int hovered_edge);

}  // namespace storylens
