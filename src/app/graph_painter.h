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
    const GraphBubbles& bubbles;
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
  void update_bubbles(const Input& input);
  bool draw_base(const Input& input, const NodeScale& scale, float opacity);
  void draw_bubbles(const Input& input, const NodeScale& scale, float opacity);

  ShapePass shapes_;
  EdgePass edges_;
  GraphPicture base_;  // its instances are given up once they are uploaded
  // What a layer was made of.
  struct Key {
    unsigned revision = 0;
    unsigned edges_revision = 0;
    int current = -1;
    float dpr = 0.0f;
    Palette palette = {};
    bool operator==(const Key&) const = default;
  };
  static Key key_of(const Input& input, unsigned revision);
  std::optional<Key> base_key_;
  std::optional<Key> bubbles_key_;
  std::size_t bubbles_ = 0;
  std::size_t bubble_edges_ = 0;
};

}  // namespace storylens
