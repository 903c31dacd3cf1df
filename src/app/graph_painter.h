// Graph painter: draws the graph's picture and keeps its base on the GPU for as long as it is the same. Lives
// as long as a GL context.
//
// Errors: create() fails with the shader's log.
// Cost:   a frame in which only the camera moves uploads no more than what is in focus.
#pragma once

#include <optional>

#include "app/graph_detail.h"

namespace storylens {

class GraphPainter {
 public:
  static Result<GraphPainter> create();

  struct Input {
    const Bundle& bundle;
    const GraphScene& scene;
    const GraphView& view;
    const GraphIndex& index;
    const Palette& palette;
    int hovered_node;
    int hovered_edge;
    bool is_moving;
  };
  // True when less was drawn than there would be at rest.
  bool draw(const Input& input);

 private:
  GraphPainter(ShapePass shapes, EdgePass edges);
  void update_base(const Input& input);

  ShapePass shapes_;
  EdgePass edges_;
  GraphPicture base_;  // its instances are given up once they are uploaded
  unsigned base_revision_ = 0;
  unsigned base_edges_revision_ = 0;
  float base_dpr_ = 0.0f;
  std::optional<Palette> base_palette_;
};

}  // namespace storylens
