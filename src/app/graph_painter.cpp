#include "app/graph_painter.h"

#include <utility>

namespace storylens {
namespace {

constexpr float kFaded = 0.25f;  // of what stands back behind a selection

}  // namespace

GraphPainter::GraphPainter(ShapePass shapes, EdgePass edges)
    : shapes_(std::move(shapes)), edges_(std::move(edges)) {}

Result<GraphPainter> GraphPainter::create() {
  Result<ShapePass> shapes = ShapePass::create();
  if (!shapes) return tl::unexpected<Error>(std::move(shapes.error()));
  Result<EdgePass> edges = EdgePass::create();
  if (!edges) return tl::unexpected<Error>(std::move(edges.error()));
  return GraphPainter(std::move(*shapes), std::move(*edges));
}

void GraphPainter::update_base(const Input& input) {
  const float dpr = input.scene.device_pixel_ratio();
  if (base_revision_ == input.index.revision() && base_edges_revision_ == input.view.edges_revision &&
      base_dpr_ == dpr && base_palette_ == input.palette) {
    return;
  }
  base_revision_ = input.index.revision();
  base_edges_revision_ = input.view.edges_revision;
  base_dpr_ = dpr;
  base_palette_ = input.palette;
  base_ = base_picture(input.bundle, input.scene, input.view, input.index, input.palette);
  shapes_.set_instances(PictureLayer::Base, base_.shapes);
  edges_.set_instances(PictureLayer::Base, base_.edges);
  base_.shapes = {};
  base_.edges = {};
}

bool GraphPainter::draw(const Input& input) {
  update_base(input);
  const NodeScale scale = input.scene.node_scale();
  const Camera& camera = input.scene.camera();
  GraphDetail detail = choose_detail(input.view, input.index, base_, scale, input.is_moving);
  const float opacity = input.view.selected >= 0 ? kFaded : 1.0f;
  detail.lines.opacity *= opacity;
  const GraphPicture focus = focus_picture(input.bundle, input.scene, input.view, input.palette,
                                           input.hovered_node, input.hovered_edge);
  std::size_t focus_records = 0;
  for (const EdgeInstance& edge : focus.edges) focus_records += edge_records(edge);
  shapes_.set_instances(PictureLayer::Focus, focus.shapes);
  edges_.set_instances(PictureLayer::Focus, focus.edges);

  edges_.draw(PictureLayer::Base, detail.edges, camera, scale, detail.lines);
  edges_.draw(PictureLayer::Focus, {{0, focus_records}}, camera, scale, {});
  shapes_.draw(PictureLayer::Base, detail.shapes, camera, scale, opacity);
  shapes_.draw(PictureLayer::Focus, {{0, focus.shapes.size()}}, camera, scale, 1.0f);
  return detail.is_light;
}

}  // namespace storylens
