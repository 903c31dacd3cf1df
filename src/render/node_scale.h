// Node scale: how large a node is drawn at a zoom. A disc grows with the zoom between a smallest and a
// largest radius, and what stands around it (a rosette of takes) with its disc; the rosette unfolds once it
// is large enough to be read. The shaders of nodes and edges compute the same (shaders/shape.vert,
// shaders/edge.vert), so that the zoom is a uniform and nothing is uploaded for it.
//
// Units: world units and device pixels; `px` of a node are device pixels for one of its world units.
#pragma once

#include <algorithm>

namespace storylens {

struct NodeScale {
  float px_per_world = 1.0f;
  float smallest_px = 2.5f;  // radius of a disc
  float largest_px = 34.0f;
  float unfold_from = 0.2f;  // px at which a rosette begins to open
  float unfold_to = 0.45f;   // and is open

  bool operator==(const NodeScale&) const = default;

  // radius_world > 0
  float px(float radius_world) const {
    return std::clamp(radius_world * px_per_world, smallest_px, largest_px) / radius_world;
  }
  // In [0, 1].
  float unfolded(float px) const {
    const float t = std::clamp((px - unfold_from) / (unfold_to - unfold_from), 0.0f, 1.0f);
    return t * t * (3.0f - 2.0f * t);
  }
  float radius_px(float radius_world) const { return radius_world * px(radius_world); }
  // From the center to the rim of what stands around the disc.
  float reach_px(float radius_world, float around_world) const {
    const float scale = px(radius_world);
    return scale * (radius_world + around_world * unfolded(scale));
  }
};

}  // namespace storylens
