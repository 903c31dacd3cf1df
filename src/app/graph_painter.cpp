#include "app/graph_painter.h"

#include <utility>

namespace storylens {

GraphPainter::GraphPainter(ShapePass shapes, EdgePass edges)
    : shapes_(std::move(shapes)), edges_(std::move(edges)) {}

Result<GraphPainter> GraphPainter::create() {
  Result<ShapePass> shapes = ShapePass::create();
  if (!shapes) return tl::unexpected<Error>(std::move(shapes.error()));
  Result<EdgePass> edges = EdgePass::create();
  if (!edges) return tl::unexpected<Error>(std::move(edges.error()));
  return GraphPainter(std::move(*shapes), std::move(*edges));
}

GraphPainter::Key GraphPainter::key_of(const Input& input, unsigned revision) {
  return {revision, input.view.edges_revision, input.scene.current_node(), input.scene.device_pixel_ratio(),
          input.palette};
}

void GraphPainter::update_base(const Input& input) {
  const Key key = key_of(input, input.index.revision());
  if (base_key_ == key) return;
  base_key_ = key;
  base_ = base_picture(input.bundle, input.scene, input.view, input.index, input.palette);
  shapes_.set_instances(PictureLayer::Base, base_.shapes);
  edges_.set_instances(PictureLayer::Base, base_.edges);
  base_.shapes = {};
  base_.edges = {};
}

void GraphPainter::update_bubbles(const Input& input) {
  const Key key = key_of(input, input.bubbles.revision());
  if (bubbles_key_ == key) return;
  bubbles_key_ = key;
  const GraphPicture picture = bubble_picture(input.scene, input.view, input.bubbles, input.palette);
  bubbles_ = picture.shapes.size();
  bubble_edges_ = picture.edges.size();
  shapes_.set_instances(PictureLayer::Bubbles, picture.shapes);
  edges_.set_instances(PictureLayer::Bubbles, picture.edges);
}

bool GraphPainter::draw_base(const Input& input, const NodeScale& scale, float opacity) {
  update_base(input);
  GraphDetail detail = choose_detail(input.view, input.index, base_, scale, input.is_moving);
  detail.lines.opacity *= opacity;
  edges_.draw(PictureLayer::Base, detail.edges, input.scene.camera(), scale, detail.lines);
  shapes_.draw(PictureLayer::Base, detail.shapes, input.scene.camera(), scale, opacity);
  return detail.is_light;
}

void GraphPainter::draw_bubbles(const Input& input, const NodeScale& scale, float opacity) {
  update_bubbles(input);
  EdgeDetail lines;
  lines.opacity = opacity;
  lines.is_plain = true;
  edges_.draw(PictureLayer::Bubbles, {{0, bubble_edges_}}, input.scene.camera(), scale, lines);
  shapes_.draw(PictureLayer::Bubbles, {{0, bubbles_}}, input.scene.camera(), scale, opacity);
}

bool GraphPainter::draw(const Input& input) {
  const NodeScale scale = input.scene.node_scale();
  const float opacity = input.view.selected >= 0 || input.view.has_path ? kFaded : 1.0f;
  bool is_light = false;
  if (input.bubbles.is_active())
    draw_bubbles(input, scale, opacity);
  else
    is_light = draw_base(input, scale, opacity);

  const GraphPicture focus = focus_picture(input.bundle, input.scene, input.view, input.palette,
                                           input.hovered_node, input.hovered_edge);
  std::size_t focus_records = 0;
  for (const EdgeInstance& edge : focus.edges) focus_records += edge_records(edge);
  shapes_.set_instances(PictureLayer::Focus, focus.shapes);
  edges_.set_instances(PictureLayer::Focus, focus.edges);
  edges_.draw(PictureLayer::Focus, {{0, focus_records}}, input.scene.camera(), scale, {});
  shapes_.draw(PictureLayer::Focus, {{0, focus.shapes.size()}}, input.scene.camera(), scale, 1.0f);
  return is_light;
}

}  // namespace storylens
