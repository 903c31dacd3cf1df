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

// The viewport, from `from`, `size` large, alone: it shows what the whole one shows there.
Camera part_of(const Camera& camera, Vec2 from, Vec2 size);

// A picture that is kept as a ring begins anywhere in itself, and goes on at its other end: what leaves on
// one side makes room for what comes in on the other, and nothing in it is moved. Along each axis by itself.
struct RingSpan {
  int from = 0;   // on the screen
  int place = 0;  // of that in the ring
  int length = 0;
};

// Where [from, from + length) of the screen lies in a ring of `size` pixels that begins at `origin`, 0 to
// size - 1: one span, or two where it goes over the end. length <= size.
std::vector<RingSpan> ring_spans(int from, int length, int origin, int size);

// Where the ring begins when its picture was moved by `by` pixels to the right, or down.
int moved_origin(int origin, int by, int size);

}  // namespace storylens
