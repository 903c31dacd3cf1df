#include "story/markdown/parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "story/markdown/graph_section.h"
#include "story/markdown/take_reader.h"
#include "story/markdown/versions_section.h"
#include "story/markdown/words.h"

namespace storylens {
namespace {

// What a part with headings of lenses and items that could be takes has besides them.
struct LensShape {
  bool has_lens = false;
  bool has_item = false;
  bool has_other = false;
};

LensShape lens_shape(const std::vector<SourceLine>& lines, const Part& part) {
  LensShape shape;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const std::optional<Heading> heading = heading_of(lines[i]);
    if (heading && heading->level == 3) {
      shape.has_lens = true;
    } else if (take_header_of(lines[i].text)) {
      shape.has_item = true;
    } else if (!is_blank(lines[i].text)) {
      shape.has_other = true;
    }
  }
  return shape;
}

bool is_empty(const std::vector<SourceLine>& lines, const Part& part) {
  return joined_lines(lines, part.first, part.last).empty();
}

// Only list items and what is indented below them.
bool holds_only_items(const std::vector<SourceLine>& lines, const Part& part) {
  bool has_item = false;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const std::string_view line = lines[i].text;
    if (is_blank(line)) continue;
    const bool is_item = list_item_of(line).has_value();
    if (!is_item && (!has_item || indentation(line) == 0)) return false;
    has_item = true;
  }
  return has_item;
}

PartKind kind_of(const std::vector<SourceLine>& lines, const Part& part, bool is_after_takes) {
  const HeadingWord word = heading_word(part.heading);
  if (holds_takes(lines, part.first, part.last)) return PartKind::Takes;
  if (!part.heading_line) return PartKind::Text;
  const bool has_nothing = is_empty(lines, part);
  const LensShape shape = lens_shape(lines, part);
  if (word == HeadingWord::Takes && (shape.has_item || !shape.has_other)) return PartKind::Takes;
  if (shape.has_lens && shape.has_item && !shape.has_other) return PartKind::Takes;
  if (word == HeadingWord::Corrections && holds_only_items(lines, part)) return PartKind::Corrections;
  if (word == HeadingWord::Versions && holds_versions(lines, part.first, part.last))
    return PartKind::Versions;
  if (word == HeadingWord::Graph && has_nothing) return PartKind::Graph;
  const bool is_known_text = word == HeadingWord::Summary || word == HeadingWord::WhyItMatters ||
                             word == HeadingWord::WhatToWatch || word == HeadingWord::Corrections;
  if (!is_known_text && holds_graph(lines, part.first, part.last, is_after_takes)) return PartKind::Graph;
  return PartKind::Text;
}

// Takes without a heading over them begin at the first take, or at the lens over it.
std::size_t first_take_line(const std::vector<SourceLine>& lines, const Part& part) {
  std::size_t first = part.first;
  while (first < part.last && !take_header_of(lines[first].text)) ++first;
  std::size_t above = first;
  while (above > part.first && is_blank(lines[above - 1].text)) --above;
  const std::optional<Heading> lens = above > part.first ? heading_of(lines[above - 1]) : std::nullopt;
  return lens && lens->level == 3 ? above - 1 : first;
}

SectionRole role_of_word(HeadingWord word) {
  switch (word) {
    case HeadingWord::Summary: return SectionRole::Summary;
    case HeadingWord::WhyItMatters: return SectionRole::WhyItMatters;
    case HeadingWord::WhatToWatch: return SectionRole::WhatToWatch;
    default: return SectionRole::Other;
  }
}

bool is_list(std::string_view markdown) {
  return list_item_of(markdown.substr(0, markdown.find('\n'))).has_value();
}

}  // namespace

std::vector<Part> divide_into_parts(const std::vector<SourceLine>& lines, std::size_t first) {
  std::vector<Part> parts = {{PartKind::Text, std::nullopt, {}, first, lines.size()}};
  for (std::size_t i = first; i < lines.size(); ++i) {
    const std::optional<Heading> heading = heading_of(lines[i]);
    if (!heading || heading->level != 2) continue;
    parts.back().last = i;
    parts.push_back({PartKind::Text, lines[i], heading->text, i + 1, lines.size()});
  }
  if (holds_takes(lines, parts[0].first, parts[0].last)) {
    Part takes = parts[0];
    takes.kind = PartKind::Takes;
    takes.first = parts[0].last = first_take_line(lines, parts[0]);
    parts.insert(parts.begin() + 1, takes);
  }
  bool is_after_takes = false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].kind == PartKind::Text) parts[i].kind = kind_of(lines, parts[i], is_after_takes);
    if (parts[i].kind == PartKind::Takes) is_after_takes = true;
  }
  return parts;
}

HeadingAndRole split_role(std::string_view heading) {
  const std::size_t open = heading.rfind("{.");
  if (open == std::string_view::npos || heading.back() != '}') return {heading, std::nullopt};
  const std::optional<SectionRole> role =
      section_role_of(heading.substr(open + 2, heading.size() - open - 3));
  if (!role) return {heading, std::nullopt};
  return {trimmed(heading.substr(0, open)), role};
}

std::vector<SectionRole> inferred_roles(const std::vector<Section>& sections, std::size_t first_after_takes) {
  std::vector<SectionRole> roles(sections.size(), SectionRole::Other);
  bool is_taken[4] = {};
  const auto take = [&](std::size_t index, SectionRole role) {
    roles[index] = role;
    is_taken[static_cast<std::size_t>(role)] = true;
  };
  const auto is_free = [&](SectionRole role) { return !is_taken[static_cast<std::size_t>(role)]; };
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const HeadingWord word = heading_word(sections[i].heading);
    if (word != HeadingWord::None) {
      take(i, role_of_word(word));
    } else if (i < first_after_takes) {
      unknown.push_back(i);
    }
  }
  for (const std::size_t i : unknown) {
    if (is_free(SectionRole::Summary)) {
      take(i, SectionRole::Summary);
    } else if (sections[i].heading.empty()) {
      continue;
    } else if (is_list(sections[i].markdown)) {
      if (is_free(SectionRole::WhatToWatch)) take(i, SectionRole::WhatToWatch);
    } else if (is_free(SectionRole::WhyItMatters)) {
      take(i, SectionRole::WhyItMatters);
    }
  }
  return roles;
}

}  // namespace storylens
