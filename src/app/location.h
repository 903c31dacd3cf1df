// Location: what is shown, as the text after "#" in an address:
// `story=slug&lang=ko&node=entity:x&lens=…&view=takes&camera=x,y,z`, with the further parts of
// story/takes_address.h and story/explore/exploration_address.h. Names are part of the public contract.
// Unknown parts are ignored; parts in any order are accepted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "story/explore/exploration.h"
#include "story/facets.h"
#include "ui/actions.h"

namespace storylens {

struct CameraPlace {
  float x = 0.0f;  // world units
  float y = 0.0f;
  float zoom = 1.0f;  // CSS pixels per world unit, > 0
};

struct Location {
  std::string story;
  std::string language;
  std::string node;
  TakesView takes;
  Exploration exploration;
  View view = View::All;
  std::optional<CameraPlace> camera;
};

std::string write_location(const Location& location);
Location read_location(std::string_view text);  // with or without the leading "#"

const char* view_name(View view);  // "all", "summary", "takes", "graph"
std::optional<View> view_from_name(std::string_view name);

}  // namespace storylens
