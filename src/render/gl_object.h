// GL object: the name of a buffer, program, texture and so on, deleted with its owner. Move-only.
// 0 is none.
//
// Lifetime: a context is current when it is deleted. After a lost context the names are dead, and deleting
//           them does nothing: Emscripten never gives a name twice.
#pragma once

#include <utility>

namespace storylens {

enum class GlKind { Buffer, Framebuffer, Program, Texture, VertexArray };

unsigned make_gl_name(GlKind kind);
void delete_gl_name(GlKind kind, unsigned name);

template <GlKind kKind>
class GlObject {
 public:
  GlObject() = default;
  GlObject(GlObject&& other) noexcept : name_(std::exchange(other.name_, 0u)) {}
  GlObject& operator=(GlObject&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  ~GlObject() {
    if (name_ != 0) delete_gl_name(kKind, name_);
  }

  static GlObject make() {
    GlObject object;
    object.name_ = make_gl_name(kKind);
    return object;
  }

  unsigned name() const { return name_; }

 private:
  unsigned name_ = 0;
};

using GlBuffer = GlObject<GlKind::Buffer>;
using GlFramebuffer = GlObject<GlKind::Framebuffer>;
using GlProgram = GlObject<GlKind::Program>;
using GlTexture = GlObject<GlKind::Texture>;
using GlVertexArray = GlObject<GlKind::VertexArray>;

}  // namespace storylens
