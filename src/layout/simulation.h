// Simulation: moves bodies until links are near their rest length and bodies keep apart.
// Velocity Verlet with Barnes-Hut repulsion, after d3-force (M. Bostock), float32, fixed order of operations.
//
// Rest: a body that comes with a position is at rest there, whatever the forces: what acts on it then is
// taken as zero, so that only a change (a pinned body, a new one) moves it. The same holds for the place
// where a run has settled, and where a body is released from its pin.
//
// Warmth: a tick moves warm bodies only. New bodies, pinned and released ones are warm, their neighbours to
// three links away less and less, and so is what they run into. What is less than warm is held back by a
// spring to the place where it was at rest. When nothing in particular is warm, all is.
//
// Units:  positions in world units, y down, at most kMaxCoordinate from the origin on each axis;
//         alpha in [0, 1] is the temperature.
// Shapes: positions()[i] belongs to bodies[i]; Link::a and Link::b index the same array.
// Errors: none at run time; a link index out of range is a programming error and asserts. A position that is
//         not finite or too far out is replaced as if it were not given.
// Cost:   O(n log n) a tick; no allocation after reset().
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
  void take_bodies(const std::vector<Body>& bodies, std::vector<std::uint8_t>& has_position);
  void record_given_rest(const std::vector<Link>& links, const std::vector<std::uint8_t>& has_position);
  void warm_around_wave();
  void warm_everything();
  void build_tree();
  void separate_coincident();
  void compute_forces();
  void move_bodies();
  void let_released_rest();
  void come_to_rest();

  SimulationSettings settings_;
  Random random_;
  Adjacency adjacency_;
  LinkForce link_force_;
  Quadtree tree_;

  // One entry for each body.
  std::vector<Vec2> positions_;
  std::vector<Vec2> velocities_;
  std::vector<Vec2> forces_;
  std::vector<Vec2> rest_positions_;
  std::vector<Vec2> rest_forces_;  // what acts on the body at rest, subtracted from what acts on it later
  std::vector<float> charges_;
  std::vector<float> radii_;
  std::vector<float> warmth_;  // in [0, 1]: the share of the forces that the body follows; at rest 0
  std::vector<std::uint8_t> is_pinned_;
  std::vector<std::int32_t> released_;  // since the last tick
  std::vector<std::int32_t> wave_;  // scratch of warm_around_wave(): first what is warm, then what it warms

  bool is_anything_warm_ = false;
  bool has_been_at_rest_ = false;
  float alpha_ = 0.0f;
  float alpha_target_ = 0.0f;
  std::uint64_t ticks_ = 0;
};

}  // namespace storylens
