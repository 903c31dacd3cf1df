// Page takes: the takes of a story and its honest numbers, set on a page. Private to the files that compose
// pages.
#pragma once

#include "ui/page_setter.h"

namespace storylens {

// "17 sources · 5 with framing · 12 link-only · 6 lens groups (5 named) · 8 regions", and what the file
// declares otherwise.
void set_numbers(PageSetter& setter, Page& page, const Story& story, const Strings& strings,
                 const TypeScale& type);

// Consecutive takes of one lens under its heading; framed takes in full, link-only ones compact.
void set_takes(PageSetter& setter, Page& page, const Bundle& bundle, const Story& story,
               const Strings& strings, const TypeScale& type);

}  // namespace storylens
