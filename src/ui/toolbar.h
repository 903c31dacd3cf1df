// Toolbar: the name, the way to the other stories, the views, the language of the story and the theme. On
// narrow screens the views move to a bar of tabs at the foot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/ui_frame.h"

namespace storylens {

struct Toolbar {
  UiRect area;
  View view = View::All;
  ThemeChoice theme = ThemeChoice::Auto;
  bool shows_views = true;  // false where the tab bar has them
  bool is_list_open = false;
  bool has_list = false;   // the bundle has more than one story; else only search
  bool has_front = false;  // and so a front page, which the name leads to
  bool is_front = false;
  std::vector<std::string> languages;  // editions of the story; one or none: no switch
  std::string language;
};

void toolbar(const UiFrame& frame, const Toolbar& bar);
void tab_bar(const UiFrame& frame, const UiRect& area, View view);

}  // namespace storylens
