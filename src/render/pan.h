// Pan: what a camera that only moved sideways leaves of a picture. It is the same picture some whole pixels
// further, and strips along one or two sides that were not seen before.
//
// Units: device pixels, as in render/camera.h.
#pragma once

#include <optional>
#include <vector>

#include "render/camera.h"

namespace storylens {

// Whole pixels that the picture moves on the screen.
struct Pan {
  int right = 0;
  int down = 0;
};

// From what `drawn` shows to what `wanted` shows, to the nearest pixel. nullopt where another zoom or
// viewport, or nothing that both see, asks for a new picture.
std::optional<Pan> pan_between(const Camera& drawn, const Camera& wanted);

// The camera that shows the moved picture: within half a pixel of the wanted one.
Camera panned(const Camera& drawn, Pan pan);

// Whether it shows the same to the eye, wherever in the viewport.
bool shows_same(const Camera& a, const Camera& b);

// Of the camera's viewport, of whole pixels, what a picture moved by `pan` does not cover: at most two
// cameras, which show what the whole one shows there and do not overlap.
std::vector<Camera> uncovered(const Camera& camera, Pan pan);

}  // namespace storylens
