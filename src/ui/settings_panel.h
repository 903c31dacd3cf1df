// Settings panel: the popover of the reading settings, under its button in the toolbar; with the editions of
// the story where the toolbar has no room for them.
#pragma once

#include <string>
#include <vector>

#include "ui/reading_settings.h"
#include "ui/ui_frame.h"

namespace storylens {

struct SettingsPanel {
  UiRect area;  // below the toolbar, where it may stand; it does so at the far end
  ReadingSettings settings;
  ThemeChoice theme = ThemeChoice::Auto;  // in force
  std::vector<std::string> languages;     // none: the toolbar has them
  std::string language;
};

void settings_panel(const UiFrame& frame, const SettingsPanel& panel);

}  // namespace storylens
