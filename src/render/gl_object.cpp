#include "render/gl_object.h"

#include <GLES3/gl3.h>

namespace storylens {

unsigned make_gl_name(GlKind kind) {
  GLuint name = 0;
  switch (kind) {
    case GlKind::Buffer: glGenBuffers(1, &name); break;
    case GlKind::Framebuffer: glGenFramebuffers(1, &name); break;
    case GlKind::Program: name = glCreateProgram(); break;
    case GlKind::Texture: glGenTextures(1, &name); break;
    case GlKind::VertexArray: glGenVertexArrays(1, &name); break;
  }
  return name;
}

// Asked first, because WebGL complains about deleting what a lost context took along.
void delete_gl_name(GlKind kind, unsigned name) {
  switch (kind) {
    case GlKind::Buffer:
      if (glIsBuffer(name) == GL_TRUE) glDeleteBuffers(1, &name);
      break;
    case GlKind::Framebuffer:
      if (glIsFramebuffer(name) == GL_TRUE) glDeleteFramebuffers(1, &name);
      break;
    case GlKind::Program:
      if (glIsProgram(name) == GL_TRUE) glDeleteProgram(name);
      break;
    case GlKind::Texture:
      if (glIsTexture(name) == GL_TRUE) glDeleteTextures(1, &name);
      break;
    case GlKind::VertexArray:
      if (glIsVertexArray(name) == GL_TRUE) glDeleteVertexArrays(1, &name);
      break;
  }
}

}  // namespace storylens
