#version 300 es
// Dear ImGui's triangles, in the coordinates of its display.
precision highp float;

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_uv;
layout(location = 2) in vec4 a_color;

uniform vec2 u_display_origin;
uniform vec2 u_clip_from_display;  // 2 / size, y negative because GL counts upwards

out vec2 v_uv;
out vec4 v_color;

void main() {
  v_uv = a_uv;
  v_color = a_color;
  gl_Position = vec4((a_position - u_display_origin) * u_clip_from_display + vec2(-1.0, 1.0), 0.0, 1.0);
}
