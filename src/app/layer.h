// Layer: what the browser needs to put the document and the controls over what is painted: as JSON that
// web/layer.ts reads.
//
// Units:  CSS pixels, two decimals; text offsets in UTF-16 code units, as the DOM counts.
// Shapes: a panel is {id, area: [x, y, w, h], scroll?, height, left, top, styles: [[size, weight, family,
//         italic]], texts: [[block, x, y, width, lineHeight, isRightToLeft, spans: [[length, style]],
//         lines: [[length, x, width]]]], html?}; controls are [[id, label, x, y, w, h, isToggle, isOn,
//         isInput, role?, min?, max?, step?, value?, valueText?]], the role as ControlRole counts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/page.h"
#include "ui/ui_frame.h"

namespace storylens {

struct LayerPanel {
  std::string_view id;  // reader, card, list
  UiRect area;
  const Page& page;
  Vec2 page_place;        // of the page within what scrolls
  float height = 0.0f;    // of what scrolls
  std::string_view html;  // empty = the document that is there already
};

std::string panel_json(const LayerPanel& panel);
std::string controls_json(const std::vector<Control>& controls);

// Hundredths, without a locale.
void append_decimal(std::string& json, float value);

}  // namespace storylens
