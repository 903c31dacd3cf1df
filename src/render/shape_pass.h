// Shape pass: the nodes of the picture as quads with antialiased distance-field shapes, in two layers: the
// base, which stays on the GPU while the camera moves, and the focus over it. One draw call for each range of
// a layer.
//
// Units:  centers in world units; offsets and half sizes in world units of their node, drawn by its
// NodeScale; margins and
//         strokes in device pixels; colors 0xAABBGGRR (as ImGui), not premultiplied.
// Errors: create() fails with the shader's log.
// Cost:   set_instances() uploads; draw() does not.
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

// A rounded square and a petal have a width (x) and a height (y); the others take half_size_px.x for both. A
// hexagon and a diamond stand on a corner. A ring is its stroke alone. A petal's foot, its narrow end, is at
// the bottom before the rotation: with its middle r from the story at an angle t, clockwise from the top,
// offset is (r sin t, -r cos t) and rotation is t. Petals unfold with the zoom.
enum class Shape : std::uint32_t { Disc, RoundedSquare, Diamond, Hexagon, Petal, Ring };

struct ShapeInstance {
  Vec2 center_world;
  float radius_world = 1.0f;  // of the node that it is a part of
  Vec2 offset;                // from the center: petals stand around their story
  Vec2 half_size;             // a petal is longer (y) than wide (x)
  float margin_px = 0.0f;     // more on each side, whatever the zoom
  float rotation = 0.0f;      // radians, clockwise on screen
  float stroke_px = 0.0f;     // inside the edge; 0 = none
  std::uint32_t fill = 0;
  std::uint32_t stroke = 0;  // painted over the fill
  Shape shape = Shape::Disc;
};

class ShapePass {
 public:
  static Result<ShapePass> create();
  ShapePass(ShapePass&&) noexcept;
  ShapePass& operator=(ShapePass&&) noexcept;
  ~ShapePass();

  void set_instances(PictureLayer layer, const std::vector<ShapeInstance>& instances);
  // opacity multiplies the alpha of every shape.
  void draw(PictureLayer layer, const std::vector<QuadRange>& ranges, const Camera& camera,
            const NodeScale& scale, float opacity);

 private:
  ShapePass() = default;
  GlProgram program_;
  CameraUniforms uniforms_;
  int u_opacity_ = -1;
  QuadStream layers_[kPictureLayers];
};

}  // namespace storylens
