// Story reader: one story of a bundle from its JSON object. Private to src/story; see bundle_reader.h for the
// whole.
#pragma once

#include <optional>

#include "story/bundle.h"
#include "story/json/json_document.h"
#include "story/json/member_reader.h"

namespace storylens {

// nullopt, with an error reported, where there is too little to show: no slug or no headline. Outlet names
// that the file does not give stay empty.
std::optional<Story> read_story(FaultList& faults, JsonValue value, const BundleLimits& limits);

}  // namespace storylens
