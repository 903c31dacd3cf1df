// Page painter: copies a set page to a draw list. Only what lies in the clip is touched. Its links are
// painted here, and pressed in the document over them.
//
// Units: CSS pixels; origin is where the page's top left stands on the canvas (scrolling moves it up).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/page.h"
#include "ui/ui_frame.h"

namespace storylens {

struct PageMarks {
  std::string_view node_id;               // links to it are marked; empty = none
  const std::vector<std::string>* words;  // and so is every occurrence of these; may be null
  std::string_view block = {};  // and these bytes of one block's text: a passage that was looked for
  const std::vector<std::pair<std::uint32_t, std::uint32_t>>* ranges = nullptr;
};

// Draws into the present ImGui window.
void paint_page(const UiFrame& frame, const Page& page, Vec2 origin, const UiRect& clip,
                const PageMarks& marks);

}  // namespace storylens
