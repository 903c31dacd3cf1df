#version 300 es
// One quad for each shape, a pixel wider than the shape on each side for the antialiased edge.
precision highp float;

layout(location = 0) in vec2 a_center_world;
layout(location = 1) in vec2 a_offset_px;
layout(location = 2) in vec2 a_half_size_px;
layout(location = 3) in float a_rotation;
layout(location = 4) in float a_stroke_px;
layout(location = 5) in vec4 a_fill;
layout(location = 6) in vec4 a_stroke;
layout(location = 7) in uint a_shape;

uniform vec2 u_center_world;
uniform float u_px_per_world;
uniform vec2 u_center_px;      // of the camera, from the viewport's top left
uniform vec2 u_clip_from_px;  // 2 / size, y negative because GL counts upwards

out vec2 v_local_px;  // from the shape's center, in its own axes
flat out vec2 v_half_size_px;
flat out float v_stroke_px;
flat out vec4 v_fill;  // both premultiplied
flat out vec4 v_band;  // the stroke over the fill
flat out uint v_shape;

const uint kRing = 5u;
const float kMarginPx = 1.0;

vec4 premultiplied(vec4 color) { return vec4(color.rgb * color.a, color.a); }

void main() {
  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
  v_local_px = corner * (a_half_size_px + kMarginPx);
  v_half_size_px = a_half_size_px;
  v_stroke_px = a_stroke_px;
  v_shape = a_shape;
  v_fill = a_shape == kRing ? vec4(0.0) : premultiplied(a_fill);
  v_band = premultiplied(a_stroke) + v_fill * (1.0 - a_stroke.a);

  // y counts downwards here, so that this turns clockwise.
  float c = cos(a_rotation);
  float s = sin(a_rotation);
  vec2 turned_px = vec2(v_local_px.x * c - v_local_px.y * s, v_local_px.x * s + v_local_px.y * c);
  vec2 screen_px = (a_center_world - u_center_world) * u_px_per_world + u_center_px + a_offset_px + turned_px;
  gl_Position = vec4(screen_px * u_clip_from_px + vec2(-1.0, 1.0), 0.0, 1.0);
}
