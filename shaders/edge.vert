#version 300 es
// Quads in a row along each edge, from a to the foot of the arrow head, and a last one, wider, over the head.
//
// An edge is a circular arc of curvature k (0 = straight). Places on it are in the frame of its apex: x along the chord
// from a to b, y towards the bulge. The quads only have to cover the line; the fragment finds its distance from the true
// arc.
precision highp float;

layout(location = 0) in vec2 a_a_world;
layout(location = 1) in vec2 a_b_world;
layout(location = 2) in vec4 a_ends;   // radius and what is around it, of the node at a and at b; 1/64 world units
layout(location = 3) in vec4 a_style;  // width, bend, dash, arrow; src/render/edge_records.h has the units
layout(location = 4) in vec4 a_color;
layout(location = 5) in vec3 a_piece;  // number of this piece, number of pieces of the body, rank up to 255

uniform vec2 u_center_world;
uniform float u_px_per_world;
uniform vec2 u_center_px;      // of the camera, from the viewport's top left
uniform vec2 u_clip_from_px;  // 2 / size, y negative because GL counts upwards
uniform vec4 u_node_scale;    // as render/node_scale.h: smallest, largest, unfold from, unfold to
uniform vec3 u_detail;        // opacity, opacity of the last in rank, highest rank

out vec2 v_place_px;          // in the apex frame
out float v_along_px;         // length of arc from the apex
flat out vec2 v_span_px;      // where the line begins and ends, as v_along_px
flat out vec4 v_style;        // curvature, half width, dash, arrow; a piece of the body has no arrow
flat out vec4 v_color;        // premultiplied

const float kMarginPx = 1.0;
const float kMinCurvature = 1e-7;

vec2 screen_from_world(vec2 point) { return (point - u_center_world) * u_px_per_world + u_center_px; }

// The point at a height over the arc, along_px from its apex. Written so that a large radius cancels nowhere.
vec2 on_arc(float curvature, float along_px, float height_px) {
  if (curvature < kMinCurvature) return vec2(along_px, height_px);
  float angle = along_px * curvature;
  float half_sine = sin(0.5 * angle);
  return vec2((1.0 / curvature + height_px) * sin(angle),
              height_px * cos(angle) - 2.0 * half_sine * half_sine / curvature);
}

float reach_px(float radius, float around) {
  float px = clamp(radius * u_px_per_world, u_node_scale.x, u_node_scale.y) / max(radius, 1e-3);
  return px * (radius + around * smoothstep(u_node_scale.z, u_node_scale.w, px));
}

void main() {
  const float kStep = 1.0 / 64.0;
  float width_px = a_style.x * kStep;
  float signed_bend = a_style.y / 32767.0 - 1.0;
  float dash_px = a_style.z * kStep;
  float wanted_arrow_px = a_style.w * kStep;
  float rank = a_piece.z / 255.0;
  vec2 trims_px = vec2(reach_px(a_ends.x * kStep, a_ends.y * kStep), reach_px(a_ends.z * kStep, a_ends.w * kStep)) + 1.0;

  vec2 a_px = screen_from_world(a_a_world);
  vec2 b_px = screen_from_world(a_b_world);
  float chord_px = max(distance(a_px, b_px), 1e-3);
  vec2 along = (b_px - a_px) / chord_px;
  vec2 bulge = vec2(along.y, -along.x) * (signed_bend < 0.0 ? -1.0 : 1.0);

  float bend = abs(signed_bend);
  float curvature = 8.0 * bend / ((1.0 + 4.0 * bend * bend) * chord_px);
  float arc_px = curvature < kMinCurvature ? chord_px : 4.0 * atan(2.0 * bend) / curvature;
  float begin = trims_px.x - 0.5 * arc_px;
  float end = 0.5 * arc_px - trims_px.y;
  float arrow_px = min(wanted_arrow_px, max(end - begin, 0.0));

  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  bool is_far = (gl_VertexID & 2) != 0;
  bool is_head = a_piece.x > a_piece.y - 0.5;
  float half_width = 0.5 * width_px + kMarginPx;
  float body_begin = begin - kMarginPx;
  float body_end = end + kMarginPx - (wanted_arrow_px > 0.0 ? arrow_px + 2.0 * kMarginPx : 0.0);
  float step_px = (body_end - body_begin) / a_piece.y;
  float at = body_begin + step_px * a_piece.x;
  if (is_head) {
    step_px = end + kMarginPx - body_end;
    half_width = max(half_width, 2.0 * kMarginPx + (is_far ? 0.0 : 0.5 * arrow_px));
  }
  if (is_far) at += step_px;
  // The outer side of a quad is a chord of its arc: raised so that it stays outside.
  float raised = 0.0;
  if (side > 0.0 && curvature >= kMinCurvature) {
    raised = (1.0 / curvature + half_width) * (1.0 / cos(0.5 * step_px * curvature) - 1.0);
  }

  v_place_px = on_arc(curvature, at, side * half_width + raised);
  v_along_px = at;
  v_span_px = vec2(begin, end);
  v_style = vec4(curvature, 0.5 * width_px, dash_px, is_head ? arrow_px : 0.0);
  v_color = vec4(a_color.rgb, 1.0) * a_color.a * u_detail.x * mix(1.0, u_detail.y, rank);

  vec2 apex_px = 0.5 * (a_px + b_px) + bulge * (bend * chord_px);
  vec2 screen_px = apex_px + along * v_place_px.x + bulge * v_place_px.y;
  vec2 clip = screen_px * u_clip_from_px + vec2(-1.0, 1.0);
  bool is_left_out = end <= begin || rank > u_detail.z;
  gl_Position = vec4(is_left_out ? vec2(2.0) : clip, 0.0, 1.0);
}
