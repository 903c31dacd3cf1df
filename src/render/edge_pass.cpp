#include "render/edge_pass.h"

#include <GLES3/gl3.h>

#include <cstddef>
#include <utility>

#include "generated/shaders.h"
#include "render/program.h"
#include "render/vertex_layout.h"

namespace storylens {
namespace {

// As shaders/edge.vert has it; the two trims are one attribute.
constexpr VertexAttribute kAttributes[] = {
    {0, 2, AttributeType::Float, offsetof(EdgeInstance, a_world)},
    {1, 2, AttributeType::Float, offsetof(EdgeInstance, b_world)},
    {2, 2, AttributeType::Float, offsetof(EdgeInstance, trim_a_px)},
    {3, 1, AttributeType::Float, offsetof(EdgeInstance, width_px)},
    {4, 1, AttributeType::Float, offsetof(EdgeInstance, bend)},
    {5, 1, AttributeType::Float, offsetof(EdgeInstance, dash_px)},
    {6, 1, AttributeType::Float, offsetof(EdgeInstance, arrow_px)},
    {7, 4, AttributeType::Color, offsetof(EdgeInstance, color)},
};
static_assert(sizeof(EdgeInstance) == 44, "the table above and shaders/edge.vert describe these bytes");
static_assert(offsetof(EdgeInstance, trim_b_px) == offsetof(EdgeInstance, trim_a_px) + sizeof(float));

// The strip of one edge, the same for all in a draw call: as short as the batch allows.
constexpr int kStraightRows = 2;
constexpr int kBentRows = 12;
constexpr int kArrowRows = 2;

struct StripRows {
  int body = kStraightRows;
  int arrow = 0;
};

StripRows strip_rows(const std::vector<EdgeInstance>& instances) {
  StripRows rows;
  for (const EdgeInstance& edge : instances) {
    if (edge.bend != 0.0f) rows.body = kBentRows;
    if (edge.arrow_px > 0.0f) rows.arrow = kArrowRows;
  }
  return rows;
}

}  // namespace

EdgePass::EdgePass(EdgePass&&) noexcept = default;
EdgePass& EdgePass::operator=(EdgePass&&) noexcept = default;
EdgePass::~EdgePass() = default;

Result<EdgePass> EdgePass::create() {
  Result<GlProgram> program = link_program({"edge", kEdgeVert, kEdgeFrag});
  if (!program) return tl::unexpected<Error>(std::move(program.error()));

  EdgePass pass;
  pass.program_ = std::move(*program);
  pass.uniforms_ = camera_uniforms(pass.program_);
  pass.u_body_rows_ = uniform_location(pass.program_, "u_body_rows");
  pass.vertex_array_ = GlVertexArray::make();
  pass.instance_buffer_ = GlBuffer::make();
  glBindVertexArray(pass.vertex_array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, pass.instance_buffer_.name());
  apply_layout(instance_layout(kAttributes, sizeof(EdgeInstance)), 0);
  return pass;
}

void EdgePass::draw(const std::vector<EdgeInstance>& instances, const Camera& camera) {
  if (instances.empty() || program_.name() == 0) return;
  if (!begin_camera_pass(program_, uniforms_, camera)) return;

  const StripRows rows = strip_rows(instances);
  glUniform1i(u_body_rows_, rows.body);
  glBindVertexArray(vertex_array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, instance_buffer_.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(instances.size() * sizeof(EdgeInstance)),
               instances.data(), GL_STREAM_DRAW);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 2 * (rows.body + rows.arrow),
                        static_cast<GLsizei>(instances.size()));
}

}  // namespace storylens
