// Location: what is shown, as the text after "#" in an address:
// `story=slug&lang=ko&page=front&since=2026-06-24&versions=0,2&node=entity:x&lens=…&view=takes&camera=x,y,z&pin=id@x,y;…`,
// with the further parts of story/takes_address.h, story/explore/exploration_address.h and
// ui/reading_settings.h. Names are part of the public contract. Unknown parts are ignored; parts in any order
// are accepted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/bundle.h"
#include "story/explore/exploration.h"
#include "story/facets.h"
#include "ui/actions.h"
#include "ui/reading_settings.h"

namespace storylens {

struct CameraPlace {
  float x = 0.0f;  // world units
  float y = 0.0f;
  float zoom = 1.0f;  // CSS pixels per world unit, > 0

  bool operator==(const CameraPlace&) const = default;
};

inline constexpr std::size_t kMostPins = 40;
inline constexpr std::size_t kLongestPart = 300;

struct Location {
  std::string story;
  std::string language;
  std::string node;
  std::string page;  // as CorpusView has them, at most kLongestPart bytes each
  std::string since;
  std::string versions;
  TakesView takes;
  Exploration exploration;
  View view = View::All;
  ReadingSettings settings;
  std::optional<CameraPlace> camera;
  std::vector<NodePosition> pins;  // nodes that the reader fixed, and where; at most kMostPins

  bool operator==(const Location&) const = default;
};

std::string write_location(const Location& location);
Location read_location(std::string_view text);  // with or without the leading "#"

const char* view_name(View view);  // "all", "summary", "takes", "graph"
std::optional<View> view_from_name(std::string_view name);

}  // namespace storylens
