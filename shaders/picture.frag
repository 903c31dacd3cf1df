#version 300 es
precision highp float;

in vec2 v_uv;

uniform sampler2D u_picture;

out vec4 out_color;

void main() { out_color = texture(u_picture, v_uv); }
