#include "render/shelf_packer.h"

#include <algorithm>

namespace storylens {
namespace {

// Shelves come in few heights, so that rectangles of about the same size share them.
constexpr int kHeightStep = 4;

}  // namespace

bool ShelfPacker::pack(int width, int height, PackedPlace& place) {
  if (width + 2 * kGap > page_size_) return false;
  const int least = height + kGap;
  const int wanted = (least + kHeightStep - 1) / kHeightStep * kHeightStep;
  Shelf* shelf = lowest_shelf(width + kGap, least);
  const bool is_wasteful = shelf != nullptr && 2 * shelf->height > 3 * wanted;
  if ((shelf == nullptr || is_wasteful) && next_y_ + least <= page_size_) {
    shelf = open_shelf(std::min(wanted, page_size_ - next_y_));
  }
  if (shelf == nullptr) return false;
  place = {shelf->next_x, shelf->y};
  shelf->next_x += width + kGap;
  return true;
}

ShelfPacker::Shelf* ShelfPacker::lowest_shelf(int width, int height) {
  Shelf* lowest = nullptr;
  for (Shelf& shelf : shelves_) {
    if (shelf.height < height || shelf.next_x + width > page_size_) continue;
    if (lowest == nullptr || shelf.height < lowest->height) lowest = &shelf;
  }
  return lowest;
}

ShelfPacker::Shelf* ShelfPacker::open_shelf(int height) {
  shelves_.push_back({next_y_, height, kGap});
  next_y_ += height;
  return &shelves_.back();
}

}  // namespace storylens
