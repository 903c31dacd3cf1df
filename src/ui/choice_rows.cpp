#include "ui/choice_rows.h"

#include <algorithm>
#include <string>

#include "ui/controls.h"

namespace storylens {
namespace {

constexpr float kHeading = 24.0f;
constexpr float kBelow = 10.0f;

}  // namespace

UiRect Flow::next(float width) {
  width = std::min(width, right_ - left_);
  if (pen_.x > left_ && pen_.x + width > right_) pen_ = {left_, pen_.y + height_ + kGap};
  const UiRect area = {pen_, {pen_.x + width, pen_.y + height_}};
  pen_.x += width + kGap;
  foot_ = area.max.y;
  return frame_.placed(area, within_);
}

float chip_height(const UiFrame& frame) {
  return frame.is_touch ? 36.0f : 28.0f;
}

int choices(const UiFrame& frame, const char* id, std::string_view heading,
            const std::vector<std::string_view>& labels, int chosen, float left, float right, float& y) {
  control_text(frame, heading, {{left, y}, {right, y + kHeading - 2.0f}}, true);
  Flow flow(frame, {{left, y}, {right, y}}, {left, y + kHeading}, right, chip_height(frame));
  int pressed = -1;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string name = id + std::to_string(i);
    const std::string spoken = std::string(heading).append(": ").append(labels[i]);
    const bool is_chosen = static_cast<int>(i) == chosen;
    if (chip(frame, name.c_str(), labels[i], flow.next(chip_width(frame, labels[i])), is_chosen, true,
             spoken))
      pressed = static_cast<int>(i);
  }
  y = flow.foot() + kBelow;
  return pressed;
}

int commands(const UiFrame& frame, const std::vector<const char*>& ids, std::string_view heading,
             const std::vector<std::string_view>& labels, float left, float right, float& y) {
  control_text(frame, heading, {{left, y}, {right, y + kHeading - 2.0f}}, true);
  Flow flow(frame, {{left, y}, {right, y}}, {left, y + kHeading}, right, chip_height(frame));
  int pressed = -1;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (chip(frame, ids[i], labels[i], flow.next(chip_width(frame, labels[i])), false))
      pressed = static_cast<int>(i);
  }
  y = (labels.empty() ? y + kHeading : flow.foot()) + kBelow;
  return pressed;
}

float choices_height(const UiFrame& frame, const std::vector<std::string_view>& labels, float width) {
  Flow flow(frame, {}, {}, width, chip_height(frame));
  for (const std::string_view label : labels) flow.next(chip_width(frame, label));
  return kHeading + flow.foot() + kBelow;
}

}  // namespace storylens
