// Layout API: what the layout's own module exports, for a worker or, where there is none, the page itself. It
// holds one layout. web/layout-run.ts calls these in this order.
#include <emscripten/emscripten.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "layout/picture.h"

namespace {

using namespace storylens;

struct Job {
  std::vector<float> bodies;       // radius and the box's four sides of each
  std::vector<float> links;        // distance and strength of each
  std::vector<std::int32_t> ends;  // both of each link
  PictureLayout layout;
  std::vector<Vec2> places;
};

Job g_job;

}  // namespace

extern "C" {

// Where five floats for each body are to be written.
EMSCRIPTEN_KEEPALIVE float* ll_bodies(std::int32_t count) {
  g_job.bodies.assign(5 * static_cast<std::size_t>(count), 0.0f);
  return g_job.bodies.data();
}

EMSCRIPTEN_KEEPALIVE float* ll_links(std::int32_t count) {
  g_job.links.assign(2 * static_cast<std::size_t>(count), 0.0f);
  return g_job.links.data();
}

EMSCRIPTEN_KEEPALIVE std::int32_t* ll_ends(std::int32_t count) {
  g_job.ends.assign(2 * static_cast<std::size_t>(count), 0);
  return g_job.ends.data();
}

EMSCRIPTEN_KEEPALIVE void ll_begin() {
  const std::size_t count = g_job.bodies.size() / 5;
  std::vector<Body> bodies(count);
  std::vector<Box> boxes(count);
  for (std::size_t i = 0; i < count; ++i) {
    const float* body = &g_job.bodies[5 * i];
    bodies[i].radius = body[0];
    boxes[i] = {{body[1], body[2]}, {body[3], body[4]}};
  }
  std::vector<Link> links;
  links.reserve(g_job.ends.size() / 2);
  for (std::size_t i = 0; i < g_job.ends.size() / 2; ++i) {
    links.push_back({g_job.ends[2 * i], g_job.ends[2 * i + 1], g_job.links[2 * i], g_job.links[2 * i + 1]});
  }
  g_job.bodies = {};
  g_job.links = {};
  g_job.ends = {};
  g_job.layout.reset(std::move(bodies), links, std::move(boxes));
}

// 0 when the layout is complete.
EMSCRIPTEN_KEEPALIVE int ll_step() {
  return g_job.layout.step() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE float ll_progress() {
  return g_job.layout.progress();
}

// x and y of each body, until the next call.
EMSCRIPTEN_KEEPALIVE const Vec2* ll_places() {
  g_job.layout.get_places(g_job.places);
  return g_job.places.data();
}

}  // extern "C"
