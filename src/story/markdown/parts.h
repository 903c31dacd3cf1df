// Parts: the pieces of a story's Markdown between its level-2 headings, and what each of them is, by its
// shape, its place and, where known, its words. Private to src/story.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "story/markdown/source.h"

namespace storylens {

enum class PartKind { Text, Takes, Graph, Corrections, Versions };

struct Part {
  PartKind kind = PartKind::Text;
  std::optional<SourceLine> heading_line;  // none: text before the first heading
  std::string_view heading;
  std::size_t first = 0;  // its lines, without the heading
  std::size_t last = 0;
};

// The parts of lines [first, size), of which the first has no heading and is empty when a heading comes at
// once.
std::vector<Part> divide_into_parts(const std::vector<SourceLine>& lines, std::size_t first);

// A heading may name its section's role where that does not follow from word or place: `Background {.other}`.
// It changes nothing for the other sections.
struct HeadingAndRole {
  std::string_view heading;
  std::optional<SectionRole> role;
};
HeadingAndRole split_role(std::string_view heading);

// The roles that sections have by their known headings and otherwise by position: the first is the summary, a
// list is what to watch, the next is why it matters, any further one is other. Sections from
// `first_after_takes` on are other unless known.
std::vector<SectionRole> inferred_roles(const std::vector<Section>& sections, std::size_t first_after_takes);

}  // namespace storylens
