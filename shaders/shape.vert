#version 300 es
// One quad for each shape, a pixel wider than the shape on each side for the antialiased edge.
precision highp float;

layout(location = 0) in vec2 a_center_world;
layout(location = 1) in float a_radius_world;
layout(location = 2) in vec2 a_offset;
layout(location = 3) in vec2 a_half_size;
layout(location = 4) in float a_margin_px;
layout(location = 5) in float a_rotation;
layout(location = 6) in float a_stroke_px;
layout(location = 7) in vec4 a_fill;
layout(location = 8) in vec4 a_stroke;
layout(location = 9) in uint a_shape;

uniform vec2 u_center_world;
uniform float u_px_per_world;
uniform vec2 u_center_px;      // of the camera, from the viewport's top left
uniform vec2 u_clip_from_px;  // 2 / size, y negative because GL counts upwards
uniform vec4 u_node_scale;    // as render/node_scale.h: smallest, largest, unfold from, unfold to
uniform float u_opacity;

out vec2 v_local_px;  // from the shape's center, in its own axes
flat out vec2 v_half_size_px;
flat out float v_stroke_px;
flat out vec4 v_fill;  // both premultiplied
flat out vec4 v_band;  // the stroke over the fill
flat out uint v_shape;

const uint kPetal = 4u;
const uint kRing = 5u;
const float kMarginPx = 1.0;

vec4 premultiplied(vec4 color) { return vec4(color.rgb * color.a, color.a); }

void main() {
  float px = clamp(a_radius_world * u_px_per_world, u_node_scale.x, u_node_scale.y) / a_radius_world;
  vec2 half_size_px = a_half_size * px + a_margin_px;
  vec2 offset_px = a_offset * px;
  float unfolded = 1.0;
  if (a_shape == kPetal) {
    unfolded = smoothstep(u_node_scale.z, u_node_scale.w, px);
    half_size_px *= unfolded;
    offset_px *= mix(0.6, 1.0, unfolded);
  }

  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
  v_local_px = corner * (half_size_px + kMarginPx);
  v_half_size_px = half_size_px;
  v_stroke_px = min(a_stroke_px, half_size_px.x);
  v_shape = a_shape;
  v_fill = a_shape == kRing ? vec4(0.0) : premultiplied(a_fill) * u_opacity;
  v_band = premultiplied(a_stroke) * u_opacity;
  v_band += v_fill * (1.0 - v_band.a);

  // y counts downwards here, so that this turns clockwise.
  float c = cos(a_rotation);
  float s = sin(a_rotation);
  vec2 turned_px = vec2(v_local_px.x * c - v_local_px.y * s, v_local_px.x * s + v_local_px.y * c);
  vec2 screen_px = (a_center_world - u_center_world) * u_px_per_world + u_center_px + offset_px + turned_px;
  vec2 clip = screen_px * u_clip_from_px + vec2(-1.0, 1.0);
  gl_Position = vec4(unfolded > 0.0 ? clip : vec2(2.0), 0.0, 1.0);
}
