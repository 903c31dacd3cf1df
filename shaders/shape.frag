#version 300 es
// Each shape is a signed distance in pixels, negative inside; coverage falls from 1 to 0 over the pixel that the
// edge crosses. Distances after Inigo Quilez, "2D distance functions".
precision highp float;

in vec2 v_local_px;
flat in vec2 v_half_size_px;
flat in float v_stroke_px;
flat in vec4 v_fill;
flat in vec4 v_band;
flat in uint v_shape;

out vec4 out_color;

const uint kRoundedSquare = 1u;
const uint kDiamond = 2u;
const uint kHexagon = 3u;
const uint kPetal = 4u;

// Shares of the shape's half size.
const float kSquareCorner = 0.3;
const float kDiamondCorner = 0.14;
const float kHexagonCorner = 0.16;
const float kPetalFoot = 0.3;

float rounded_box(vec2 p, vec2 half_size, float corner) {
  vec2 q = abs(p) - half_size + corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

// Stands on a corner; the corner's rounding is within the half diagonal.
float diamond(vec2 p, float half_diagonal, float corner) {
  const float kHalfSqrt2 = 0.70710678;
  vec2 turned = vec2(p.x + p.y, p.y - p.x) * kHalfSqrt2;
  // A corner of radius r draws the tip back by r (√2 - 1); sides grown by r (1 - √2/2) put it back in place.
  return rounded_box(turned, vec2(half_diagonal * kHalfSqrt2 + corner * (1.0 - kHalfSqrt2)), corner);
}

// Corners at the top and the bottom, at the circumradius.
float hexagon(vec2 p, float circumradius, float corner) {
  const vec3 k = vec3(-0.8660254, 0.5, 0.57735027);
  // Rounding a corner of 120° draws it back by r (2/√3 - 1).
  float apothem = (circumradius + corner * 0.1547005) * -k.x - corner;
  vec2 q = abs(p.yx);
  q -= 2.0 * min(dot(k.xy, q), 0.0) * k.xy;
  q -= vec2(clamp(q.x, -k.z * apothem, k.z * apothem), apothem);
  return length(q) * sign(q.y) - corner;
}

// A round tip above and a narrower foot below, joined by their common tangents.
float petal(vec2 p, vec2 half_size) {
  float tip = min(half_size.x, half_size.y);
  float foot = kPetalFoot * tip;
  vec2 q = vec2(abs(p.x), half_size.y - foot - p.y);
  float height = 2.0 * half_size.y - tip - foot;
  float slope = (foot - tip) / height;
  float rise = sqrt(max(1.0 - slope * slope, 0.0));
  float k = dot(q, vec2(-slope, rise));
  if (k < 0.0) return length(q) - foot;
  if (k > rise * height) return length(q - vec2(0.0, height)) - tip;
  return dot(q, vec2(rise, slope)) - foot;
}

float signed_distance(vec2 p) {
  float size = v_half_size_px.x;
  switch (v_shape) {
    case kRoundedSquare: return rounded_box(p, v_half_size_px, kSquareCorner * min(size, v_half_size_px.y));
    case kDiamond: return diamond(p, size, kDiamondCorner * size);
    case kHexagon: return hexagon(p, size, kHexagonCorner * size);
    case kPetal: return petal(p, v_half_size_px);
    default: return length(p) - size;
  }
}

void main() {
  float d = signed_distance(v_local_px);
  float whole = clamp(0.5 - d, 0.0, 1.0);
  float inner = clamp(0.5 - d - v_stroke_px, 0.0, 1.0);
  out_color = v_fill * inner + v_band * (whole - inner);
}
