// Sampled stress: where each body should go so that drawn distances are like those in the graph, judged by
// the distances to a sample of bodies that is renewed from tick to tick. A move is that of stress
// majorization (Gansner, Koren and North 2004), with the sample in place of all bodies; a sampled body itself
// sees all others.
//
// Units:  link_length is what one link should measure, in world units.
// Shapes: x[i], y[i] and the moves belong to body i.
// Cost:   kSamples n and kRenewed searches a tick; no allocation after reset(); 2 kSamples bytes a body.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/random.h"
#include "layout/adjacency.h"
#include "layout/graph_distance.h"

namespace storylens {

class SampledStress {
 public:
  // The graph must be connected and live as long as this. Up to 128 bodies all are sampled.
  void reset(const Adjacency& adjacency, std::uint64_t seed);

  // Replaces a part of the sample.
  void renew();

  // One search of those that fill the first sample; false when it is complete.
  bool fill();

  // Each move leads to the place of least stress.
  void find_moves(float link_length, const std::vector<float>& x, const std::vector<float>& y,
                  std::vector<float>& move_x, std::vector<float>& move_y);

 private:
  void search_into(std::size_t sample);
  void add_sample(std::size_t sample, float link_length, const std::vector<float>& x,
                  const std::vector<float>& y, std::vector<float>& move_x, std::vector<float>& move_y);

  struct Sample {
    std::int32_t body = 0;
    float move_x = 0.0f;
    float move_y = 0.0f;
  };
  const Adjacency* adjacency_ = nullptr;
  std::size_t count_ = 0;
  std::size_t stride_ = 0;  // count_ rounded up to whole vectors
  std::size_t filled_ = 0;
  std::size_t next_ = 0;
  bool has_all_ = false;
  Random random_;
  DistanceSearch search_;
  std::vector<Sample> samples_;
  std::vector<std::uint16_t> distances_;  // stride_ for each sample; 0 past the end
  std::vector<float> weights_;            // sums over samples, of each body
};

}  // namespace storylens
