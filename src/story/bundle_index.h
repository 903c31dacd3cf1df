// Bundle index: where in a bundle the story, entity or outlet of a name stands. For what asks many times:
// the graph and the document. Private to src/story; valid as long as the bundle is unchanged.
//
// Cost: linear in the bundle to make; a look-up is constant.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "story/bundle.h"

namespace storylens {

class BundleIndex {
 public:
  explicit BundleIndex(const Bundle& bundle);

  // Index in the bundle's array, -1 = none. The first one where the name is given twice.
  int entity(std::string_view slug) const;
  int outlet(std::string_view id) const;

  // The editions of a story in bundle order; empty = not in the bundle.
  const std::vector<int>& editions(std::string_view slug) const;
  // The edition for a reader of the language: as find_story(). -1 = none.
  int story(std::string_view slug, std::string_view language) const;

 private:
  const Bundle& bundle_;
  std::unordered_map<std::string_view, int> entities_;
  std::unordered_map<std::string_view, int> outlets_;
  std::unordered_map<std::string_view, std::vector<int>> stories_;
};

}  // namespace storylens
