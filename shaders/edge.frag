#version 300 es
// Coverage of the line, of its dashes and of the arrow head, from distances in pixels. Each branch is the same
// for a whole quad, so that a plain line costs little where there is no GPU.
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

  float across = v_place_px.y;
  if (curvature > 0.0) {
    // The distance from a circle about (0, -1/k), written so that a large radius cancels nowhere.
    float u = curvature * dot(v_place_px, v_place_px) + 2.0 * v_place_px.y;
    across = u / (1.0 + sqrt(max(1.0 + curvature * u, 0.0)));
  }
  across = abs(across);

  float from_begin = v_along_px - v_span_px.x;
  float to_tip = v_span_px.y - v_along_px;
  float to_end = to_tip - 0.5 * arrow;  // the line ends inside the head
  float coverage = band_coverage(across, half_width) * clamp(0.5 + min(from_begin, to_end), 0.0, 1.0);
  if (dash > 0.0) {
    float phase = mod(from_begin, 2.0 * dash);
    coverage *= band_coverage(abs(phase - 0.5 * dash), 0.5 * dash) + band_coverage(2.5 * dash - phase, 0.5 * dash);
  }
  if (arrow > 0.0) {
    float side_gap = (across - kArrowSlope * to_tip) * inversesqrt(1.0 + kArrowSlope * kArrowSlope);
    coverage = max(coverage, clamp(0.5 - max(side_gap, to_tip - arrow), 0.0, 1.0));
  }
  out_color = v_color * coverage;
}
