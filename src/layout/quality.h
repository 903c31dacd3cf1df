// Quality: how good a drawing is, as a vector, because no layout wins every measure. For tests and
// benchmarks; the app does not link it.
//
// stress           mean over pairs of ((s |p_i - p_j| - d_ij) / d_ij)^2 at the scale s that makes it least,
// d_ij
//                  the links between i and j (Gansner, Koren and North 2004; scale as in Welch and Kobourov
//                  2017). With r = |p_i - p_j| / d_ij it is 1 - (sum r)^2 / (N sum r^2). 0 is best.
// preserved_1, _2  mean over bodies of |G ∩ D| / |G ∪ D|, G what is within 1 or 2 links, D as many nearest
//                  drawn bodies (Kruiger et al. 2017, tsNET). 1 is best.
// purity           share of the 10 nearest drawn bodies that are of the body's own community, over the bodies
//                  that have one (after the purity of Manning, Raghavan and Schütze 2008). 1 is best.
// crossings        share of pairs of links without a common end that cross (Purchase 2002). 0 is best.
// length_variation standard deviation of link lengths divided by their mean (Haleem et al. 2019). 0 is best.
//
// Shapes: positions[i] and communities[i] belong to body i; communities may be empty; below 0 is none.
// Cost:   stress takes up to 64 sources and crossings 2^20 pairs, drawn from a seed; the neighbour measures
// take
//         up to 400 bodies: O(64 (n + m) + 400 n) in all.
#pragma once

#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "layout/body.h"

namespace storylens {

struct Quality {
  double stress = 0.0;
  double preserved_1 = 1.0;
  double preserved_2 = 1.0;
  double purity = 1.0;
  double crossings = 0.0;
  double length_variation = 0.0;
};

Quality measure_quality(const std::vector<Link>& links, const std::vector<Vec2>& positions,
                        const std::vector<std::int32_t>& communities = {});

double mean_link_length(const std::vector<Link>& links, const std::vector<Vec2>& positions);

// What share of the count nearest drawn bodies of each stays among them, and how far bodies move on average:
// the first before.size() bodies are compared.
struct Displacement {
  double mean = 0.0;
  double kept_neighbors = 1.0;
};

Displacement measure_displacement(const std::vector<Vec2>& before, const std::vector<Vec2>& after,
                                  std::size_t count = 8);

}  // namespace storylens
