// Program: a vertex and a fragment shader, compiled and linked.
//
// Errors: link_program() fails with the name of the shader and the log of its compiler. The context must not
//         be lost.
#pragma once

#include <string_view>

#include "base/result.h"
#include "render/gl_object.h"

namespace storylens {

struct ShaderSources {
  std::string_view name;  // for messages: "edge" for edge.vert and edge.frag
  std::string_view vertex;
  std::string_view fragment;
};

Result<GlProgram> link_program(const ShaderSources& sources);

// The location of a uniform; -1, to which GL assigns without effect, when the program does not use it.
int uniform_location(const GlProgram& program, const char* name);

}  // namespace storylens
