// Corrections section: `- 2026-06-27: what was wrong and is now right`. Private to src/story.
#pragma once

#include <cstddef>
#include <vector>

#include "story/bundle.h"
#include "story/markdown/source.h"

namespace storylens {

// Adds the items of lines [first, last), which are list items and their continuations. An item without a date
// keeps its text.
void read_corrections(Story& story, const std::vector<SourceLine>& lines, std::size_t first, std::size_t last,
                      Reporter& reporter);

}  // namespace storylens
