// What tests/bench/layout.mjs calls: the layout, the warm start and the quality of any drawing. Arrays are
// those of the caller: ends holds source and target of each link, places x and y of each body.
#include <emscripten.h>
#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <vector>

#include "layout/insertion.h"
#include "layout/multilevel.h"
#include "layout/quality.h"

namespace storylens {
namespace {

std::vector<Link> links_of(std::int32_t link_count, const std::int32_t* ends) {
  std::vector<Link> links;
  links.reserve(static_cast<std::size_t>(link_count));
  for (std::int32_t i = 0; i < link_count; ++i) links.push_back({ends[2 * i], ends[2 * i + 1]});
  return links;
}

std::vector<Vec2> places_of(std::int32_t count, const float* places) {
  std::vector<Vec2> positions;
  for (std::int32_t i = 0; i < count; ++i) positions.push_back({places[2 * i], places[2 * i + 1]});
  return positions;
}

void write_places(const std::vector<Vec2>& positions, float* places) {
  for (const Vec2& position : positions) {
    *places++ = position.x;
    *places++ = position.y;
  }
}

// Of what is allocated, for the memory that a layout takes.
std::size_t allocated = 0, most_allocated = 0;

}  // namespace
}  // namespace storylens

void* operator new(std::size_t size) {
  void* const memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  storylens::allocated += malloc_usable_size(memory);
  storylens::most_allocated = std::max(storylens::most_allocated, storylens::allocated);
  return memory;
}

void operator delete(void* memory) noexcept {
  storylens::allocated -= malloc_usable_size(memory);
  std::free(memory);
}

using namespace storylens;

extern "C" {

// Yields how many bytes there were at most beside bodies and links.
EMSCRIPTEN_KEEPALIVE double bench_lay_out(std::int32_t body_count, std::int32_t link_count,
                                          const std::int32_t* ends, float* places) {
  const std::vector<Body> bodies(static_cast<std::size_t>(body_count));
  const std::vector<Link> links = links_of(link_count, ends);
  const std::size_t before = most_allocated = allocated;
  write_places(lay_out(bodies, links), places);
  return static_cast<double>(most_allocated - before);
}

// The first known_count bodies have places.
EMSCRIPTEN_KEEPALIVE void bench_insert(std::int32_t body_count, std::int32_t known_count,
                                       std::int32_t link_count, const std::int32_t* ends, float* places) {
  std::vector<Body> bodies(static_cast<std::size_t>(body_count));
  for (std::int32_t i = 0; i < known_count; ++i) {
    bodies[static_cast<std::size_t>(i)].position = {places[2 * i], places[2 * i + 1]};
    bodies[static_cast<std::size_t>(i)].has_position = true;
  }
  write_places(insert_bodies(bodies, links_of(link_count, ends)), places);
}

// values gets stress, preserved 1, preserved 2, purity, crossings, length variation, mean link length.
EMSCRIPTEN_KEEPALIVE void bench_quality(std::int32_t body_count, std::int32_t link_count,
                                        const std::int32_t* ends, const float* places,
                                        const std::int32_t* communities, double* values) {
  const std::vector<Link> links = links_of(link_count, ends);
  const std::vector<Vec2> positions = places_of(body_count, places);
  const Quality quality = measure_quality(links, positions, {communities, communities + body_count});
  for (double value : {quality.stress, quality.preserved_1, quality.preserved_2, quality.purity,
                       quality.crossings, quality.length_variation, mean_link_length(links, positions)}) {
    *values++ = value;
  }
}

// values gets the mean displacement of the first count bodies and the share of their 8 nearest that stay.
EMSCRIPTEN_KEEPALIVE void bench_displacement(std::int32_t count, const float* before, const float* after,
                                             double* values) {
  const Displacement displacement = measure_displacement(places_of(count, before), places_of(count, after));
  values[0] = displacement.mean;
  values[1] = displacement.kept_neighbors;
}

}  // extern "C"
