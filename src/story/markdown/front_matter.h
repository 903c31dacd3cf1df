// Front matter: the Meta line's fields as YAML between two `---` lines at the very beginning of a file. Of
// YAML it reads flat `key: value` pairs, quoted strings, lists as `[a, b]` or as `- item` lines, and
// comments. Private to src/story.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "story/markdown/meta.h"
#include "story/markdown/source.h"

namespace storylens {

struct FrontMatter {
  std::size_t line_count = 0;  // with both rules; 0 = the text has none
  std::vector<MetaPart> parts;
  std::vector<std::string> comments;
};

// Only where the first line is `---`, another follows, and all between them has the shape of such YAML: a
// thematic break is no front matter.
FrontMatter read_front_matter(const std::vector<SourceLine>& lines);

}  // namespace storylens
