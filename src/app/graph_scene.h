// Graph scene: the story graph with its places and its camera: what the pointer moves and what the renderer
// draws from. How the camera moves is CameraMotion's. Joins story, arrange, layout and render.
//
// Units:  world units for places, device pixels for the camera's viewport.
// Shapes: positions_world()[i] belongs to visible()[i]; visible() indexes graph().nodes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/explored_graph.h"
#include "app/graph_places.h"
#include "app/shown_edges.h"
#include "arrange/time_axis.h"
#include "render/camera_motion.h"
#include "render/node_scale.h"
#include "story/story_graph.h"
#include "ui/graph_view.h"

namespace storylens {

class GraphScene {
 public:
  // A new bundle, language or reader's subject: the id of the node that is read, or empty. Nodes that were
  // placed keep their places; the rest come from the bundle's layout, or are laid out.
  void build(const Bundle& bundle, std::string_view language, std::string_view current_node,
             const Exploration& exploration, const TakeFilter& takes = {});
  // A graph whose nodes have their places already, and which no hand moves.
  void build_placed(StoryGraph graph, std::vector<NodePosition> places, const Bundle& bundle,
                    const Exploration& exploration);
  // Shows something else of the same graph. What stays keeps its place, or goes back to where it was before.
  void explore(const Bundle& bundle, const Exploration& exploration, const TakeFilter& takes,
               const std::vector<PlacedNode>* before = nullptr);
  // Where everything that is shown stands, to be put back later.
  std::vector<PlacedNode> placed() const;

  // One step of whatever moves; false when all is at rest.
  bool tick(float elapsed_ms, bool is_motion_reduced);

  // A picture that was brought into it as a whole, and that the reader left so, is again.
  void set_viewport(Vec2 origin_px, Vec2 size_px, float canvas_height_px, float device_pixel_ratio);
  // Brings all that is visible into the viewport.
  void fit(bool is_animated);
  // The same for these.
  void fit_to(const std::vector<int>& nodes);
  // Brings the path into the upper part of it; its card stands below.
  void fit_path(bool is_animated);
  // CameraMotion::reveal() for a node.
  void reveal(int node, float foot_px, bool is_animated);
  // CameraMotion::fly_to() for a node.
  void fly_to(int node, float foot_px);
  CameraMotion& motion() { return motion_; }

  void begin_drag(int node);
  void drag_to(int node, Vec2 point_px);
  void end_drag(int node);
  void toggle_pin(int node);
  void unpin_all() { places_.unpin_all(); }
  // Pins these, where they say, and no others; what is not shown is passed over.
  void set_pins(const std::vector<NodePosition>& pins);
  std::vector<NodePosition> pins() const;

  const StoryGraph& graph() const { return graph_; }
  const std::vector<int>& visible() const { return explored_.visible().nodes; }
  const std::vector<Vec2>& positions_world() const { return is_ordered() ? ordered_ : places_.positions(); }
  // null = nodes do not stand along time.
  const TimeAxis* time_axis() const { return time_ ? &*time_ : nullptr; }
  const ExploredGraph& explored() const { return explored_; }
  const GraphPlaces& places() const { return places_; }
  GraphPlaces& places() { return places_; }
  const CameraMotion& motion() const { return motion_; }
  const Camera& camera() const { return motion_.camera(); }
  float device_pixel_ratio() const { return motion_.device_pixel_ratio(); }
  bool is_visible(int node) const { return visible_index(node) >= 0; }
  bool has_pinned() const { return places_.has_pinned(); }
  // Of a visible node.
  bool is_pinned(int node) const { return places_.is_pinned(static_cast<std::size_t>(visible_index(node))); }
  Vec2 place_world(int node) const {
    return positions_world()[static_cast<std::size_t>(visible_index(node))];
  }

  // The nodes and edges that are shown, and where. selected and hovered: node index or -1. The view's memory
  // and edges are used again while they fit.
  void update_view(GraphView& view, int selected, int hovered) const;
  GraphView view(int selected, int hovered) const;
  // Where the camera stands, without the nodes.
  void place_view(GraphView& view) const;
  // All edges of a node that can be shown.
  const ShownEdges& shown_edges() const { return shown_edges_; }

  // How large nodes are at the present zoom, in device pixels.
  NodeScale node_scale() const;
  // Of its disc, in world units.
  float radius_world(int node) const;
  // What stands around a node's disc, in world units.
  float around_world(int node) const;
  int current_node() const { return current_index_; }
  // Between neighbours, on average.
  float spacing_world() const { return spacing_world_; }

 private:
  void take_graph(StoryGraph graph, const Bundle& bundle, std::string_view current_node,
                  const Exploration& exploration, const TakeFilter& takes);
  int visible_index(int node) const;
  WorldBox bounds_world(const std::vector<int>& nodes) const;
  void measure_spacing();
  bool is_current(const GraphNode& node) const { return node.id == current_node_; }
  void follow_layout(bool is_motion_reduced);
  // Nodes stand along time, or are on their way there or back.
  bool is_ordered() const { return time_.has_value() || way_ < 1.0f; }
  Vec2 goal_world(std::size_t index) const {
    return time_ ? time_->places[index] : places_.positions()[index];
  }
  void begin_order(const Bundle& bundle, NodeOrder order, const std::vector<int>& visible_before,
                   const std::vector<Vec2>& places_before);
  void walk(float share);

  StoryGraph graph_;
  std::string current_node_;
  ExploredGraph explored_;
  std::vector<int> index_of_node_;  // into visible(), -1 = hidden
  std::vector<bool> has_takes_;     // by node
  GraphPlaces places_;
  CameraMotion motion_;
  Camera fitted_;    // where the last fit of all that is visible ended
  Camera followed_;  // as the last tick left it: another one is the reader's
  bool is_following_ = false;
  bool is_placed_ = false;  // by build_placed()
  ShownEdges shown_edges_;
  std::optional<TimeAxis> time_;
  std::vector<Vec2> ordered_;  // while is_ordered(): where nodes are
  std::vector<Vec2> set_out_;  // and where they came from
  float way_ = 1.0f;           // that they have gone, of 1
  int current_index_ = -1;
  float spacing_world_ = 100.0f;  // between neighbours, on average
};

}  // namespace storylens
