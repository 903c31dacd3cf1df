// Graph labels: places the names of nodes beside them, the important first, so that no two boxes overlap and
// none covers a disc. What is shown stays, on its side, as long as it fits; what is new must fit with room to
// spare and fades in: so nothing flickers while the camera moves.
//
// Units: CSS pixels, milliseconds.
// Cost:  linear in the nodes, with a grid for what is taken; a name is laid out once, not once a frame.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "ui/graph_view.h"

namespace storylens {

struct GraphLabel {
  int node_view = 0;  // index in GraphView::nodes
  const ParagraphLayout* layout = nullptr;
  const ParagraphLayout* halo = nullptr;  // the same lines in the outline style
  UiRect box;
  float opacity = 1.0f;
};

class GraphLabels {
 public:
  struct Frame {
    int hovered = -1;               // index in view.nodes
    std::array<UiRect, 4> covered;  // by something that is painted over the graph: no label stands there
    unsigned text_generation = 0;
    float elapsed_ms = 1000.0f;
    bool takes_newcomers = true;  // false while a large picture moves
    bool is_motion_reduced = false;
  };

  // Sets is_label_visible and label in the view. Selected, current and hovered nodes come first, then
  // stories, then by story_count. The labels are valid until the next call.
  const std::vector<GraphLabel>& place(GraphView& view, const StoryGraph& graph, const Frame& frame,
                                       UnitPainter& painter);
  // What place() said last.
  const std::vector<GraphLabel>& placed() const { return labels_; }
  // A label is coming up: another frame is wanted.
  bool is_fading() const { return is_fading_; }
  // Names that were laid out so far.
  std::uint64_t layouts_made() const { return layouts_made_; }

 private:
  struct Cached {
    ParagraphLayout layout;
    ParagraphLayout halo;
  };
  struct Shown {
    int side = -1;  // -1 = not shown
    float opacity = 0.0f;
    bool is_guest = false;  // only while it is pointed at
    int gave_way = 0;       // times, to other labels, since the graph is shown
  };
  void forget_other_graphs(const GraphView& view, const StoryGraph& graph, unsigned text_generation);
  std::vector<int> candidates(const GraphView& view, const StoryGraph& graph, const Frame& frame) const;
  const Cached& cached(const GraphNode& node, const GraphNodeView& view, UnitPainter& painter);

  unsigned edges_revision_ = 0;
  unsigned text_generation_ = 0;
  std::vector<int> by_importance_;              // indices in view.nodes
  std::vector<std::unique_ptr<Cached>> cache_;  // by node of the graph
  std::size_t cached_count_ = 0;
  std::vector<Shown> shown_;  // by index in view.nodes
  std::vector<GraphLabel> labels_;
  bool is_first_ = true;
  bool is_fading_ = false;
  std::uint64_t layouts_made_ = 0;
};

// Its alpha is lower where the node stands back.
Rgba label_color(const Palette& palette, const GraphNodeView& node, NodeKind kind);

// moved: since they were placed.
void draw_labels(const UiFrame& frame, const GraphView& view, const StoryGraph& graph,
                 const std::vector<GraphLabel>& labels, Vec2 moved, ImDrawList& list);

}  // namespace storylens
