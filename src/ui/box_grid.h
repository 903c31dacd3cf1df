// Box grid: which boxes on the screen are taken, asked by the cells that a box touches.
//
// Units: CSS pixels. Boxes outside the area are kept in its outermost cells.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ui/ui_frame.h"

namespace storylens {

class BoxGrid {
 public:
  explicit BoxGrid(const UiRect& area)
      : area_(area),
        columns_(std::max(1, static_cast<int>(area.width() / kCell) + 1)),
        rows_(std::max(1, static_cast<int>(area.height() / kCell) + 1)),
        first_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), -1) {}

  // owner: whose box it is.
  void add(const UiRect& box, int owner) {
    for_cells(box, [&](std::size_t cell) {
      entries_.push_back({box, owner, first_[cell]});
      first_[cell] = static_cast<std::int32_t>(entries_.size()) - 1;
      return true;
    });
  }
  // No box of another owner overlaps.
  bool is_free(const UiRect& box, int owner) const {
    return for_cells(box, [&](std::size_t cell) {
      for (std::int32_t i = first_[cell]; i >= 0; i = entries_[static_cast<std::size_t>(i)].next) {
        const Entry& entry = entries_[static_cast<std::size_t>(i)];
        if (entry.owner != owner && entry.box.overlaps(box)) return false;
      }
      return true;
    });
  }

 private:
  static constexpr float kCell = 64.0f;
  struct Entry {
    UiRect box;
    int owner;
    std::int32_t next;  // in the same cell
  };

  template <class Use>
  bool for_cells(const UiRect& box, Use use) const {
    const auto cell = [](float at, float min, int count) {
      return static_cast<int>(std::clamp((at - min) / kCell, 0.0f, static_cast<float>(count - 1)));
    };
    const int left = cell(box.min.x, area_.min.x, columns_);
    const int right = cell(box.max.x, area_.min.x, columns_);
    const int bottom = cell(box.max.y, area_.min.y, rows_);
    for (int y = cell(box.min.y, area_.min.y, rows_); y <= bottom; ++y) {
      for (int x = left; x <= right; ++x) {
        if (!use(static_cast<std::size_t>(y * columns_ + x))) return false;
      }
    }
    return true;
  }

  UiRect area_;
  int columns_;
  int rows_;
  std::vector<std::int32_t> first_;  // by cell, into entries_; -1 = empty
  std::vector<Entry> entries_;
};

}  // namespace storylens
