#version 300 es
// A mask page holds coverage, drawn in the vertex color; a color page holds premultiplied pictures, to which the
// vertex gives only its opacity. Coverage is used as the browser rasterized it.
precision highp float;

in vec2 v_uv;
in vec4 v_color;

uniform sampler2D u_page;
uniform float u_is_color_page;  // 0 or 1

out vec4 out_color;

void main() {
  vec4 texel = texture(u_page, v_uv);
  vec4 masked = vec4(v_color.rgb, 1.0) * texel.r;
  out_color = mix(masked, texel, u_is_color_page) * v_color.a;
}
