// Shelf packer: finds room for rectangles in a square page, in rows of about equal height. A texel is left
// free around each rectangle, so that filtering does not mix neighbors.
//
// Cost: linear in the shelves, of which a page has at most a quarter of its height.
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

  // The first shelf begins at top; the free texel above it is the caller's.
  ShelfPacker(int page_size, int top) : page_size_(page_size), next_y_(top) {}

  // False when there is no room; the place is then left as it was.
  bool pack(int width, int height, PackedPlace& place);

 private:
  struct Shelf {
    int y;
    int height;  // with the gap below
    int next_x;
  };

  Shelf* lowest_shelf(int width, int height);
  Shelf* open_shelf(int height);

  int page_size_;
  int next_y_;
  std::vector<Shelf> shelves_;
};

}  // namespace storylens
