#include "app/node_set.h"

#include <algorithm>

namespace storylens {

bool NodeSet::has(std::string_view id) const {
  return std::binary_search(ids_.begin(), ids_.end(), id);
}

bool NodeSet::add(std::string_view id) {
  const auto place = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (place != ids_.end() && *place == id) return false;
  ids_.insert(place, std::string(id));
  return true;
}

bool NodeSet::toggle(std::string_view id) {
  if (add(id)) return true;
  ids_.erase(std::lower_bound(ids_.begin(), ids_.end(), id));
  return false;
}

}  // namespace storylens
