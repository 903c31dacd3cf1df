// Toolbar: the name, the way to the other stories, the views, the languages of the story, the story as text,
// what can be taken along, the reading settings and the help. On narrow screens the views move to a bar of
// tabs at the foot, and the languages, where they have no room, into the settings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/ui_frame.h"

namespace storylens {

struct Toolbar {
  UiRect area;
  View view = View::All;
  bool shows_views = true;  // false where the tab bar has them
  bool is_list_open = false;
  bool is_settings_open = false;
  bool is_share_open = false;
  bool is_help_open = false;
  bool has_list = false;   // the bundle has more than one story; else only search
  bool has_front = false;  // and so a front page, which the name leads to
  bool is_front = false;
  std::vector<std::string> languages;  // editions of the story; one or none: no switch
  std::string language;
};

// Whether it had room for the languages.
bool toolbar(const UiFrame& frame, const Toolbar& bar);
void tab_bar(const UiFrame& frame, const UiRect& area, View view);

}  // namespace storylens
