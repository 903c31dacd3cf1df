// Share panel: the popover of what can be taken along: the address, the words that are selected, the files,
// the picture. What came of it is said at its foot.
#pragma once

#include <string_view>

#include "ui/ui_frame.h"

namespace storylens {

struct SharePanel {
  UiRect area;            // below the toolbar, where it may stand; it does so at the far end
  bool has_story = true;  // a page of the corpus is no story: no Markdown of it
  bool has_picture = false;
  bool has_selection = false;  // words of the text are selected
  bool has_system = false;     // the system has a way of its own to hand things on
  std::string_view note;       // a key of Strings: what came of the last one; empty = nothing yet
};

// Appends ActionKind::Share, whose text is link, quotation, system, bundle, markdown, png or svg.
void share_panel(const UiFrame& frame, const SharePanel& panel);

}  // namespace storylens
