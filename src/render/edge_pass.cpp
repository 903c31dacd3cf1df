#include "render/edge_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "generated/shaders.h"
#include "render/program.h"
#include "render/vertex_layout.h"

namespace storylens {
namespace {

// The fragments find the true arc, so that pieces need only be narrow enough to waste few of them.
constexpr float kRadiansPerPiece = 0.16f;

std::uint32_t body_pieces(float bend) {
  const float radians = 4.0f * std::atan(2.0f * std::abs(bend));
  return std::max(1u, static_cast<std::uint32_t>(std::ceil(radians / kRadiansPerPiece)));
}

}  // namespace

EdgePass::EdgePass(EdgePass&&) noexcept = default;
EdgePass& EdgePass::operator=(EdgePass&&) noexcept = default;
EdgePass::~EdgePass() = default;

Result<EdgePass> EdgePass::create() {
  // As shaders/edge.vert has it; the two trims are one attribute, and so are a piece's two numbers.
  static constexpr VertexAttribute kAttributes[] = {
      {0, 2, AttributeType::Float, offsetof(EdgeInstance, a_world)},
      {1, 2, AttributeType::Float, offsetof(EdgeInstance, b_world)},
      {2, 2, AttributeType::Float, offsetof(EdgeInstance, trim_a_px)},
      {3, 1, AttributeType::Float, offsetof(EdgeInstance, width_px)},
      {4, 1, AttributeType::Float, offsetof(EdgeInstance, bend)},
      {5, 1, AttributeType::Float, offsetof(EdgeInstance, dash_px)},
      {6, 1, AttributeType::Float, offsetof(EdgeInstance, arrow_px)},
      {7, 4, AttributeType::Color, offsetof(EdgeInstance, color)},
      {8, 2, AttributeType::Unsigned, offsetof(Piece, number)},
  };
  static_assert(sizeof(EdgeInstance) == 44 && sizeof(Piece) == 52,
                "the table above and shaders/edge.vert describe these bytes");
  static_assert(offsetof(Piece, edge) == 0, "the offsets above are an edge's");

  Result<GlProgram> program = link_program({"edge", kEdgeVert, kEdgeFrag});
  if (!program) return tl::unexpected<Error>(std::move(program.error()));

  EdgePass pass;
  pass.program_ = std::move(*program);
  pass.uniforms_ = camera_uniforms(pass.program_);
  pass.quads_ = QuadStream(vertex_layout(kAttributes, sizeof(Piece)));
  return pass;
}

void EdgePass::draw(const std::vector<EdgeInstance>& instances, const Camera& camera) {
  if (instances.empty() || program_.name() == 0) return;
  if (!begin_camera_pass(program_, uniforms_, camera)) return;

  pieces_.clear();
  for (const EdgeInstance& edge : instances) {
    const std::uint32_t body = body_pieces(edge.bend);
    const std::uint32_t count = edge.arrow_px > 0.0f ? body + 1 : body;
    for (std::uint32_t number = 0; number < count; ++number) pieces_.push_back({edge, number, body});
  }
  quads_.draw(pieces_.data(), pieces_.size());
}

}  // namespace storylens
