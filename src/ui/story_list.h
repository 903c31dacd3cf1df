// Story list: every story of the bundle, the latest first, as a page of its own.
#pragma once

#include <string_view>

#include "ui/page_painter.h"
#include "ui/ui_frame.h"

namespace storylens {

// One entry for each slug: the edition in the reader's language, else the first.
Page set_story_list(const Bundle& bundle, std::string_view current_slug, std::string_view language,
                    const Strings& strings, float width_px, UnitPainter& painter);

}  // namespace storylens
