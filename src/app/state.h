// State: everything about what is shown that is not in the bundle. Changed only by apply() in app/app.cpp.
//
// Units: CSS pixels, milliseconds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/node_set.h"
#include "base/diagnostic.h"
#include "story/bundle.h"
#include "story/corpus_view.h"
#include "story/explore/exploration.h"
#include "story/facets.h"
#include "ui/actions.h"
#include "ui/reading_settings.h"
#include "ui/theme.h"

namespace storylens {

struct Surface {
  float width = 0.0f;
  float height = 0.0f;
  float device_pixel_ratio = 1.0f;
};

struct AppState {
  Bundle bundle;
  Diagnostics diagnostics;
  int story = -1;  // index in bundle.stories; -1 = nothing loaded
  View view = View::All;
  ThemeChoice theme = ThemeChoice::Auto;  // the host's, until the reader chooses one
  ReadingSettings reading;
  bool is_system_dark = false;
  bool is_system_contrast = false;  // more of it is asked for
  Rgba custom_page = 0;             // from the host's style sheet; 0 = ours
  Rgba custom_text = 0;
  Rgba custom_accent = 0;
  std::string interface_language = "en";
  TakesView takes;             // which takes are shown, and how
  CorpusView corpus;           // a page in place of the story; its dates are the exploration's
  bool is_text_shown = false;  // by the browser, in place of the canvas
  int selected_node = -1;      // index in the graph's nodes
  NodeSet chosen;              // beside the selected one, which has the card
  bool is_lasso_on = false;
  bool is_shift_down = false;          // at the pointer's last press
  Exploration exploration;             // what of the graph is shown
  bool is_explore_open = false;        // the popover
  std::optional<bool> is_legend_open;  // nullopt = as there is room
  bool is_connecting = false;          // the next nodes that are chosen are the ends of a path
  std::string connect_from;            // its first end; empty = not chosen yet
  bool is_list_open = false;
  bool is_settings_open = false;  // the popover
  bool is_share_open = false;     // the popover
  bool has_system_share = false;  // the browser has a way of its own to hand things on
  std::string share_note;      // what came of the last thing that was taken along: a key of Strings, or empty
  std::string selected_text;   // by the reader, in a document, when the popover was opened
  std::string selected_block;  // that it begins in
  bool is_help_open = false;
  bool is_motion_reduced = false;
  bool is_touch = false;
  float text_scale = 1.0f;  // of the browser's own setting
  std::string query;        // in the list of stories
  float scroll = 0.0f;      // of the reader, as the browser told
  float list_scroll = 0.0f;
  float help_scroll = 0.0f;
  float card_scroll = 0.0f;
  Surface surface;

  const Story* current() const {
    return story < 0 ? nullptr : &bundle.stories[static_cast<std::size_t>(story)];
  }
  ThemeChoice theme_choice() const { return reading.theme.value_or(theme); }
  bool is_dark() const {
    const ThemeChoice choice = theme_choice();
    return choice == ThemeChoice::Dark || (choice != ThemeChoice::Light && is_system_dark);
  }
  bool has_high_contrast() const {
    const ThemeChoice choice = theme_choice();
    return choice == ThemeChoice::Contrast || (choice == ThemeChoice::Auto && is_system_contrast);
  }
  // Of the text on pages and cards.
  float page_scale() const { return text_scale * reading.text_scale(); }
};

}  // namespace storylens
