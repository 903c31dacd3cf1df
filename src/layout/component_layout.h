// Component layout: lays one connected graph out, in three stages.
// 1. Coarsen (coarsening.h) and place the groups by the stress of the whole graph (coarse_stress.h).
// 2. From there every body goes, tick by tick and ever less far, to where sampled stress, its links and its
// community
//    want it, and discs part.
// 3. Discs part until none overlap.
//
// Communities cost next to no stress when they are held together as news graphs are made: what is central in
// its community stands inward, what hangs on it outward, by the mean distance of each body to all others (its
// closeness). Where distances vary much, as in meshes and trees, stress shows the structure by itself and
// communities do not pull.
//
// Units:  world units around the origin.
// Shapes: positions()[i] belongs to body i of the graph.
// Errors: none; the graph must be connected, radii finite and > 0.
// Cost:   O(n + m) a step, about 100 to 400 steps; no allocation in ticks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "layout/coarse_stress.h"
#include "layout/near_field.h"
#include "layout/sampled_stress.h"
#include "layout/weighted_graph.h"

namespace storylens {

class ComponentLayout {
 public:
  // link_length: what a link should at least measure. filled_share: of the picture, at most, that discs
  // cover.
  void reset(WeightedGraph graph, std::vector<float> radii, float link_length, float filled_share,
             std::uint64_t seed);

  // False when the layout is complete.
  bool step();

  float progress() const;  // in [0, 1]
  const std::vector<Vec2>& positions() const { return positions_; }

 private:
  enum class Stage { Place, Sample, Tick, Part, Done };

  void make_groups(std::uint64_t seed);
  void place_bodies_near_groups();
  void turn_level();
  void prepare_ticks();
  void tick();
  void move_by_links_and_stress();
  void hold_communities();
  void recenter();
  bool part();

  WeightedGraph graph_;
  std::vector<float> radii_;
  std::vector<std::int32_t> group_of_;      // what is placed as one at first; empty: each body
  std::vector<std::int32_t> community_of_;  // empty: none
  float link_length_ = 0.0f;
  float filled_share_ = 0.0f;
  std::uint64_t seed_ = 0;
  float hold_ = 0.0f;  // of communities, relative to what the rest moves

  Stage stage_ = Stage::Done;
  CoarseStress coarse_stress_;
  SampledStress sampled_stress_;
  NearField near_field_;
  float rate_ = 0.0f;
  int rounds_ = 0;
  int steps_ = 0;

  std::vector<Vec2> positions_;
  std::vector<float> x_, y_, move_x_, move_y_;
  std::vector<Vec2> pushes_;
  std::vector<float> outwardness_;  // closeness beyond that of the community, in links
  std::vector<Vec2> community_means_;
  std::vector<float> community_sizes_;
};

}  // namespace storylens
