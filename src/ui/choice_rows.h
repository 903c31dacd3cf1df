// Choice rows: what a popover sets its chips with: in as many rows as their width needs, under a heading.
//
// Units: CSS pixels.
#pragma once

#include <string_view>
#include <vector>

#include "ui/ui_frame.h"

namespace storylens {

// Sets controls one after the other, in as many rows as their width needs; mirrored within an area where the
// interface is.
class Flow {
 public:
  static constexpr float kGap = 4.0f;

  Flow(const UiFrame& frame, const UiRect& within, Vec2 corner, float right, float height)
      : frame_(frame), within_(within), left_(corner.x), right_(right), height_(height), pen_(corner) {}

  UiRect next(float width);
  float foot() const { return foot_; }

 private:
  const UiFrame& frame_;
  UiRect within_;
  float left_;
  float right_;
  float height_;
  Vec2 pen_;
  float foot_ = 0.0f;
};

float chip_height(const UiFrame& frame);

// A heading over chips, one of which is chosen, from y on, which is moved below them. Each is named with its
// heading
// ("Line length: wide"). Returns the index of the chip that was pressed, else -1.
int choices(const UiFrame& frame, const char* id, std::string_view heading,
            const std::vector<std::string_view>& labels, int chosen, float left, float right, float& y);
// A heading over chips that each do something. Returns the index of the one that was pressed, else -1.
int commands(const UiFrame& frame, const std::vector<const char*>& ids, std::string_view heading,
             const std::vector<std::string_view>& labels, float left, float right, float& y);
// Of either.
float choices_height(const UiFrame& frame, const std::vector<std::string_view>& labels, float width);

}  // namespace storylens
