// Take header: the first line of a take, `- **Outlet** (Region, lang) — how it frames the story`. Private to
// src/story.
#pragma once

#include <optional>
#include <string_view>

namespace storylens {

struct TakeHeader {
  std::string_view outlet;
  bool has_parenthesis = false;
  std::string_view region;    // may be empty
  std::string_view language;  // may be empty
  std::string_view abstract;  // the rest, behind the dash; may be empty
};

// Nothing for a line that is not the first of a take. The dash may be —, –, -- or -, with nothing behind it;
// only after a parenthesis may it be missing. The parenthesis is divided at its last comma, where a language
// tag follows that.
std::optional<TakeHeader> take_header_of(std::string_view line);

}  // namespace storylens
