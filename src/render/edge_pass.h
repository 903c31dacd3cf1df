// Edge pass: the edges of the picture as antialiased wide lines, straight or bent, solid or dashed.
// One draw call.
//
// Units:  ends in world units; everything else in device pixels; colors 0xAABBGGRR, not premultiplied.
// Errors: create() fails with the shader's log.
// Cost:   draw() uploads all instances: a quad for a straight edge, one for each 9 degrees of a bent one,
//         another for an arrow head. Nothing is culled.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "base/vec2.h"
#include "render/camera.h"
#include "render/draw_state.h"
#include "render/gl_object.h"
#include "render/quad_stream.h"

namespace storylens {

struct EdgeInstance {
  Vec2 a_world;
  Vec2 b_world;
  float trim_a_px = 0.0f;  // left out at each end, so that the line begins at the node's rim
  float trim_b_px = 0.0f;
  float width_px = 1.0f;
  // Height of the circular arc over its chord, as a share of the chord, in [-1, 1]; 0 = straight. Above 0 it
  // lies to the left of one who walks on the screen from a to b, below 0 to the right.
  float bend = 0.0f;
  float dash_px = 0.0f;   // length of dashes and gaps; 0 = solid
  float arrow_px = 0.0f;  // length of the arrow head at b; 0 = none
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
  // A quad's worth of an edge: the body from a on in equal pieces, then the arrow head.
  struct Piece {
    EdgeInstance edge;
    std::uint32_t number;
    std::uint32_t body_pieces;
  };

  GlProgram program_;
  CameraUniforms uniforms_;
  QuadStream quads_;
  std::vector<Piece> pieces_;
};

}  // namespace storylens
