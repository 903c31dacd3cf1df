#include "app/graph_painter.h"

#include <utility>

namespace storylens {

GraphPainter::GraphPainter(ShapePass shapes, EdgePass edges, KeptPicture kept)
    : shapes_(std::move(shapes)), edges_(std::move(edges)), kept_(std::move(kept)) {}

Result<GraphPainter> GraphPainter::create() {
  Result<ShapePass> shapes = ShapePass::create();
  if (!shapes) return tl::unexpected<Error>(std::move(shapes.error()));
  Result<EdgePass> edges = EdgePass::create();
  if (!edges) return tl::unexpected<Error>(std::move(edges.error()));
  Result<KeptPicture> kept = KeptPicture::create();
  if (!kept) return tl::unexpected<Error>(std::move(kept.error()));
  return GraphPainter(std::move(*shapes), std::move(*edges), std::move(*kept));
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
  base_extent_ = extent_of(base_);
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
  bubbles_extent_ = extent_of(picture);
  shapes_.set_instances(PictureLayer::Bubbles, picture.shapes);
  edges_.set_instances(PictureLayer::Bubbles, picture.edges);
}

void GraphPainter::paint_ground(const Input& input, const Ground& ground, const EdgeDetail& lines,
                                const Camera& camera) {
  EdgeDetail detail = lines;
  detail.opacity *= ground.opacity;
  if (ground.is_from_afar) {
    edges_.draw(PictureLayer::Bubbles, {{0, bubble_edges_}}, camera, ground.scale, detail);
    shapes_.draw(PictureLayer::Bubbles, {{0, bubbles_}}, camera, ground.scale, ground.opacity);
    return;
  }
  const UiRect seen = {world_from_screen(camera, camera.viewport_origin_px),
                       world_from_screen(camera, camera.viewport_origin_px + camera.viewport_size_px)};
  const GraphRanges ranges = choose_ranges(seen, camera.px_per_world / input.scene.device_pixel_ratio(),
                                           input.index, base_, lines.cut);
  edges_.draw(PictureLayer::Base, ranges.edges, camera, ground.scale, detail);
  shapes_.draw(PictureLayer::Base, ranges.shapes, camera, ground.scale, ground.opacity);
}

// Around it the canvas has the ground already.
void GraphPainter::show_kept(const Ground& ground) const {
  const GraphExtent& extent = ground.is_from_afar ? bubbles_extent_ : base_extent_;
  const UiRect painted = extent.on_canvas(kept_.camera(), ground.scale);
  kept_.show(painted.min, painted.max);
}

bool GraphPainter::draw_ground(const Input& input, const Ground& ground) {
  const Camera& camera = input.scene.camera();
  const auto lines_when = [&](bool is_moving) {
    if (!ground.is_from_afar) return choose_lines(input.view, input.index, ground.scale, is_moving);
    GraphLines lines;
    lines.detail.is_plain = true;
    return lines;
  };
  const GraphLines whole = lines_when(false);
  const bool is_as_before = std::exchange(last_ground_, ground) == ground;
  const auto is_exact = [&] { return kept_lines_ == whole.detail && shows_same(kept_.camera(), camera); };

  if (kept_.is_whole() && kept_ground_ == ground && (input.is_moving || is_exact())) {
    if (const std::optional<Pan> pan = pan_between(kept_.camera(), camera)) {
      if (pan->right != 0 || pan->down != 0) {
        for (const Camera& strip : kept_.begin_pan(*pan, input.palette.graph_ground))
          paint_ground(input, ground, kept_lines_, strip);
      }
      show_kept(ground);
      return !is_exact();
    }
  }

  const GraphLines lines = input.is_moving ? lines_when(true) : whole;
  kept_.forget();
  // A zoom paints another picture each frame: to keep it would be in vain.
  std::vector<Camera> within;
  if (is_as_before || !input.is_moving) within = kept_.begin_whole(camera, input.palette.graph_ground);
  if (within.empty()) {
    paint_ground(input, ground, lines.detail, camera);
  } else {
    kept_ground_ = ground;
    kept_lines_ = lines.detail;
    paint_ground(input, ground, lines.detail, within.front());
    show_kept(ground);
  }
  return lines.is_light;
}

void GraphPainter::draw_focus(const Input& input, const NodeScale& scale) {
  const GraphPicture focus = focus_picture(input.bundle, input.scene, input.view, input.palette,
                                           input.hovered_node, input.hovered_edge);
  std::size_t focus_records = 0;
  for (const EdgeInstance& edge : focus.edges) focus_records += edge_records(edge);
  shapes_.set_instances(PictureLayer::Focus, focus.shapes);
  edges_.set_instances(PictureLayer::Focus, focus.edges);
  edges_.draw(PictureLayer::Focus, {{0, focus_records}}, input.scene.camera(), scale, {});
  shapes_.draw(PictureLayer::Focus, {{0, focus.shapes.size()}}, input.scene.camera(), scale, 1.0f);
}

bool GraphPainter::draw(const Input& input) {
  Ground ground;
  ground.is_from_afar = input.bubbles.is_active();
  ground.opacity = input.view.selected >= 0 || input.view.has_path ? kFaded : 1.0f;
  ground.scale = input.scene.node_scale();
  if (ground.is_from_afar) {
    update_bubbles(input);
    ground.key = *bubbles_key_;
  } else {
    update_base(input);
    ground.key = *base_key_;
  }
  const bool is_light = draw_ground(input, ground);
  draw_focus(input, ground.scale);
  return is_light;
}

}  // namespace storylens
