#version 300 es
// The plain form of edge.vert: one straight quad for each edge, from center to center, where the shapes of the nodes lie
// over its ends. A thin line has no narrower quad than its antialiased rim needs, so that few fragments are wasted.
precision highp float;

layout(location = 0) in vec2 a_a_world;
layout(location = 1) in vec2 a_b_world;
layout(location = 3) in vec4 a_style;
layout(location = 4) in vec4 a_color;
layout(location = 5) in vec3 a_piece;

uniform vec2 u_center_world;
uniform float u_px_per_world;
uniform vec2 u_center_px;
uniform vec2 u_clip_from_px;
uniform vec3 u_detail;

out float v_across_px;
flat out float v_half_width;
flat out vec4 v_color;  // premultiplied

vec2 screen_from_world(vec2 point) { return (point - u_center_world) * u_px_per_world + u_center_px; }

void main() {
  vec2 a_px = screen_from_world(a_a_world);
  vec2 b_px = screen_from_world(a_b_world);
  vec2 along = b_px - a_px;
  float rank = a_piece.z / 255.0;
  vec2 normal = vec2(along.y, -along.x) * inversesqrt(max(dot(along, along), 1e-6));
  v_half_width = 0.5 * a_style.x / 64.0;
  v_across_px = (v_half_width + 0.5) * ((gl_VertexID & 1) == 0 ? -1.0 : 1.0);
  v_color = vec4(a_color.rgb, 1.0) * a_color.a * u_detail.x * mix(1.0, u_detail.y, rank);

  vec2 screen_px = ((gl_VertexID & 2) == 0 ? a_px : b_px) + normal * v_across_px;
  bool is_left_out = a_piece.x > 0.5 || rank > u_detail.z;
  gl_Position = vec4(is_left_out ? vec2(2.0) : screen_px * u_clip_from_px + vec2(-1.0, 1.0), 0.0, 1.0);
}
