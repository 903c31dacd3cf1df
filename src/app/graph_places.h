// Graph places: where the nodes that are shown stand, and what moves them: a drag, a pin, new nodes. Places
// and pins outlast a change of what is shown: a node that comes back stands where it stood.
//
// Units:  world units.
// Shapes: positions()[i] and every index belong to the i-th node that is shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/history.h"
#include "layout/simulation.h"
#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

class GraphPlaces {
 public:
  // Shows graph.nodes[visible[i]]. Nodes that were placed keep their places; the rest come from the bundle's
  // layout, or are laid out.
  void show(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible);
  // The same with places and pins as they were before, for those that are named.
  void show_again(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible,
                  const std::vector<PlacedNode>& before);

  // One step of whatever moves; false when all is at rest.
  bool tick(bool is_motion_reduced);

  void begin_drag(std::size_t index);
  void drag_to(std::size_t index, Vec2 position_world);
  void end_drag(std::size_t index);
  void toggle_pin(std::size_t index);
  void unpin_all();

  const std::vector<Vec2>& positions() const { return simulation_.positions(); }
  const Simulation& simulation() const { return simulation_; }
  bool is_pinned(std::size_t index) const { return is_pinned_[index] != 0; }
  bool has_pinned() const;

 private:
  void remember();
  void show_known(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible);

  std::vector<NodePosition> known_;      // of all nodes ever shown, and of the bundle's layout; by id
  std::vector<std::string> pinned_;      // ids of nodes that are not shown now; ascending
  std::vector<std::string> shown_;       // ids
  std::vector<std::uint8_t> is_pinned_;  // by the reader
  Simulation simulation_;
};

}  // namespace storylens
