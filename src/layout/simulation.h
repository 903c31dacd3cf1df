// Simulation: moves bodies until links are near their rest length and bodies keep apart.
// Velocity Verlet with Barnes-Hut repulsion, after d3-force (M. Bostock), with float32 and fixed operation order.
//
// Units:  positions in world units, y down; alpha in [0, 1] is the temperature.
// Shapes: positions()[i] belongs to bodies[i]; Link::a and Link::b index the same array.
// Errors: none at run time; a link index out of range is a programming error and asserts. A position that is not
//         finite is replaced by the body's place on the starting spiral.
// Cost:   O(n log n) a tick; no allocation after reset().
#pragma once

#include <cstdint>
#include <vector>

#include "base/vec2.h"

namespace storylens {

struct Body {
  Vec2 position;              // where it starts; used only if has_position
  bool has_position = false;
  bool is_pinned = false;     // does not move
  float radius = 8.0f;        // world units; collision keeps bodies this far apart
  float charge = -300.0f;     // negative repels
};

struct Link {
  std::int32_t a = 0;
  std::int32_t b = 0;
  float distance = 60.0f;  // rest length, world units, > 0
  float strength = 1.0f;   // in [0, 1], before division by the smaller degree
};

struct SimulationSettings {
  float alpha_decay = 0.0228f;     // 300 ticks from 1 to alpha_min
  float alpha_min = 0.001f;
  float velocity_decay = 0.4f;     // share of the velocity lost in each tick
  float theta = 0.9f;              // Barnes-Hut opening angle; smaller is more exact
  float gravity = 0.04f;           // pull towards the origin, keeps components together
  float collision_padding = 6.0f;  // world units between discs
  std::uint64_t seed = 1;
};

class Simulation {
 public:
  // Replaces everything. Bodies without a position are placed at the barycentre of their placed neighbours, else
  // on a spiral. alpha starts at 0 (at rest) when every body has a position, else at 1.
  void reset(std::vector<Body> bodies, std::vector<Link> links, const SimulationSettings& settings = {});

  // One step. Does nothing when is_settled().
  void tick();
  // Ticks until settled or until max_ticks were made; returns the number made.
  int run(int max_ticks = 1000);

  void set_alpha(float alpha);         // reheats (drag, insertion)
  void set_alpha_target(float target); // what alpha decays to; > alpha_min keeps it warm while dragging
  // Holds a body at a place, with no velocity, until released.
  void pin(std::int32_t body, Vec2 position);
  void unpin(std::int32_t body);
  bool is_pinned(std::int32_t body) const;

  bool is_settled() const;
  float alpha() const { return alpha_; }
  std::uint64_t ticks() const { return ticks_; }
  const std::vector<Vec2>& positions() const { return positions_; }

 private:
  // The helper who implements this chooses the private members (structure of arrays, quadtree, scratch).
  std::vector<Vec2> positions_;
  float alpha_ = 0.0f;
  std::uint64_t ticks_ = 0;
};

}  // namespace storylens
