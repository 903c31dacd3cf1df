// Check texts: doubts about a story's own words and dates that need little else: a language tag that
// contradicts the script or the address, a quote that was not translated, dates in the wrong order; and
// slugs that differ in case only. Apart
// from check.h because only editors want it: the browser does not carry it.
//
// Cost: linear in the text.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "story/bundle.h"

namespace storylens {

// Appends warnings and notes, with pointers as check_bundle() gives them.
void check_texts(const Bundle& bundle, Diagnostics& diagnostics);

// Equal for slugs that a file system or a host may take for one: composed and in lower case.
std::string slug_key(std::string_view slug);

}  // namespace storylens
