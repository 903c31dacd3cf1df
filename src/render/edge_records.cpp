#include "render/edge_records.h"

#include <algorithm>
#include <cmath>

namespace storylens {
namespace {

// The fragments find the true arc, so that pieces need only be narrow enough to waste few of them.
constexpr float kRadiansPerPiece = 0.16f;
constexpr float kSteps = 64.0f;

std::uint16_t in_steps(float value) {
  return static_cast<std::uint16_t>(std::clamp(value * kSteps + 0.5f, 0.0f, 65535.0f));
}

std::size_t body_pieces(float bend) {
  const float radians = 4.0f * std::atan(2.0f * std::fabs(bend));
  return static_cast<std::size_t>(std::max(1.0f, std::ceil(radians / kRadiansPerPiece)));
}

}  // namespace

std::size_t edge_records(const EdgeInstance& edge) {
  return body_pieces(edge.bend) + (edge.arrow_px > 0.0f ? 1 : 0);
}

void append_edge_records(const EdgeInstance& edge, std::vector<EdgeRecord>& records) {
  EdgeRecord record = {};
  record.a_world = edge.a_world;
  record.b_world = edge.b_world;
  record.radius_a = in_steps(edge.radius_a);
  record.around_a = in_steps(edge.around_a);
  record.radius_b = in_steps(edge.radius_b);
  record.around_b = in_steps(edge.around_b);
  record.width = in_steps(edge.width_px);
  record.bend = static_cast<std::uint16_t>((std::clamp(edge.bend, -1.0f, 1.0f) + 1.0f) * 32767.0f + 0.5f);
  record.dash = in_steps(edge.dash_px);
  record.arrow = in_steps(edge.arrow_px);
  record.color = edge.color;
  record.pieces = static_cast<std::uint8_t>(body_pieces(edge.bend));
  record.rank = static_cast<std::uint8_t>(std::clamp(edge.rank, 0.0f, 1.0f) * 255.0f);
  const std::size_t count = edge_records(edge);
  for (std::size_t number = 0; number < count; ++number) {
    record.number = static_cast<std::uint8_t>(number);
    records.push_back(record);
  }
}

}  // namespace storylens
