#include "render/gl_object.h"

#include <GLES3/gl3.h>

namespace storylens {

unsigned make_gl_name(GlKind kind) {
  GLuint name = 0;
  switch (kind) {
    case GlKind::Buffer: glGenBuffers(1, &name); break;
    case GlKind::Program: name = glCreateProgram(); break;
    case GlKind::Texture: glGenTextures(1, &name); break;
    case GlKind::VertexArray: glGenVertexArrays(1, &name); break;
  }
  return name;
}

void delete_gl_name(GlKind kind, unsigned name) {
  switch (kind) {
    case GlKind::Buffer: glDeleteBuffers(1, &name); break;
    case GlKind::Program: glDeleteProgram(name); break;
    case GlKind::Texture: glDeleteTextures(1, &name); break;
    case GlKind::VertexArray: glDeleteVertexArrays(1, &name); break;
  }
}

}  // namespace storylens
