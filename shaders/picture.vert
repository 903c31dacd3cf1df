#version 300 es
// One triangle over the whole viewport, onto which a kept picture is put, pixel on pixel. The picture is a ring: the
// texture repeats.
precision highp float;

uniform vec2 u_begin;  // where the picture begins in its texture, of the texture's size

out vec2 v_uv;

void main() {
  vec2 corner = vec2(float((gl_VertexID & 1) << 1), float(gl_VertexID & 2));
  v_uv = corner + u_begin;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
