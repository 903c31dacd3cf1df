// Markdown reader: one story from the Markdown form that editors write (docs/bundle-format.md).
// Sections are known by shape and position, never by a localized heading alone. What is not understood
// becomes a diagnostic and is kept.
//
// Errors: none; a text without a headline or a canonical address is an error diagnostic, and the story is
// still
//         returned with what was read.
// Cost:   linear in the text.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "story/bundle.h"

namespace storylens {

// file: the path for diagnostics; its stem is the slug when the text gives none.
Story read_markdown(std::string_view text, std::string_view file, Diagnostics& diagnostics);

}  // namespace storylens
