#version 300 es
// What a box one pixel wide sees of a line.
precision highp float;

in float v_across_px;
flat in float v_half_width;
flat in vec4 v_color;

out vec4 out_color;

void main() {
  out_color = v_color * clamp(v_half_width + 0.5 - abs(v_across_px), 0.0, min(1.0, 2.0 * v_half_width));
}
