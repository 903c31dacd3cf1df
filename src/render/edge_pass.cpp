#include "render/edge_pass.h"

#include <GLES3/gl3.h>

#include <cstddef>
#include <utility>

#include "generated/shaders.h"
#include "render/edge_records.h"
#include "render/program.h"
#include "render/vertex_layout.h"

namespace storylens {
namespace {

// As shaders/edge.vert and shaders/line.vert have it; four numbers that stand side by side are one attribute.
constexpr VertexAttribute kAttributes[] = {
    {0, 2, AttributeType::Float, offsetof(EdgeRecord, a_world)},
    {1, 2, AttributeType::Float, offsetof(EdgeRecord, b_world)},
    {2, 4, AttributeType::Short, offsetof(EdgeRecord, radius_a)},
    {3, 4, AttributeType::Short, offsetof(EdgeRecord, width)},
    {4, 4, AttributeType::Color, offsetof(EdgeRecord, color)},
    {5, 3, AttributeType::Byte, offsetof(EdgeRecord, number)},
};

}  // namespace

EdgePass::EdgePass(EdgePass&&) noexcept = default;
EdgePass& EdgePass::operator=(EdgePass&&) noexcept = default;
EdgePass::~EdgePass() = default;

Result<EdgePass::Program> EdgePass::make_program(std::string_view name, std::string_view vertex,
                                                 std::string_view fragment) {
  Result<GlProgram> linked = link_program({name, vertex, fragment});
  if (!linked) return tl::unexpected<Error>(std::move(linked.error()));
  Program program;
  program.program = std::move(*linked);
  program.camera = camera_uniforms(program.program);
  program.u_detail = uniform_location(program.program, "u_detail");
  return program;
}

Result<EdgePass> EdgePass::create() {
  Result<Program> full = make_program("edge", kEdgeVert, kEdgeFrag);
  if (!full) return tl::unexpected<Error>(std::move(full.error()));
  Result<Program> plain = make_program("line", kLineVert, kLineFrag);
  if (!plain) return tl::unexpected<Error>(std::move(plain.error()));

  EdgePass pass;
  pass.full_ = std::move(*full);
  pass.plain_ = std::move(*plain);
  for (QuadStream& layer : pass.layers_) layer = QuadStream(vertex_layout(kAttributes, sizeof(EdgeRecord)));
  return pass;
}

void EdgePass::set_instances(PictureLayer layer, const std::vector<EdgeInstance>& instances) {
  std::vector<EdgeRecord> records;
  records.reserve(instances.size());
  for (const EdgeInstance& edge : instances) append_edge_records(edge, records);
  layers_[static_cast<std::size_t>(layer)].upload(records.data(), records.size());
}

void EdgePass::draw(PictureLayer layer, const std::vector<QuadRange>& ranges, const Camera& camera,
                    const NodeScale& scale, const EdgeDetail& detail) {
  const Program& program = detail.is_plain ? plain_ : full_;
  if (ranges.empty() || !begin_camera_pass(program.program, program.camera, camera, scale)) return;
  glUniform3f(program.u_detail, detail.opacity, detail.tail_opacity, detail.cut);
  layers_[static_cast<std::size_t>(layer)].draw(ranges);
}

}  // namespace storylens
