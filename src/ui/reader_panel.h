// Reader panel: a page in a column: the story, and the list of stories. The browser scrolls it
// (web/layer.ts).
#pragma once

#include "ui/page.h"
#include "ui/page_painter.h"
#include "ui/ui_frame.h"

namespace storylens {

struct ReaderPanel {
  UiRect area;             // the panel; the column is centered in it
  float scroll_px = 0.0f;  // how far the page is moved up
};

inline constexpr float kReaderPadding = 28.0f;
inline constexpr float kReaderTop = 26.0f;  // above the page
inline constexpr float kReaderFoot = 56.0f;

// Width of the text column in a panel of that width, for a language: about 70 letters, or 38 of Hangul and
// Han.
float column_width(float panel_width_px, std::string_view language, float text_scale);
// Where the page's top left stands on the canvas.
Vec2 page_origin(const ReaderPanel& panel, const Page& page);

// id: of the ImGui window.
void scrolling_page(const UiFrame& frame, const char* id, const ReaderPanel& panel, const Page& page,
                    const PageMarks& marks);

}  // namespace storylens
