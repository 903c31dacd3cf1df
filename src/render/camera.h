// Camera: which part of the world a viewport shows.
//
// Units: world units on one side, device pixels from the canvas' top left on the other; y down in both.
#pragma once

#include "base/vec2.h"

namespace storylens {

struct Camera {
  Vec2 center_world;
  float px_per_world = 1.0f;  // > 0
  // The viewport on the canvas, device pixels from its top left.
  Vec2 viewport_origin_px;
  Vec2 viewport_size_px;
  float canvas_height_px = 1.0f;  // GL counts y from the bottom
};

// The same place at the same scale, whatever the viewport.
bool is_same_view(const Camera& a, const Camera& b);

Vec2 screen_from_world(const Camera& camera, Vec2 point_world);
Vec2 world_from_screen(const Camera& camera, Vec2 point_px);

// The camera after zooming by factor with the world point under anchor_px kept where it is.
// px_per_world is kept in [min_px_per_world, max_px_per_world].
Camera zoomed_at(const Camera& camera, Vec2 anchor_px, float factor, float min_px_per_world,
                 float max_px_per_world);

// Centered on the box, as large as fits with the margin on each side. A box without extent is shown at
// max_px_per_world.
Camera fitted(const Camera& camera, Vec2 box_min_world, Vec2 box_max_world, float margin_px,
              float max_px_per_world);

}  // namespace storylens
