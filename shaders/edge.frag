#version 300 es
// Coverage of the line, of its dashes and of the arrow head, from distances in pixels.
precision highp float;

in vec2 v_place_px;
in float v_along_px;
flat in vec2 v_span_px;
flat in vec4 v_style;
flat in vec4 v_color;

out vec4 out_color;

const float kArrowSlope = 0.42;  // half width of the head for its length

// Of the line on both sides of a middle: what a box one pixel wide sees of it.
float band_coverage(float distance_px, float half_width) {
  return clamp(half_width + 0.5 - distance_px, 0.0, min(1.0, 2.0 * half_width));
}

void main() {
  float curvature = v_style.x;
  float half_width = v_style.y;
  float dash = v_style.z;
  float arrow = v_style.w;

  // The distance from a circle about (0, -1/k), written so that it is exact for a straight line (k = 0) too.
  float u = curvature * dot(v_place_px, v_place_px) + 2.0 * v_place_px.y;
  float across = abs(u / (1.0 + sqrt(max(1.0 + curvature * u, 0.0))));

  float to_tip = v_span_px.y - v_along_px;
  float begin_gap = v_span_px.x - v_along_px;
  float end_gap = 0.5 * arrow - to_tip;  // the line ends inside the head
  float coverage = band_coverage(across, half_width) * clamp(0.5 - max(begin_gap, end_gap), 0.0, 1.0);
  if (dash > 0.0) {
    float phase = mod(-begin_gap, 2.0 * dash);
    coverage *= band_coverage(abs(phase - 0.5 * dash), 0.5 * dash) + band_coverage(2.5 * dash - phase, 0.5 * dash);
  }
  if (arrow > 0.0) {
    float side_gap = (across - kArrowSlope * to_tip) * inversesqrt(1.0 + kArrowSlope * kArrowSlope);
    coverage = max(coverage, clamp(0.5 - max(side_gap, to_tip - arrow), 0.0, 1.0));
  }
  out_color = v_color * coverage;
}
