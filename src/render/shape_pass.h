// Shape pass: the nodes of the picture as quads with antialiased distance-field shapes. One draw call.
//
// Units:  centers in world units, sizes in device pixels; colors 0xAABBGGRR (as ImGui), not premultiplied.
// Errors: create() fails with the shader's log.
// Cost:   draw() uploads all instances; nothing is culled.
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
// offset_px is (r sin t, -r cos t) and rotation is t.
enum class Shape : std::uint32_t { Disc, RoundedSquare, Diamond, Hexagon, Petal, Ring };

struct ShapeInstance {
  Vec2 center_world;
  Vec2 offset_px;          // from the center, screen space: petals stand around their story
  Vec2 half_size_px;       // a petal is longer (y) than wide (x)
  float rotation = 0.0f;   // radians, clockwise on screen
  float stroke_px = 0.0f;  // inside the edge; 0 = none
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

  void draw(const std::vector<ShapeInstance>& instances, const Camera& camera);

 private:
  ShapePass() = default;
  GlProgram program_;
  CameraUniforms uniforms_;
  QuadStream quads_;
};

}  // namespace storylens
