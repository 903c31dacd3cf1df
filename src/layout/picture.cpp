#include "layout/picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/quadtree.h"

namespace storylens {
namespace {

// Parting boxes, as a share of the whole work.
constexpr float kPartingShare = 0.1f;
constexpr float kUsualRounds = 40.0f;
// Discs have room for labels already.
constexpr float kFilledShare = 0.55f;

// A label is wider than high; what its disc lacks sideways is made up when the picture is widened and boxes
// are parted.
void make_room_for_labels(const std::vector<Box>& boxes, std::vector<Body>& bodies) {
  constexpr float kShareOfHalfWidth = 0.65f;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const float half_width = 0.5f * (boxes[i].max.x - boxes[i].min.x);
    bodies[i].radius = std::max(bodies[i].radius, kShareOfHalfWidth * half_width);
  }
}

// Towards the proportions of a screen, where labels need the room as well.
void widen(std::vector<Vec2>& places) {
  constexpr double kProportion = 1.5;
  constexpr double kMostWidening = 1.6;
  double mean_x = 0.0, mean_y = 0.0, xx = 0.0, yy = 0.0;
  for (const Vec2& place : places) {
    mean_x += static_cast<double>(place.x) / static_cast<double>(places.size());
    mean_y += static_cast<double>(place.y) / static_cast<double>(places.size());
  }
  for (const Vec2& place : places) {
    const double x = static_cast<double>(place.x) - mean_x;
    const double y = static_cast<double>(place.y) - mean_y;
    xx += x * x;
    yy += y * y;
  }
  if (!(xx > 0.0)) return;
  const double widening = std::clamp(kProportion * std::sqrt(yy / xx), 1.0, kMostWidening);
  for (Vec2& place : places) {
    place.x = static_cast<float>((static_cast<double>(place.x) - mean_x) * widening);
    place.y = static_cast<float>(static_cast<double>(place.y) - mean_y);
  }
}

// Around the origin, and within the world.
void center_picture(const std::vector<Box>& boxes, std::vector<Vec2>& places) {
  if (places.empty()) return;
  Box all = {places[0] + boxes[0].min, places[0] + boxes[0].max};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Box box = {places[i] + boxes[i].min, places[i] + boxes[i].max};
    all.min = {std::min(all.min.x, box.min.x), std::min(all.min.y, box.min.y)};
    all.max = {std::max(all.max.x, box.max.x), std::max(all.max.y, box.max.y)};
  }
  const Vec2 center = (all.min + all.max) * 0.5f;
  const float half_side = 0.5f * std::max(all.max.x - all.min.x, all.max.y - all.min.y);
  const float scale = half_side > kMaxCoordinate ? 0.999f * kMaxCoordinate / half_side : 1.0f;
  for (Vec2& place : places) place = (place - center) * scale;
}

}  // namespace

void PictureLayout::reset(std::vector<Body> bodies, const std::vector<Link>& links, std::vector<Box> boxes,
                          std::uint64_t seed) {
  boxes_ = std::move(boxes);
  make_room_for_labels(boxes_, bodies);
  layout_.reset(bodies, links, {.filled_share = kFilledShare, .seed = seed});
  places_.clear();
  rounds_ = 0;
  is_parting_ = false;
  is_done_ = bodies.empty();
}

bool PictureLayout::step() {
  if (is_done_) return false;
  if (!is_parting_) {
    if (layout_.step()) return true;
    places_ = layout_.positions();
    widen(places_);
    overlap_.reset(boxes_, std::vector<std::uint8_t>(boxes_.size(), 0));
    is_parting_ = true;
    return true;
  }
  ++rounds_;
  if (overlap_.step(places_)) return true;
  center_picture(boxes_, places_);
  is_done_ = true;
  return false;
}

float PictureLayout::progress() const {
  if (is_done_) return 1.0f;
  if (!is_parting_) return layout_.progress() * (1.0f - kPartingShare);
  return 1.0f - kPartingShare * (1.0f - std::min(static_cast<float>(rounds_) / kUsualRounds, 0.9f));
}

void PictureLayout::get_places(std::vector<Vec2>& places) const {
  if (is_parting_ || is_done_) {
    places = places_;
    return;
  }
  layout_.get_places(places);
  widen(places);
  center_picture(boxes_, places);
}

std::vector<Vec2> lay_out_picture(std::vector<Body> bodies, const std::vector<Link>& links,
                                  std::vector<Box> boxes) {
  PictureLayout layout;
  layout.reset(std::move(bodies), links, std::move(boxes));
  while (layout.step()) {
  }
  std::vector<Vec2> places;
  layout.get_places(places);
  return places;
}

}  // namespace storylens
