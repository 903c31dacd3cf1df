// Graph section: `- Related: [[slug]], [[slug|alias]]` and `- Entities: Anthropic, Alibaba Qwen`. Private to
// src/story.
#pragma once

#include <cstddef>
#include <vector>

#include "story/bundle.h"
#include "story/markdown/source.h"

namespace storylens {

// True where the lines are such lists: an item has wiki-links behind its key, or, behind the takes, every
// item has a key.
bool holds_graph(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last,
                 bool is_after_takes);

// Adds to related and entities. A list whose key is unknown is known by its shape, where no list of its kind
// is there.
void read_graph(Story& story, const std::vector<SourceLine>& lines, std::size_t first, std::size_t last,
                Reporter& reporter);

}  // namespace storylens
