// Controls: the few painted controls. Each is painted here and declared in UiFrame::controls; the browser's
// element over it (web/layer.ts) takes the pointer and the keyboard. Not smaller than kMinTarget either way.
//
// Units: CSS pixels. The id must be unique in its area.
#pragma once

#include <optional>
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
  List,
  Outlets,
  Whole,
  Unpin,
  Search,
  Text,
  Move,
  Undo,
  Redo,
  Lasso,
  Share
};
bool icon_button(const UiFrame& frame, const char* id, Icon icon, std::string_view label, const UiRect& area,
                 bool is_selected, bool is_toggle = false);
// The same with a letter or two in place of the icon: opens something, and says whether that is open.
bool letter_button(const UiFrame& frame, const char* id, std::string_view letters, std::string_view label,
                   const UiRect& area, bool is_open);

// A row of buttons that share one ground, one of them chosen. Returns the index pressed, else -1.
int segmented(const UiFrame& frame, const char* id, const std::vector<std::string_view>& labels, int chosen,
              Vec2 right_top, float height, bool grows_left);

// ---- Choices (ui/choices.cpp) ----

struct Slider {
  float min = 0.0f;
  float max = 1.0f;
  float step = 1.0f;
  float value = 0.0f;
  std::string_view text;  // the value in words: painted at the end of the line, read in place of the number
};
// One line: its label before it, its value after it. The value the reader moved it to since the last frame.
std::optional<float> slider(const UiFrame& frame, const char* id, std::string_view label,
                            const Slider& slider, const UiRect& area, float label_width);

// One of several choices that are on or off: a mark, room for a sign of the caller's, the label, and how many
// it stands for at the end. True when it was pressed.
struct Choice {
  std::string_view label;
  std::string_view count;  // "3 of 12"; empty = none
  bool is_on = false;
  float sign_width = 0.0f;  // kept free between the mark and the label
};
inline constexpr float kChoiceMark = 22.0f;  // where the sign begins, from the left of the area
bool choice_row(const UiFrame& frame, const char* id, const Choice& choice, const UiRect& area);
float choice_row_width(const UiFrame& frame, const Choice& choice);

// A button with a ground of its own, for a row of what can be done; as wide as chip_width() says. Its name is
// its label, or what is given.
bool chip(const UiFrame& frame, const char* id, std::string_view label, const UiRect& area, bool is_on,
          bool is_toggle = false, std::string_view name = {});
float chip_width(const UiFrame& frame, std::string_view label);

// A chip that opens a popover, and says whether it is open.
bool opener(const UiFrame& frame, const char* id, std::string_view label, const UiRect& area, bool is_open);
float opener_width(const UiFrame& frame, std::string_view label);

// A card above the panel for the controls that are painted until end_area(). The browser holds them as a
// group of that name: the keyboard goes into it when it opens, and back to its opener when it is gone. Who
// opens it also closes it at App::command("escape").
void begin_popover(const UiFrame& frame, const char* id, std::string_view label, const UiRect& area);

// ---- Words ----

// A line of interface text, cut with an ellipsis to the width; its height is that of the area.
void control_text(const UiFrame& frame, std::string_view text, const UiRect& area, bool is_muted,
                  int weight = 400);
float control_text_width(const UiFrame& frame, std::string_view text, int weight = 400);

// Small text on a card beside the pointer, kept inside the canvas.
void draw_tooltip(const UiFrame& frame, std::string_view text, Vec2 pointer);

}  // namespace storylens
