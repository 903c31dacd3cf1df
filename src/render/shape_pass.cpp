#include "render/shape_pass.h"

#include <GLES3/gl3.h>

#include <cstddef>
#include <utility>

#include "generated/shaders.h"
#include "render/program.h"
#include "render/vertex_layout.h"

namespace storylens {
namespace {

// As shaders/shape.vert has it.
constexpr VertexAttribute kAttributes[] = {
    {0, 2, AttributeType::Float, offsetof(ShapeInstance, center_world)},
    {1, 1, AttributeType::Float, offsetof(ShapeInstance, radius_world)},
    {2, 2, AttributeType::Float, offsetof(ShapeInstance, offset)},
    {3, 2, AttributeType::Float, offsetof(ShapeInstance, half_size)},
    {4, 1, AttributeType::Float, offsetof(ShapeInstance, margin_px)},
    {5, 1, AttributeType::Float, offsetof(ShapeInstance, rotation)},
    {6, 1, AttributeType::Float, offsetof(ShapeInstance, stroke_px)},
    {7, 4, AttributeType::Color, offsetof(ShapeInstance, fill)},
    {8, 4, AttributeType::Color, offsetof(ShapeInstance, stroke)},
    {9, 1, AttributeType::Unsigned, offsetof(ShapeInstance, shape)},
};
static_assert(sizeof(ShapeInstance) == 52, "the table above and shaders/shape.vert describe these bytes");

}  // namespace

ShapePass::ShapePass(ShapePass&&) noexcept = default;
ShapePass& ShapePass::operator=(ShapePass&&) noexcept = default;
ShapePass::~ShapePass() = default;

Result<ShapePass> ShapePass::create() {
  Result<GlProgram> program = link_program({"shape", kShapeVert, kShapeFrag});
  if (!program) return tl::unexpected<Error>(std::move(program.error()));

  ShapePass pass;
  pass.program_ = std::move(*program);
  pass.uniforms_ = camera_uniforms(pass.program_);
  pass.u_opacity_ = uniform_location(pass.program_, "u_opacity");
  for (QuadStream& layer : pass.layers_)
    layer = QuadStream(vertex_layout(kAttributes, sizeof(ShapeInstance)));
  return pass;
}

void ShapePass::set_instances(PictureLayer layer, const std::vector<ShapeInstance>& instances) {
  layers_[static_cast<std::size_t>(layer)].upload(instances.data(), instances.size());
}

void ShapePass::draw(PictureLayer layer, const std::vector<QuadRange>& ranges, const Camera& camera,
                     const NodeScale& scale, float opacity) {
  if (ranges.empty() || !begin_camera_pass(program_, uniforms_, camera, scale)) return;
  glUniform1f(u_opacity_, opacity);
  layers_[static_cast<std::size_t>(layer)].draw(ranges);
}

}  // namespace storylens
