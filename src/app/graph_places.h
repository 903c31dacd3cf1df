// Graph places: where the nodes that are shown stand, and what moves them: a drag, a pin, new nodes, a layout
// that runs elsewhere. Places and pins outlast a change of what is shown: a node that comes back stands where
// it stood.
//
// A bundle without a layout is laid out as a whole, by somebody else: take_task() tells what is wanted,
// take_places() is told what there is so far, and nodes glide towards it. Meanwhile they stand near what they
// are linked with, and what the reader drags or pins stays where it was put, its neighbours following a part
// of the way.
//
// Units:  world units; milliseconds.
// Shapes: positions()[i] and every index belong to the i-th node that is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/history.h"
#include "arrange/arrange.h"
#include "layout/simulation.h"
#include "story/bundle.h"
#include "story/story_graph.h"

namespace storylens {

class GraphPlaces {
 public:
  // More nodes than this are not laid out: each takes some hundred bytes and a whole layout tens of seconds.
  static constexpr std::size_t kMostLaidOut = 250'000;

  // Where nodes stand that will be shown, whatever else says so.
  void know(std::vector<NodePosition> places);
  // Shows graph.nodes[visible[i]]. Nodes that were placed keep their places; the rest come from the bundle's
  // layout, or are laid out.
  void show(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible);
  // The same with places and pins as they were before, for those that are named.
  void show_again(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible,
                  const std::vector<PlacedNode>& before);

  // One step of whatever moves; false when all is at rest, or waits for places.
  bool tick(float elapsed_ms, bool is_motion_reduced);

  // ---- a layout that runs elsewhere ----

  // What is to be laid out, once for each time that this is wanted.
  std::optional<Picture> take_task();
  // Places for the nodes of the task, in its order, so far or in the end. Of another size they are ignored.
  void take_places(const std::vector<Vec2>& places, float progress, bool is_complete);
  // There will be no places: few nodes are laid out by the simulation, many stay where they are.
  void give_up_layout();
  bool is_laying_out() const { return is_laying_out_; }
  bool is_dragging() const { return dragged_ != kNone; }
  bool is_too_large() const { return is_too_large_; }
  float layout_progress() const { return is_laying_out_ ? progress_ : 1.0f; }

  // ---- the reader's hand ----

  void begin_drag(std::size_t index);
  void drag_to(std::size_t index, Vec2 position_world);
  void end_drag(std::size_t index);
  void toggle_pin(std::size_t index);
  void unpin_all();

  const std::vector<Vec2>& positions() const { return is_laying_out_ ? gliding_ : simulation_.positions(); }
  const Simulation& simulation() const { return simulation_; }
  bool is_pinned(std::size_t index) const { return is_pinned_[index] != 0; }
  bool has_pinned() const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  void remember();
  void show_known(const Bundle& bundle, const StoryGraph& graph, const std::vector<int>& visible);
  void put(std::vector<NodePosition> places);
  NodePosition* find(std::string_view id);
  void show_bodies(const StoryGraph& graph, const std::vector<int>& visible);
  void begin_layout(const StoryGraph& graph);
  void find_goals();
  void mind_held();
  void hold(std::size_t index, Vec2 position_world);
  void end_layout();
  void take_pins();
  // Of every link, each end with the other.
  template <class Visit>
  void for_each_end(Visit visit) const {
    for (const Link& link : bodies_.links) {
      visit(static_cast<std::size_t>(link.a), static_cast<std::size_t>(link.b));
      visit(static_cast<std::size_t>(link.b), static_cast<std::size_t>(link.a));
    }
  }

  std::vector<NodePosition> known_;      // of all nodes ever shown or laid out, and of the bundle; by id
  std::vector<std::string> pinned_;      // ids of nodes that are not shown now; ascending
  std::vector<std::string> shown_;       // ids
  std::vector<std::uint8_t> is_pinned_;  // by the reader
  GraphBodies bodies_;                   // that are shown
  Simulation simulation_;
  std::size_t dragged_ = kNone;

  // While a layout runs.
  std::optional<Picture> task_;
  std::vector<std::string> task_ids_;
  std::vector<Vec2> gliding_;          // where what is shown is now
  std::vector<Vec2> wanted_, goals_;   // where it should go, without and with what the reader holds
  std::vector<std::uint8_t> is_held_;  // put somewhere by the reader
  float progress_ = 0.0f;
  bool is_laying_out_ = false;
  bool is_complete_ = false;  // the goals are the last ones
  bool is_too_large_ = false;
};

}  // namespace storylens
