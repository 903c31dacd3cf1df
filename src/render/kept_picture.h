// Kept picture: what was painted of a viewport, kept on the GPU as a ring (render/pan.h). A camera that pans
// shows it from elsewhere, and only the strips that come into view are painted: however much is in the
// picture, a hand that pans it does not wait. It is put there as a texture, once:
// a software GL needs 5 ms for that, and twice as long for glBlitFramebuffer().
//
// Lifetime: of a GL context. Units: device pixels. Colors 0xAABBGGRR. Errors: create() fails with the
// shader's log.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "render/camera.h"
#include "render/gl_object.h"
#include "render/pan.h"

namespace storylens {

class KeptPicture {
 public:
  static Result<KeptPicture> create();

  bool is_whole() const { return is_whole_; }
  const Camera& camera() const { return camera_; }  // as on the canvas
  void forget() { is_whole_ = false; }

  // What is painted from now on goes into the picture, with the cameras that are given back; show() ends
  // that. A whole picture takes one; none where the viewport has no pixel: then nothing has begun.
  std::vector<Camera> begin_whole(const Camera& camera, std::uint32_t ground);
  std::vector<Camera> begin_pan(Pan pan, std::uint32_t ground);  // is_whole()

  // Puts it onto the canvas, between two corners of that; what is painted afterwards comes over it.
  void show(Vec2 from_px, Vec2 to_px) const;

 private:
  KeptPicture() = default;
  void make_room(int width, int height);
  Camera camera_within() const;  // with the picture itself as the canvas

  // Of the camera's viewport, whole pixels of it, where that lies in the ring.
  std::vector<Camera> places_of(const Camera& part) const;

  GlProgram program_;
  int u_begin_ = -1;
  GlFramebuffer framebuffer_;
  GlTexture pixels_;
  int width_ = 0;
  int height_ = 0;
  int left_ = 0;  // where the ring begins
  int top_ = 0;
  Camera camera_;
  bool is_whole_ = false;
};

}  // namespace storylens
