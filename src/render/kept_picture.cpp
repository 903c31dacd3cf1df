#include "render/kept_picture.h"

#include <GLES3/gl3.h>

#include <cmath>

namespace storylens {
namespace {

struct Box {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};

// As begin_camera_pass() has it.
Box whole_pixels(const Camera& camera) {
  const auto whole = [](float px) { return static_cast<int>(std::lround(px)); };
  const Vec2 from = camera.viewport_origin_px;
  const Vec2 to = from + camera.viewport_size_px;
  return {whole(from.x), whole(from.y), whole(to.x) - whole(from.x), whole(to.y) - whole(from.y)};
}

void clear(const Camera& camera, std::uint32_t ground) {
  const auto channel = [&](int shift) { return static_cast<float>((ground >> shift) & 0xFFu) / 255.0f; };
  const Box box = whole_pixels(camera);
  glEnable(GL_SCISSOR_TEST);
  glScissor(box.left, static_cast<int>(camera.canvas_height_px) - box.top - box.height, box.width,
            box.height);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glClearColor(channel(0), channel(8), channel(16), 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace

// That the framebuffer is complete is not asked: RGBA8 always is, and the answer would wait for all that was
// drawn before.
void KeptPicture::make_room(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  pixels_ = GlRenderbuffer::make();
  framebuffer_ = GlFramebuffer::make();
  glBindRenderbuffer(GL_RENDERBUFFER, pixels_.name());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels_.name());
}

Camera KeptPicture::camera_within() const {
  const Box box = whole_pixels(camera_);
  Camera camera = camera_;
  camera.viewport_origin_px = {0.0f, 0.0f};
  camera.viewport_size_px = {static_cast<float>(box.width), static_cast<float>(box.height)};
  // The middle of the whole pixels may lie beside that of the viewport.
  const Vec2 shift = Vec2{static_cast<float>(box.left), static_cast<float>(box.top)} +
                     camera.viewport_size_px * 0.5f - camera_.viewport_origin_px -
                     camera_.viewport_size_px * 0.5f;
  camera.center_world = camera_.center_world + shift * (1.0f / camera_.px_per_world);
  camera.canvas_height_px = static_cast<float>(box.height);
  return camera;
}

std::vector<Camera> KeptPicture::places_of(const Camera& part) const {
  const Box box = whole_pixels(part);
  std::vector<Camera> places;
  for (const RingSpan& x : ring_spans(box.left, box.width, left_, width_)) {
    for (const RingSpan& y : ring_spans(box.top, box.height, top_, height_)) {
      const auto vec = [](int right, int down) {
        return Vec2{static_cast<float>(right), static_cast<float>(down)};
      };
      Camera place = part_of(part, vec(x.from, y.from), vec(x.length, y.length));
      place.viewport_origin_px = vec(x.place, y.place);
      places.push_back(place);
    }
  }
  return places;
}

std::vector<Camera> KeptPicture::begin_whole(const Camera& camera, std::uint32_t ground) {
  const Box box = whole_pixels(camera);
  if (box.width < 1 || box.height < 1) return {};
  make_room(box.width, box.height);
  camera_ = camera;
  is_whole_ = true;
  left_ = top_ = 0;
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  const Camera within = camera_within();
  clear(within, ground);
  return {within};
}

std::vector<Camera> KeptPicture::begin_pan(Pan pan, std::uint32_t ground) {
  camera_ = panned(camera_, pan);
  left_ = moved_origin(left_, pan.right, width_);
  top_ = moved_origin(top_, pan.down, height_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  std::vector<Camera> places;
  for (const Camera& strip : uncovered(camera_within(), pan)) {
    for (const Camera& place : places_of(strip)) {
      clear(place, ground);
      places.push_back(place);
    }
  }
  return places;
}

void KeptPicture::show() const {
  const Box box = whole_pixels(camera_);
  const int canvas_height = static_cast<int>(std::lround(camera_.canvas_height_px));
  glDisable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  for (const RingSpan& x : ring_spans(0, width_, left_, width_)) {
    for (const RingSpan& y : ring_spans(0, height_, top_, height_)) {
      // GL counts y upwards.
      const int from = height_ - y.place - y.length;
      const int to = canvas_height - box.top - y.from - y.length;
      glBlitFramebuffer(x.place, from, x.place + x.length, from + y.length, box.left + x.from, to,
                        box.left + x.from + x.length, to + y.length, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }
  }
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace storylens
