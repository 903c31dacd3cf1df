#include "render/shelf_packer.h"

#include <algorithm>
#include <cstddef>

namespace storylens {
namespace {

// Rows come in few heights, so that rectangles of about the same size share them.
constexpr int kHeightStep = 4;

}  // namespace

bool ShelfPacker::pack(int width, int height, PackedPlace& place) {
  reused_ = {};
  if (width + 2 * kGap > page_size_ || top_ + height + kGap > page_size_) return false;
  const int least = height + kGap;
  const int wanted = (least + kHeightStep - 1) / kHeightStep * kHeightStep;
  const int cell_width = width + kGap;
  Shelf* shelf = lowest_shelf(cell_width, least);
  const bool is_wasteful = shelf != nullptr && 2 * shelf->height > 3 * wanted;
  if (shelf == nullptr || is_wasteful) {
    if (Shelf* opened = open_shelf(wanted, least)) shelf = opened;
  }
  if (shelf == nullptr) return false;
  auto cell = shelf->cells.begin();
  while (!cell->is_free || cell->width < cell_width) ++cell;
  place = {cell->x, shelf->y};
  const Cell rest{cell->x + cell_width, cell->width - cell_width, true};
  *cell = {cell->x, cell_width, false};
  if (rest.width > 0) shelf->cells.insert(cell + 1, rest);
  merge_free(*shelf);
  return true;
}

void ShelfPacker::give_back(PackedPlace place) {
  Shelf* shelf = shelf_at(place.y);
  if (shelf == nullptr) return;
  for (Cell& cell : shelf->cells) cell.is_free = cell.is_free || cell.x == place.x;
  merge_free(*shelf);
}

ShelfPacker::Shelf* ShelfPacker::shelf_at(int y) {
  for (Shelf& shelf : shelves_) {
    if (shelf.y == y && shelf.height > 0) return &shelf;
  }
  return nullptr;
}

ShelfPacker::Shelf* ShelfPacker::make_shelf(int y, int height) {
  std::size_t index = 0;
  while (index < shelves_.size() && shelves_[index].height > 0) ++index;
  if (index == shelves_.size()) shelves_.emplace_back();
  Shelf& shelf = shelves_[index];
  shelf.y = y;
  shelf.height = height;
  shelf.widest_free = page_size_ - kGap;
  shelf.cells.clear();
  shelf.cells.push_back({kGap, shelf.widest_free, true});
  return &shelf;
}

ShelfPacker::Shelf* ShelfPacker::lowest_shelf(int width, int height) {
  Shelf* lowest = nullptr;
  for (Shelf& shelf : shelves_) {
    if (shelf.height < height || shelf.widest_free < width) continue;
    if (lowest == nullptr || shelf.height < lowest->height) lowest = &shelf;
  }
  return lowest;
}

ShelfPacker::Shelf* ShelfPacker::open_shelf(int wanted, int least) {
  if (next_y_ + least > page_size_) return recut_shelf(wanted, least);
  const int y = next_y_;
  next_y_ += std::min(wanted, page_size_ - y);
  return make_shelf(y, next_y_ - y);
}

// Cuts a row out of empty ones that follow one another; what is left of them is one empty row.
ShelfPacker::Shelf* ShelfPacker::recut_shelf(int wanted, int least) {
  const auto is_empty = [](const Shelf& shelf) {
    return shelf.height > 0 && shelf.cells.size() == 1 && shelf.cells.front().is_free;
  };
  for (const Shelf& first : shelves_) {
    if (!is_empty(first)) continue;
    const int y = first.y;
    int end = y + first.height;
    for (const Shelf* next = shelf_at(end); end - y < wanted && next != nullptr && is_empty(*next);
         next = shelf_at(end)) {
      end += next->height;
    }
    // The lowest rows may take what is left below them.
    const bool is_lowest = end == next_y_ && end - y < wanted;
    if (is_lowest) end = page_size_;
    if (end - y < least) continue;
    if (is_lowest) next_y_ = page_size_;
    const int height = std::min(wanted, end - y);
    for (Shelf& shelf : shelves_) {
      if (shelf.y >= y && shelf.y < end) shelf.height = 0;
    }
    reused_ = {y, height};
    if (end > y + height) make_shelf(y + height, end - y - height);
    return make_shelf(y, height);
  }
  return nullptr;
}

void ShelfPacker::merge_free(Shelf& shelf) {
  std::vector<Cell>& cells = shelf.cells;
  std::size_t kept = 0;
  shelf.widest_free = 0;
  for (const Cell cell : cells) {
    const bool joins = kept > 0 && cell.is_free && cells[kept - 1].is_free;
    if (joins) cells[kept - 1].width += cell.width;
    if (!joins) cells[kept++] = cell;
    if (cell.is_free) shelf.widest_free = std::max(shelf.widest_free, cells[kept - 1].width);
  }
  while (cells.size() > kept) cells.pop_back();
}

}  // namespace storylens
