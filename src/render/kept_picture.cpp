#include "render/kept_picture.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "generated/shaders.h"
#include "render/program.h"

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

// Limits drawing to a part of the box. False when it is empty.
bool set_scissor(const Box& box, Vec2 from, Vec2 to, int canvas_height) {
  const auto within = [](float px, int least, int length) {
    return static_cast<int>(std::clamp(px, static_cast<float>(least), static_cast<float>(least + length)));
  };
  const int left = within(from.x, box.left, box.width);
  const int right = within(to.x, box.left, box.width);
  const int top = within(from.y, box.top, box.height);
  const int bottom = within(to.y, box.top, box.height);
  if (left >= right || top >= bottom) return false;
  glEnable(GL_SCISSOR_TEST);
  glScissor(left, canvas_height - bottom, right - left, bottom - top);
  return true;
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

Result<KeptPicture> KeptPicture::create() {
  Result<GlProgram> program = link_program({"picture", kPictureVert, kPictureFrag});
  if (!program) return tl::unexpected<Error>(std::move(program.error()));

  KeptPicture picture;
  picture.program_ = std::move(*program);
  picture.u_begin_ = uniform_location(picture.program_, "u_begin");
  glUseProgram(picture.program_.name());
  glUniform1i(uniform_location(picture.program_, "u_picture"), 0);
  return picture;
}

// That the framebuffer is complete is not asked: RGBA8 always is, and the answer would wait for all that was
// drawn before.
void KeptPicture::make_room(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  pixels_ = GlTexture::make();
  framebuffer_ = GlFramebuffer::make();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, pixels_.name());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);  // it repeats, as GL has it
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, pixels_.name(), 0);
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

void KeptPicture::show(Vec2 from_px, Vec2 to_px) const {
  const Box box = whole_pixels(camera_);
  const int canvas_height = static_cast<int>(std::lround(camera_.canvas_height_px));
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDisable(GL_BLEND);
  if (!set_scissor(box, from_px, to_px, canvas_height)) return;
  glViewport(box.left, canvas_height - box.top - box.height, box.width, box.height);
  glUseProgram(program_.name());
  // GL counts y upwards.
  glUniform2f(u_begin_, static_cast<float>(left_) / static_cast<float>(width_),
              -static_cast<float>(top_) / static_cast<float>(height_));
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, pixels_.name());
  glBindVertexArray(0);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace storylens
