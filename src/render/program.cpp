#include "render/program.h"

#include <GLES3/gl3.h>

#include <string>
#include <utility>

namespace storylens {
namespace {

constexpr GLsizei kLogSize = 2048;

GLuint start_compiling(GLenum stage, std::string_view source) {
  const GLuint shader = glCreateShader(stage);
  const GLchar* text = source.data();
  const auto length = static_cast<GLint>(source.size());
  glShaderSource(shader, 1, &text, &length);
  glCompileShader(shader);
  return shader;
}

bool is_compiled(GLuint shader) {
  GLint status = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &status);
  return status == GL_TRUE;
}

std::string shader_log(GLuint shader) {
  GLchar log[kLogSize] = {};
  glGetShaderInfoLog(shader, kLogSize, nullptr, log);
  return log;
}

std::string program_log(GLuint program) {
  GLchar log[kLogSize] = {};
  glGetProgramInfoLog(program, kLogSize, nullptr, log);
  return log;
}

Error link_error(const ShaderSources& sources, GLuint program, GLuint vertex, GLuint fragment) {
  const std::string name(sources.name);
  if (!is_compiled(vertex)) {
    return {"The graphics driver does not accept a shader: " + shader_log(vertex), name + ".vert"};
  }
  if (!is_compiled(fragment)) {
    return {"The graphics driver does not accept a shader: " + shader_log(fragment), name + ".frag"};
  }
  return {"The graphics driver cannot link two shaders: " + program_log(program), name};
}

}  // namespace

Result<GlProgram> link_program(const ShaderSources& sources) {
  GlProgram program = GlProgram::make();
  const GLuint vertex = start_compiling(GL_VERTEX_SHADER, sources.vertex);
  const GLuint fragment = start_compiling(GL_FRAGMENT_SHADER, sources.fragment);
  glAttachShader(program.name(), vertex);
  glAttachShader(program.name(), fragment);
  glLinkProgram(program.name());

  // Only the last step is asked: a question about each would wait for the compiler twice more.
  GLint status = GL_FALSE;
  glGetProgramiv(program.name(), GL_LINK_STATUS, &status);
  Result<GlProgram> result = std::move(program);
  if (status != GL_TRUE) {
    result = tl::unexpected<Error>(link_error(sources, result->name(), vertex, fragment));
  }
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  return result;
}

int uniform_location(const GlProgram& program, const char* name) {
  return glGetUniformLocation(program.name(), name);
}

}  // namespace storylens
