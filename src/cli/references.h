// References: the entities and outlets that stories speak of, made from what they say, for those that nobody
// describes.
#pragma once

#include <cstddef>
#include <vector>

#include "story/bundle.h"

namespace storylens {

template <class Item>
struct Referenced {
  Item item;
  std::size_t story = 0;  // index of the first story that refers to it
};

// Each slug once, named by the label of its first reference.
std::vector<Referenced<Entity>> referenced_entities(const std::vector<Story>& stories);

// Each id once, named as in the first take of the outlet.
std::vector<Referenced<Outlet>> referenced_outlets(const std::vector<Story>& stories);

}  // namespace storylens
