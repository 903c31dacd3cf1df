// Search box: the painted ground of the field to type in, above the list of stories. The field itself is the
// browser's (web/layer.ts), for input methods, pasting and keyboards on a screen.
#pragma once

#include "ui/ui_frame.h"

namespace storylens {

inline constexpr float kSearchBoxHeight = 64.0f;  // with the room around it

// Draws into an area of its own at the top of the list's.
void search_box(const UiFrame& frame, const UiRect& list_area);

}  // namespace storylens
