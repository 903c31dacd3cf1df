// Versions section: how the story read before (story/versions.h), a `### DATE` for each version, the oldest
// first. Below it stand `Headline: …` and `Tagline: …` where the next version changed them, and each section
// that it changed under a `####` heading. Private to src/story.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "story/bundle.h"
#include "story/markdown/parts.h"
#include "story/markdown/source.h"

namespace storylens {

// Whether lines [first, last) have that shape: a date heads whatever they hold.
bool holds_versions(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last);

// Adds the member `versions`, of all parts of that kind, to what the story keeps. The roles of the story's
// own sections must be known.
void read_versions(Story& story, const std::vector<SourceLine>& lines, const std::vector<Part>& parts,
                   Reporter& reporter);

// The lines of that section without its heading; empty where the story has no earlier version that can be
// read.
std::string written_versions(const Story& story);

}  // namespace storylens
