// Graph index: nodes and edges of the picture in chunks that lie together, so that only what is on the screen
// is drawn and only what is near the pointer is asked. Within a chunk the most telling edges come first: a
// crowded picture shows a prefix of each chunk.
//
// Units:  world units.
// Shapes: nodes() and edges() hold indices of the view's arrays, ordered by chunk; ranks()[i] belongs to
// edges()[i]. Cost:   update() compares what is there with what was there, and builds anew, O(nodes + edges),
// only when it differs.
#pragma once

#include <cstdint>
#include <vector>

#include "story/story_graph.h"
#include "ui/graph_view.h"

namespace storylens {

struct GraphChunk {
  UiRect bounds;  // of the places in it
  std::size_t first = 0;
  std::size_t count = 0;
};

class GraphIndex {
 public:
  // positions[i] belongs to view.nodes[i]. Edges of the view beyond base_edges are not held.
  void update(const StoryGraph& graph, const GraphView& view, const std::vector<Vec2>& positions);

  // Another one after each change.
  unsigned revision() const { return revision_; }
  const std::vector<int>& nodes() const { return nodes_; }
  const std::vector<int>& edges() const { return edges_; }
  const std::vector<float>& ranks() const { return ranks_; }  // in [0, 1], 0 is the most telling
  const std::vector<GraphChunk>& node_chunks() const { return node_chunks_; }
  const std::vector<GraphChunk>& edge_chunks() const { return edge_chunks_; }
  const std::vector<Vec2>& positions() const { return positions_; }
  UiRect bounds() const { return bounds_; }
  float mean_edge_length() const { return mean_edge_length_; }

 private:
  void build_nodes();
  void build_edges(const StoryGraph& graph, const GraphView& view);

  unsigned revision_ = 0;
  unsigned edges_revision_ = 0;
  std::vector<Vec2> positions_;
  std::vector<int> nodes_;
  std::vector<int> edges_;
  std::vector<float> ranks_;
  std::vector<GraphChunk> node_chunks_;
  std::vector<GraphChunk> edge_chunks_;
  UiRect bounds_;
  float mean_edge_length_ = 0.0f;
};

}  // namespace storylens
