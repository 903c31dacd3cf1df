// Graph painter: draws the graph's picture and keeps its base on the GPU for as long as it is the same, as
// records and, once it was painted, as the picture itself. Lives as long as a GL context.
//
// Errors: create() fails with the shader's log.
// Cost:   a frame in which only the camera moves uploads no more than what is in focus; one that only pans,
// or in which only the
//         focus is another, paints no more than that and what comes into view.
#pragma once

#include <optional>

#include "app/graph_detail.h"
#include "render/kept_picture.h"

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
  GraphPainter(ShapePass shapes, EdgePass edges, KeptPicture kept);

  // What a layer was made of.
  struct Key {
    unsigned revision = 0;
    unsigned edges_revision = 0;
    int current = -1;
    float dpr = 0.0f;
    Palette palette = {};
    bool operator==(const Key&) const = default;
  };
  // What lies under the focus: the base, or bubbles from afar.
  struct Ground {
    Key key;
    bool is_from_afar = false;
    float opacity = 1.0f;
    NodeScale scale;
    bool operator==(const Ground&) const = default;
  };

  static Key key_of(const Input& input, unsigned revision);
  void update_base(const Input& input);
  void update_bubbles(const Input& input);
  bool draw_ground(const Input& input, const Ground& ground);
  void paint_ground(const Input& input, const Ground& ground, const EdgeDetail& lines, const Camera& camera);
  void show_kept(const Ground& ground) const;
  void draw_focus(const Input& input, const NodeScale& scale);

  ShapePass shapes_;
  EdgePass edges_;
  GraphPicture base_;  // its instances are given up once they are uploaded
  std::optional<Key> base_key_;
  std::optional<Key> bubbles_key_;
  std::size_t bubbles_ = 0;
  std::size_t bubble_edges_ = 0;
  GraphExtent base_extent_;
  GraphExtent bubbles_extent_;
  KeptPicture kept_;
  Ground kept_ground_;
  EdgeDetail kept_lines_;
  Ground last_ground_;  // of the last frame
};

}  // namespace storylens
