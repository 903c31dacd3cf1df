// Edge pass: the edges of the picture as antialiased wide lines, straight or bent, solid or dashed, in two
// layers: the base, which stays on the GPU while the camera moves, and the focus over it. Small pictures and
// far ones are drawn by a second, plain program: one straight quad for each edge, which is what software GL
// and phones can do by the ten thousand.
//
// Units:  ends and sizes of nodes in world units; everything else in device pixels; colors 0xAABBGGRR, not
// premultiplied. Shapes: an edge is one record, more when it is bent (one for each 9 degrees) or has an arrow
// head; first_record() counts. Errors: create() fails with the shader's log. Cost:   set_instances() uploads;
// draw() does not.
#pragma once

#include <cstdint>
#include <string_view>
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
  // The nodes at its ends: it begins and ends a pixel from their rims.
  float radius_a = 0.0f;
  float around_a = 0.0f;  // as in NodeScale::reach_px
  float radius_b = 0.0f;
  float around_b = 0.0f;
  float width_px = 1.0f;
  // Height of the circular arc over its chord, as a share of the chord, in [-1, 1]; 0 = straight. Above 0 it
  // lies to the left of one who walks on the screen from a to b, below 0 to the right.
  float bend = 0.0f;
  float dash_px = 0.0f;   // length of dashes and gaps; 0 = solid
  float arrow_px = 0.0f;  // length of the arrow head at b; 0 = none
  std::uint32_t color = 0;
  float rank = 0.0f;  // in [0, 1]: 0 is the most telling edge; the last ones are left out of crowded pictures
};

// Records of the edge pass for an edge.
std::size_t edge_records(const EdgeInstance& edge);

// How a layer is drawn.
struct EdgeDetail {
  float opacity = 1.0f;       // multiplies the alpha of every edge
  float tail_opacity = 1.0f;  // multiplies it further for the last in rank; those between lie between
  float cut = 1.0f;           // edges of a higher rank are left out
  bool is_plain = false;      // straight and solid, from center to center
  bool operator==(const EdgeDetail&) const = default;
};

class EdgePass {
 public:
  static Result<EdgePass> create();
  EdgePass(EdgePass&&) noexcept;
  EdgePass& operator=(EdgePass&&) noexcept;
  ~EdgePass();

  void set_instances(PictureLayer layer, const std::vector<EdgeInstance>& instances);
  // ranges are of records.
  void draw(PictureLayer layer, const std::vector<QuadRange>& ranges, const Camera& camera,
            const NodeScale& scale, const EdgeDetail& detail);

 private:
  EdgePass() = default;
  struct Program {
    GlProgram program;
    CameraUniforms camera;
    int u_detail = -1;
  };
  static Result<Program> make_program(std::string_view name, std::string_view vertex,
                                      std::string_view fragment);

  Program full_;
  Program plain_;
  QuadStream layers_[kPictureLayers];
};

}  // namespace storylens
