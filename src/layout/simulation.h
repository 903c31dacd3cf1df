// Simulation: moves bodies until links are near their rest length and bodies keep apart.
// Velocity Verlet with Barnes-Hut repulsion, after d3-force (M. Bostock), float32, fixed order of operations.
//
// Rest: a body that comes with a position is at rest there, whatever the forces: what acts on it then is
// taken as zero, so that only a change (a pinned body, a new one) moves it. The same holds for the place
// where a run has settled, and where a body is released from its pin.
//
// Warmth: a tick moves warm bodies only. New bodies, pinned and released ones are warm, their neighbours to
// three links away less and less, the nearest kMostWarmed of them. What is less than warm is held back by a
// spring to the place where it was at rest. What warm bodies run into makes room, and comes back when it can.
// When nothing in particular is warm, all is.
//
// What a cold body does to warm ones comes from a tree that is built once; bodies that have moved since are
// in a second, small one, each with its charge, and once more where it was with the opposite charge, so that
// both trees together say what the moved bodies do now.
//
// Units:  positions in world units, y down, at most kMaxCoordinate from the origin on each axis;
//         alpha in [0, 1] is the temperature.
// Shapes: positions()[i] belongs to bodies[i]; Link::a and Link::b index the same array.
// Errors: none at run time; a link index out of range is a programming error and asserts. A position that is
//         not finite or too far out is replaced as if it were not given.
// Cost:   O(w log n) a tick for w warm bodies; now and then, when many have moved, O(n) at the first tick
//         after a rest.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"
#include "base/vec2.h"
#include "layout/adjacency.h"
#include "layout/body.h"
#include "layout/link_force.h"
#include "layout/quadtree.h"

namespace storylens {

struct SimulationSettings {
  float alpha_decay = 0.0228f;  // 300 ticks from 1 to alpha_min
  float reheat_decay = 0.1f;    // the same once the graph has been at rest: a second from a drag to rest
  float alpha_min = 0.001f;
  float velocity_decay = 0.4f;     // share of the velocity lost in each tick
  float theta = 0.9f;              // Barnes-Hut opening angle; smaller is more exact
  float gravity = 0.04f;           // pull towards the origin, keeps components together
  float collision_padding = 6.0f;  // world units between discs
  std::uint64_t seed = 1;
};

class Simulation {
 public:
  // Replaces everything. Bodies without a position are placed at the barycentre of their placed neighbours,
  // else on a spiral. alpha starts at 0 (at rest) when every body has a position, else at 1.
  void reset(const std::vector<Body>& bodies, const std::vector<Link>& links,
             const SimulationSettings& settings = {});

  // One step. Does nothing when is_settled().
  void tick();
  // Ticks until settled or until max_ticks were made; returns the number made.
  int run(int max_ticks = 1000);

  void set_alpha(float alpha);          // reheats (drag, insertion)
  void set_alpha_target(float target);  // what alpha decays to; > alpha_min keeps it warm while dragging
  // Holds a body at a place, with no velocity, until released. A place that is not finite is ignored: the
  // body is held where it is.
  void pin(std::int32_t body, Vec2 position);
  // A body that is released after a first rest stays where it is until something moves it.
  void unpin(std::int32_t body);
  bool is_pinned(std::int32_t body) const;

  bool is_settled() const;
  float alpha() const { return alpha_; }
  std::uint64_t ticks() const { return ticks_; }
  const std::vector<Vec2>& positions() const { return positions_; }

 private:
  void take_bodies(const std::vector<Body>& bodies);
  void warm_around_wave();
  void warm_everything();
  void warm(std::size_t body, float warmth);
  void wake(std::size_t body);
  void build_cold_tree();
  void build_moved_tree();
  void separate_coincident();
  // Only links to bodies that count pull.
  Vec2 force_on(std::size_t body, const std::vector<std::uint8_t>& counts) const;
  void let_released_rest();
  void add_velocities();
  void part();
  void move_bodies();
  void come_to_rest();

  SimulationSettings settings_;
  Random random_;
  Adjacency adjacency_;
  LinkForce link_force_;

  // One entry for each body.
  std::vector<Vec2> positions_;
  std::vector<Vec2> velocities_;
  std::vector<Vec2> forces_;  // of warm bodies
  std::vector<Vec2> rest_positions_;
  std::vector<Vec2> rest_forces_;     // what acts on the body at rest, subtracted from what acts on it later
  std::vector<Vec2> cold_positions_;  // in cold_tree_
  std::vector<float> charges_;
  std::vector<float> radii_;
  std::vector<float> warmth_;  // in [0, 1]: the share of the forces that the body follows; at rest 0
  std::vector<std::uint8_t> is_pinned_;
  std::vector<std::uint8_t> has_rest_;  // it was at rest once: what it does to others is taken for granted
  std::vector<std::uint8_t> is_in_cold_tree_;
  std::vector<std::uint8_t> is_moved_;     // in moved_tree_
  std::vector<std::uint8_t> is_yielding_;  // warm only because a warm one ran into it: it just makes room
  std::vector<std::uint8_t> all_;          // ones

  std::vector<std::int32_t> active_;    // the warm bodies
  std::vector<std::int32_t> moved_;     // since cold_tree_ was built; the warm ones too
  std::vector<std::int32_t> released_;  // since the last tick
  std::vector<std::int32_t> woken_;     // scratch of part()
  std::vector<std::int32_t> wave_;  // scratch of warm_around_wave(): first what is warm, then what it warms

  // Bodies of the trees' entries, -1 for those that stand for none: where a moved body was.
  std::vector<std::int32_t> cold_bodies_, moved_bodies_;
  Quadtree cold_tree_, moved_tree_;
  std::vector<Vec2> entry_positions_;  // scratch of building the trees
  std::vector<float> entry_charges_, entry_radii_;

  bool has_been_at_rest_ = false;
  float alpha_ = 0.0f;
  float alpha_target_ = 0.0f;
  std::uint64_t ticks_ = 0;
};

}  // namespace storylens
