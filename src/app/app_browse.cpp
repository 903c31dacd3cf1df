// The part of App that has an archive's front page show the whole graph, as far as the host has its tiles. It
// has a scene of its own, so that what is around the reader and where the camera stood are there again.
#include <utility>

#include "app/app.h"
#include "base/number.h"
#include "story/tile_graph.h"

namespace storylens {

void App::browse(std::string_view tiles) {
  const bool was_browsing = is_browsing();
  if (tiles == tiles_) return;
  tiles_ = tiles;
  if (state_.current() == nullptr || (!was_browsing && !is_browsing())) return;
  rebuild_graph();
  wake();
}

// What can be undone has places in the other graph.
void App::change_scene() {
  if (is_browsing()) history_.clear();
  if (is_browsing() == is_scene_browsed_) return;
  std::swap(scene_, other_scene_);
  is_scene_browsed_ = !is_scene_browsed_;
  history_.clear();
  state_.selected_node = -1;
  if (places_.has_graph()) place_scene();
}

void App::build_tiles() {
  const bool is_first = scene_.graph().nodes.empty();
  TileGraph tiles = read_tile_graph(tiles_, document_language());
  tile_total_ = tiles.total;
  tile_missing_ = tiles.missing;
  scene_.build_placed(std::move(tiles.graph), std::move(tiles.places), state_.bundle, wanted_exploration());
  if (is_first) scene_.fit(false);
}

void App::place_scene() {
  const float ratio = state_.surface.device_pixel_ratio;
  constexpr float kWide = 0.3f;  // of the panel: beside a legend that takes more would be too little room
  const bool is_beside = is_legend_open() && legend_width_ <= kWide * places_.graph.width();
  const float covered = is_beside ? legend_width_ * ratio : 0.0f;
  scene_.motion().set_covered(is_mirrored() ? -covered : covered);
  scene_.set_viewport(places_.graph.min * ratio, Vec2{places_.graph.width(), places_.graph.height()} * ratio,
                      state_.surface.height * ratio, ratio);
}

// What of the plane is seen, and how many CSS pixels a unit has, once all is at rest.
void App::tell_view() {
  std::string view;
  if (archive_stories_ > 0 && state_.corpus.is_front() && places_.has_graph()) {
    const Camera& camera = scene_.camera();
    const Vec2 corner = camera.viewport_origin_px;
    const Vec2 from = world_from_screen(camera, corner);
    const Vec2 to = world_from_screen(camera, corner + camera.viewport_size_px);
    view = is_browsing() ? "{\"tiles\":true,\"box\":[" : "{\"tiles\":false,\"box\":[";
    append_fixed(view, from.x, 1);
    for (const float value : {from.y, to.x, to.y}) {
      view += ',';
      append_fixed(view, value, 1);
    }
    view += "],\"zoom\":";
    append_fixed(view, camera.px_per_world / state_.surface.device_pixel_ratio, 6);
    view += '}';
  }
  if (view == told_view_) return;
  told_view_ = view;
  if (!view.empty()) platform_emit("archive-view", view);
}

std::string App::browse_note() const {
  if (tile_missing_ == 0) return {};
  return strings().format("graph.tiles_missing", {std::to_string(tile_missing_)});
}

}  // namespace storylens
