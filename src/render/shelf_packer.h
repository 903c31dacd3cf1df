// Shelf packer: finds room for rectangles in a square page, in rows of about equal height, and takes it back.
// Room that was given back is filled from its left end, so that what is left of a rectangle is always another
// one's gap. A row that is empty again may be cut anew together with its empty neighbors.
//
// Units: texels. A texel is left free around each rectangle, so that filtering does not mix neighbors.
// Cost:  linear in the rows to pack, and in the rectangles of one row to pack and to give back.
#pragma once

#include <vector>

namespace storylens {

struct PackedPlace {
  int x = 0;
  int y = 0;
};

class ShelfPacker {
 public:
  static constexpr int kGap = 1;

  // The first row begins at top; the free texel above it is the caller's.
  ShelfPacker(int page_size, int top) : page_size_(page_size), top_(top), next_y_(top) {}

  // False when there is no room; the place is then left as it was.
  bool pack(int width, int height, PackedPlace& place);

  // Gives back what pack() placed there.
  void give_back(PackedPlace place);

  // A row that the last pack() cut out of room used before: its texels are to be wiped. Height 0 = none.
  struct Strip {
    int y = 0;
    int height = 0;
  };
  Strip reused_strip() const { return reused_; }

 private:
  struct Cell {
    int x;
    int width;  // with the gap
    bool is_free;
  };
  struct Shelf {
    int y;
    int height;               // with the gap below
    int widest_free;          // width of the widest free cell
    std::vector<Cell> cells;  // from left to right, without holes between them
  };

  Shelf* make_shelf(int y, int height);
  Shelf* shelf_at(int y);
  Shelf* lowest_shelf(int width, int height);
  Shelf* open_shelf(int wanted, int least);
  Shelf* recut_shelf(int wanted, int least);
  static void merge_free(Shelf& shelf);

  int page_size_;
  int top_;
  int next_y_;
  std::vector<Shelf> shelves_;  // in no order; of those with height 0 nothing is left
  Strip reused_;
};

}  // namespace storylens
