// Story card: a story as one picture: its headline, what it is made of, and what it hangs together with. It
// stands in the place of the live story until a reader asks, and in previews of links.
//
// Units:  1200 × 630, the proportions that social networks show.
// Shapes: an SVG with <title>, its texts as text. Light, dark where the reader prefers that; "#light" and
//         "#dark" behind its address ask for one. No script, nothing from elsewhere; text is escaped. The
//         same bundle is the same text.
// Errors: none. A neighbour without a place in bundle.layout stands last.
// Cost:   constant for a card, whatever the size of the bundle; making StoryCards is linear.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/vec2.h"
#include "story/bundle.h"
#include "story/bundle_index.h"

namespace storylens {

inline constexpr int kCardWidth = 1200;
inline constexpr int kCardHeight = 630;

class StoryCards {
 public:
  explicit StoryCards(const Bundle& bundle);  // which must outlive this

  std::string card(const Story& story) const;

 private:
  const Bundle& bundle_;
  BundleIndex index_;
  std::unordered_map<std::string_view, Vec2> places_;  // by node id
};

}  // namespace storylens
