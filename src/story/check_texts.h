// Check texts: doubts about a story's own words and dates that need no other story: a language tag that
// contradicts the script or the address, a quote that was not translated, dates in the wrong order. Apart
// from check.h because only editors want it: the browser does not carry it.
//
// Cost: linear in the text.
#pragma once

#include "base/diagnostic.h"
#include "story/bundle.h"

namespace storylens {

// Appends warnings and notes, with pointers as check_bundle() gives them.
void check_texts(const Bundle& bundle, Diagnostics& diagnostics);

}  // namespace storylens
