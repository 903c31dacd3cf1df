// Page style: how the elements of a document look when they are painted: what a style sheet is to a browser.
// Private to the files that set pages.
//
// Units: CSS pixels.
#pragma once

#include <string>
#include <string_view>

#include "ui/page.h"
#include "ui/page_setter.h"

namespace storylens {

// What an element hands down to those within it.
struct Look {
  Passage passage;  // its gap_after_px and block are of one element only
  int weight = 400;
  bool is_italic = false;
  bool is_code = false;
  bool is_marked = false;
  bool is_struck = false;
  bool is_added = false;
  Ink ink = Ink::Text;
  Ink link_ink = Ink::Accent;
  PageLink link;
  int lens = -1;  // of the take or group
};

struct ElementName {
  std::string_view element;
  std::string_view css_class;
  std::string_view parent_class;  // of the nearest ancestor that has one
};

void apply_style(const ElementName& name, const TypeScale& type, Look& look);

inline constexpr float kSectionGap = 15.0f;
inline constexpr float kListIndent = 22.0f;
inline constexpr float kLensDot = 11.0f;

}  // namespace storylens
