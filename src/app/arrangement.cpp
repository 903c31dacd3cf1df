#include "app/arrangement.h"

#include <algorithm>
#include <cmath>

namespace storylens {

PanelPlaces place_panels(const Surface& surface, View view, bool is_mirrored) {
  constexpr float kNarrow = 700.0f;
  constexpr float kWide = 1000.0f;
  const float width = surface.width;
  const float height = surface.height;
  PanelPlaces places;
  places.toolbar = {{0.0f, 0.0f}, {width, std::min(kToolbarHeight, height)}};
  UiRect rest = {{0.0f, kToolbarHeight}, {width, std::max(kToolbarHeight, height)}};
  const bool is_narrow = width < kNarrow;
  if (is_narrow) {
    places.tabs = {{0.0f, std::max(kToolbarHeight, height - kTabBarHeight)},
                   {width, std::max(kToolbarHeight, height)}};
    rest.max.y = places.tabs.min.y;
    if (view == View::All) view = View::Summary;
  }
  switch (view) {
    case View::Summary:
      places.reader = rest;
      places.part = PagePart::Summary;
      break;
    case View::Takes:
      places.reader = rest;
      places.part = PagePart::Takes;
      break;
    case View::Graph: places.graph = rest; break;
    case View::All:
      if (width >= kWide) {
        const float reader_width = std::floor(std::clamp(width * 0.5f, 560.0f, 780.0f));
        places.reader = {rest.min, {reader_width, rest.max.y}};
        places.graph = {{reader_width, rest.min.y}, rest.max};
        if (is_mirrored) {
          places.reader = mirrored(places.reader, rest);
          places.graph = mirrored(places.graph, rest);
        }
      } else {
        const float split = std::floor(rest.min.y + rest.height() * 0.4f);
        places.graph = {rest.min, {rest.max.x, split}};
        places.reader = {{rest.min.x, split}, rest.max};
      }
      break;
  }
  return places;
}

}  // namespace storylens
