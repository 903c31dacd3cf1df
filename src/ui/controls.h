// Controls: the few painted controls. Each is painted here and declared in UiFrame::controls; the browser's
// element over it (web/layer.ts) takes the pointer and the keyboard. Not smaller than kMinTarget either way.
//
// Units: CSS pixels. The id must be unique in its area.
#pragma once

#include <string_view>
#include <vector>

#include "ui/ui_frame.h"

namespace storylens {

// A transparent, undecorated window over the area, for items and drawing; pair with end_area().
void begin_area(const char* id, const UiRect& area);
void end_area();

// Declares a control without painting it. True when it was pressed since the last frame.
bool declare_control(const UiFrame& frame, Control control);
// Whether the pointer is over it, in the present area.
bool is_hovered(const UiRect& area);

// True when it was pressed since the last frame.
bool text_button(const UiFrame& frame, const char* id, std::string_view label, const UiRect& area,
                 bool is_selected);
float text_button_width(const UiFrame& frame, std::string_view label);

enum class Icon : unsigned char {
  Plus,
  Minus,
  Fit,
  Close,
  Sun,
  Moon,
  Auto,
  List,
  Outlets,
  Whole,
  Unpin,
  Search,
  Text
};
bool icon_button(const UiFrame& frame, const char* id, Icon icon, std::string_view label, const UiRect& area,
                 bool is_selected, bool is_toggle = false);

// A row of buttons that share one ground, one of them chosen. Returns the index pressed, else -1.
int segmented(const UiFrame& frame, const char* id, const std::vector<std::string_view>& labels, int chosen,
              Vec2 right_top, float height, bool grows_left);

// Small text on a card beside the pointer, kept inside the canvas.
void draw_tooltip(const UiFrame& frame, std::string_view text, Vec2 pointer);

}  // namespace storylens
