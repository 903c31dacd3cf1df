#version 300 es
// A strip along each edge: rows of two vertices from a to the foot of the arrow head, then two rows, wider, over the head.
//
// An edge is a circular arc of curvature k (0 = straight). Places on it are in the frame of its apex: x along the chord from a to b,
// y towards the bulge. The strip only has to cover the line; the fragment finds its distance from the true arc.
precision highp float;

layout(location = 0) in vec2 a_a_world;
layout(location = 1) in vec2 a_b_world;
layout(location = 2) in vec2 a_trims_px;
layout(location = 3) in float a_width_px;
layout(location = 4) in float a_bend;
layout(location = 5) in float a_dash_px;
layout(location = 6) in float a_arrow_px;
layout(location = 7) in vec4 a_color;

uniform vec2 u_center_world;
uniform float u_px_per_world;
uniform vec2 u_center_px;      // of the camera, from the viewport's top left
uniform vec2 u_clip_from_px;  // 2 / size, y negative because GL counts upwards
uniform int u_body_rows;      // at least 2

out vec2 v_place_px;          // in the apex frame
out float v_along_px;         // length of arc from the apex
flat out vec2 v_span_px;      // where the trimmed line begins and ends, as v_along_px
flat out vec4 v_style;        // curvature, half width, dash, arrow
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

void main() {
  vec2 a_px = screen_from_world(a_a_world);
  vec2 b_px = screen_from_world(a_b_world);
  float chord_px = max(distance(a_px, b_px), 1e-3);
  vec2 along = (b_px - a_px) / chord_px;
  vec2 bulge = vec2(along.y, -along.x) * (a_bend < 0.0 ? -1.0 : 1.0);

  float bend = abs(a_bend);
  float curvature = 8.0 * bend / ((1.0 + 4.0 * bend * bend) * chord_px);
  float arc_px = curvature < kMinCurvature ? chord_px : 4.0 * atan(2.0 * bend) / curvature;
  float begin = a_trims_px.x - 0.5 * arc_px;
  float end = 0.5 * arc_px - a_trims_px.y;
  float arrow_px = min(a_arrow_px, max(end - begin, 0.0));

  int row = gl_VertexID >> 1;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  float half_width = 0.5 * a_width_px + kMarginPx;
  float body_begin = begin - kMarginPx;
  float body_end = arrow_px > 0.0 ? end - arrow_px - kMarginPx : end + kMarginPx;
  bool is_bent = curvature >= kMinCurvature;
  int last_row = is_bent ? u_body_rows - 1 : 1;  // the rest of a straight body has no area
  float step_px = (body_end - body_begin) / float(last_row);
  float at = body_begin + step_px * float(min(row, last_row));
  if (row >= u_body_rows && arrow_px > 0.0) {
    bool is_tip = row > u_body_rows;
    at = is_tip ? end + kMarginPx : body_end;
    step_px = end - body_end;
    half_width = max(half_width, 2.0 * kMarginPx + (is_tip ? 0.0 : 0.5 * arrow_px));
  }
  // The outer side of a piece of the strip is a chord of its arc: raised so that it stays outside.
  float outer = side > 0.0 && is_bent ? (1.0 / curvature + half_width) * (1.0 / cos(0.5 * step_px * curvature) - 1.0) : 0.0;

  v_place_px = on_arc(curvature, at, side * half_width + outer);
  v_along_px = at;
  v_span_px = vec2(begin, end);
  v_style = vec4(curvature, 0.5 * a_width_px, a_dash_px, arrow_px);
  v_color = vec4(a_color.rgb * a_color.a, a_color.a);

  vec2 apex_px = 0.5 * (a_px + b_px) + bulge * (bend * chord_px);
  vec2 screen_px = apex_px + along * v_place_px.x + bulge * v_place_px.y;
  bool is_empty = end <= begin;
  gl_Position = is_empty ? vec4(2.0, 2.0, 0.0, 1.0) : vec4(screen_px * u_clip_from_px + vec2(-1.0, 1.0), 0.0, 1.0);
}
