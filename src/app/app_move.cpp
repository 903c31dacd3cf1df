#include "app/app.h"
#include "story/json/json_writer.h"

// Moving a node without a drag: by arrow keys, or by pointing at its new place. The node is pinned there, so
// that it stays where it was put.

namespace storylens {

void App::begin_move(int node) {
  if (node < 0 || !scene_.is_visible(node) || scene_.time_axis() != nullptr) return;
  const bool was_pinned = scene_.is_pinned(node);
  history_.record(snapshot());
  move_ = {node, scene_.place_world(node), was_pinned};
  if (!was_pinned) scene_.toggle_pin(node);
  tell_status("move.how", node);
  wake();
}

void App::put_at(Vec2 point_css) {
  if (!move_) return;
  scene_.begin_drag(move_->node);
  scene_.drag_to(move_->node, point_css * state_.surface.device_pixel_ratio);
  scene_.end_drag(move_->node);
  wake();
}

void App::move_by(Vec2 moved_css) {
  if (!move_) return;
  const float css = 1.0f / state_.surface.device_pixel_ratio;
  put_at(screen_from_world(scene_.camera(), scene_.place_world(move_->node)) * css + moved_css);
  scene_.reveal(move_->node, 0.0f, !state_.is_motion_reduced);
}

void App::end_move(bool is_kept) {
  if (!move_) return;
  if (!is_kept) {
    const float css = 1.0f / state_.surface.device_pixel_ratio;
    put_at(screen_from_world(scene_.camera(), move_->from_world) * css);
    if (!move_->was_pinned) scene_.toggle_pin(move_->node);
  }
  tell_status(is_kept ? "move.done" : "move.undone", move_->node);
  move_.reset();
  wake();
}

// Whether the command was about moving.
bool App::move_command(std::string_view name) {
  constexpr float kStep = 24.0f;
  constexpr float kLargeStep = 120.0f;
  if (name == "move") {
    move_ ? end_move(true) : begin_move(state_.selected_node);
    return true;
  }
  if (!move_) return false;
  if (name == "escape") {
    end_move(false);
    return true;
  }
  constexpr std::string_view kPrefix = "move-";
  if (name.substr(0, kPrefix.size()) != kPrefix) return false;
  name.remove_prefix(kPrefix.size());
  constexpr std::string_view kFar = "far-";
  const bool is_far = name.substr(0, kFar.size()) == kFar;
  if (is_far) name.remove_prefix(kFar.size());
  const float step = is_far ? kLargeStep : kStep;
  if (name == "left") move_by({-step, 0.0f});
  if (name == "right") move_by({step, 0.0f});
  if (name == "up") move_by({0.0f, -step});
  if (name == "down") move_by({0.0f, step});
  return true;
}

void App::tell_status(std::string_view key, int node) {
  std::string json = "{\"text\":";
  append_json_string(json,
                     strings().format(key, {scene_.graph().nodes[static_cast<std::size_t>(node)].label}));
  platform_emit("layer-status", json + "}");
}

}  // namespace storylens
