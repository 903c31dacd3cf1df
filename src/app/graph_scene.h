// Graph scene: the story graph with its places and its camera: what the pointer moves and what the renderer
// draws from. How the camera moves is CameraMotion's. Joins story, arrange, layout and render.
//
// Units:  world units for places, device pixels for the camera's viewport.
// Shapes: positions_world()[i] belongs to visible()[i]; visible() indexes graph().nodes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/simulation.h"
#include "render/camera_motion.h"
#include "story/story_graph.h"
#include "ui/graph_view.h"

namespace storylens {

// How much of the bundle's graph is shown: what touches the current story, or all of it.
struct GraphExtent {
  bool is_whole = false;
  bool shows_outlets = false;  // of the current story
};

class GraphScene {
 public:
  // A new bundle, language or reader's story. Nodes that were placed keep their places; the rest come from
  // the bundle's layout, or are laid out.
  void build(const Bundle& bundle, std::string_view language, std::string_view current_story,
             GraphExtent extent);

  // One step of whatever moves; false when all is at rest.
  bool tick(float elapsed_ms, bool is_motion_reduced);

  void set_viewport(Vec2 origin_px, Vec2 size_px, float canvas_height_px, float device_pixel_ratio);
  // Brings all that is visible into the viewport.
  void fit(bool is_animated);
  // CameraMotion::reveal() for a node.
  void reveal(int node, float foot_px, bool is_animated);
  CameraMotion& motion() { return motion_; }

  void begin_drag(int node);
  void drag_to(int node, Vec2 point_px);
  void end_drag(int node);
  void toggle_pin(int node);
  void unpin_all();

  const StoryGraph& graph() const { return graph_; }
  const std::vector<int>& visible() const { return visible_; }
  const std::vector<Vec2>& positions_world() const { return simulation_.positions(); }
  const Simulation& simulation() const { return simulation_; }
  const CameraMotion& motion() const { return motion_; }
  const Camera& camera() const { return motion_.camera(); }
  float device_pixel_ratio() const { return motion_.device_pixel_ratio(); }
  bool is_visible(int node) const { return visible_index(node) >= 0; }
  bool has_pinned() const;
  // Of a visible node.
  bool is_pinned(int node) const { return is_pinned_[static_cast<std::size_t>(visible_index(node))]; }
  Vec2 place_world(int node) const {
    return positions_world()[static_cast<std::size_t>(visible_index(node))];
  }

  // The nodes and edges on the screen. selected and hovered: node index or -1.
  GraphView view(int selected, int hovered) const;

  // Radius of a node's disc in device pixels at the present zoom.
  float node_radius_px(const GraphNode& node) const;
  // From the center to the rim of the rosette; the same as node_radius_px where there is none.
  float node_reach_px(int node) const;

 private:
  int visible_index(int node) const;
  WorldBox bounds_world() const;
  bool is_current(const GraphNode& node) const { return node.id == current_node_; }
  void remember_places();
  void choose_visible(GraphExtent extent);

  StoryGraph graph_;
  std::string current_node_;
  std::vector<int> visible_;
  std::vector<int> index_of_node_;    // into visible_, -1 = hidden
  std::vector<bool> has_takes_;       // by node
  std::vector<NodePosition> places_;  // of all nodes ever shown
  std::vector<bool> is_pinned_;       // by the reader; by visible index
  Simulation simulation_;
  CameraMotion motion_;
  bool is_whole_ = false;
};

}  // namespace storylens
