#include "render/shape_pass.h"

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
    {1, 2, AttributeType::Float, offsetof(ShapeInstance, offset_px)},
    {2, 2, AttributeType::Float, offsetof(ShapeInstance, half_size_px)},
    {3, 1, AttributeType::Float, offsetof(ShapeInstance, rotation)},
    {4, 1, AttributeType::Float, offsetof(ShapeInstance, stroke_px)},
    {5, 4, AttributeType::Color, offsetof(ShapeInstance, fill)},
    {6, 4, AttributeType::Color, offsetof(ShapeInstance, stroke)},
    {7, 1, AttributeType::Unsigned, offsetof(ShapeInstance, shape)},
};
static_assert(sizeof(ShapeInstance) == 44, "the table above and shaders/shape.vert describe these bytes");

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
  pass.quads_ = QuadStream(vertex_layout(kAttributes, sizeof(ShapeInstance)));
  return pass;
}

void ShapePass::draw(const std::vector<ShapeInstance>& instances, const Camera& camera) {
  if (instances.empty() || program_.name() == 0) return;
  if (!begin_camera_pass(program_, uniforms_, camera)) return;
  quads_.draw(instances.data(), instances.size());
}

}  // namespace storylens
