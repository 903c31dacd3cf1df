#include "render/shelf_packer.h"

#include <algorithm>
#include <utility>

namespace storylens {
namespace {

// Rows come in few heights, so that rectangles of about the same size share them.
constexpr int kHeightStep = 4;

}  // namespace

bool ShelfPacker::pack(int width, int height, PackedPlace& place) {
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
  const auto cell = std::find_if(shelf->cells.begin(), shelf->cells.end(),
                                 [&](const Cell& c) { return c.is_free && c.width >= cell_width; });
  place = {cell->x, shelf->y};
  const Cell rest{cell->x + cell_width, cell->width - cell_width, true};
  *cell = {cell->x, cell_width, false};
  if (rest.width > 0) shelf->cells.insert(cell + 1, rest);
  merge_free(*shelf);
  return true;
}

void ShelfPacker::give_back(PackedPlace place) {
  const auto shelf = std::lower_bound(shelves_.begin(), shelves_.end(), place.y,
                                      [](const Shelf& s, int y) { return s.y < y; });
  const auto cell = std::lower_bound(shelf->cells.begin(), shelf->cells.end(), place.x,
                                     [](const Cell& c, int x) { return c.x < x; });
  cell->is_free = true;
  merge_free(*shelf);
}

std::vector<ShelfPacker::Strip> ShelfPacker::take_reused_strips() {
  return std::exchange(reused_, {});
}

ShelfPacker::Shelf ShelfPacker::make_shelf(int y, int height) const {
  const int width = page_size_ - kGap;
  return {y, height, width, {{kGap, width, true}}};
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
  const int height = std::min(wanted, page_size_ - next_y_);
  shelves_.push_back(make_shelf(next_y_, height));
  next_y_ += height;
  return &shelves_.back();
}

// Cuts a row out of empty ones that follow one another; what is left of them is one empty row.
ShelfPacker::Shelf* ShelfPacker::recut_shelf(int wanted, int least) {
  for (std::size_t first = 0; first < shelves_.size(); ++first) {
    int room = 0;
    std::size_t end = first;
    for (; end < shelves_.size() && room < wanted && shelves_[end].cells.size() == 1; ++end) {
      if (!shelves_[end].cells.front().is_free) break;
      room += shelves_[end].height;
    }
    // The lowest rows may take what is left below them.
    const bool is_lowest = end == shelves_.size() && room < wanted;
    if (is_lowest) room += page_size_ - next_y_;
    if (room < least) continue;
    if (is_lowest) next_y_ = page_size_;
    const int y = shelves_[first].y;
    const int height = std::min(wanted, room);
    const auto at = shelves_.begin() + static_cast<std::ptrdiff_t>(first);
    shelves_.erase(at + 1, shelves_.begin() + static_cast<std::ptrdiff_t>(end));
    shelves_[first] = make_shelf(y, height);
    if (room > height) {
      shelves_.insert(shelves_.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                      make_shelf(y + height, room - height));
    }
    reused_.push_back({y, height});
    return &shelves_[first];
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
  cells.resize(kept);
}

}  // namespace storylens
