// Edge pass: the edges of the picture as antialiased wide lines, straight or bent, solid or dashed, instanced. One draw call.
//
// Units:  ends in world units; everything else in device pixels; colors 0xAABBGGRR, not premultiplied.
// Errors: create() fails with the shader's log.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "base/vec2.h"
#include "render/camera.h"

namespace storylens {

struct EdgeInstance {
  Vec2 a_world;
  Vec2 b_world;
  float trim_a_px = 0.0f;  // left out at each end, so that the line begins at the node's rim
  float trim_b_px = 0.0f;
  float width_px = 1.0f;
  float bend = 0.0f;     // height of the arc over its chord, as a share of the chord; 0 = straight
  float dash_px = 0.0f;  // length of dashes and gaps; 0 = solid
  float arrow_px = 0.0f; // length of the arrow head at b; 0 = none
  std::uint32_t color = 0;
};

class EdgePass {
 public:
  static Result<EdgePass> create();
  EdgePass(EdgePass&&) noexcept;
  EdgePass& operator=(EdgePass&&) noexcept;
  ~EdgePass();

  void draw(const std::vector<EdgeInstance>& instances, const Camera& camera);

 private:
  EdgePass() = default;
  unsigned program_ = 0;
  unsigned vertex_array_ = 0;
  unsigned instance_buffer_ = 0;
};

}  // namespace storylens
