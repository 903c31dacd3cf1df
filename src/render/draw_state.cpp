#include "render/draw_state.h"

#include <GLES3/gl3.h>

#include <cmath>

#include "render/program.h"

namespace storylens {

void set_painting_state() {
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
}

CameraUniforms camera_uniforms(const GlProgram& program) {
  return {uniform_location(program, "u_center_world"), uniform_location(program, "u_px_per_world"),
          uniform_location(program, "u_center_px"), uniform_location(program, "u_clip_from_px"),
          uniform_location(program, "u_node_scale")};
}

bool begin_camera_pass(const GlProgram& program, const CameraUniforms& uniforms, const Camera& camera,
                       const NodeScale& scale) {
  const float left = std::round(camera.viewport_origin_px.x);
  const float top = std::round(camera.viewport_origin_px.y);
  const float width = std::round(camera.viewport_origin_px.x + camera.viewport_size_px.x) - left;
  const float height = std::round(camera.viewport_origin_px.y + camera.viewport_size_px.y) - top;
  if (!(width >= 1.0f && height >= 1.0f)) return false;

  set_painting_state();
  // The clip volume ends at GL's viewport, so that no scissor is needed.
  glDisable(GL_SCISSOR_TEST);
  glViewport(static_cast<GLint>(left), static_cast<GLint>(std::round(camera.canvas_height_px) - top - height),
             static_cast<GLsizei>(width), static_cast<GLsizei>(height));

  const Vec2 center_px = camera.viewport_origin_px + camera.viewport_size_px * 0.5f - Vec2{left, top};
  glUseProgram(program.name());
  glUniform2f(uniforms.center_world, camera.center_world.x, camera.center_world.y);
  glUniform1f(uniforms.px_per_world, camera.px_per_world);
  glUniform2f(uniforms.center_px, center_px.x, center_px.y);
  glUniform2f(uniforms.clip_from_px, 2.0f / width, -2.0f / height);
  glUniform4f(uniforms.node_scale, scale.smallest_px, scale.largest_px, scale.unfold_from, scale.unfold_to);
  return true;
}

}  // namespace storylens
