// Draw state: the GL state that every pass relies on, set anew by each and never read back.
#pragma once

#include "render/camera.h"
#include "render/gl_object.h"
#include "render/node_scale.h"

namespace storylens {

// Premultiplied blending; no depth, stencil or culling; every channel is written.
void set_painting_state();

// Where a graph shader finds its camera.
struct CameraUniforms {
  int center_world = -1;
  int px_per_world = -1;
  int center_px = -1;
  int clip_from_px = -1;
  int node_scale = -1;  // smallest, largest, unfold from, unfold to
};

CameraUniforms camera_uniforms(const GlProgram& program);

// Makes the program current and limits drawing to the camera's viewport, moved to whole pixels.
// False when the viewport is empty: nothing is to be drawn.
bool begin_camera_pass(const GlProgram& program, const CameraUniforms& uniforms, const Camera& camera,
                       const NodeScale& scale);

}  // namespace storylens
