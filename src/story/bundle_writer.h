// Bundle writer: a bundle as JSON (docs/bundle-format.md). Deterministic: the same bundle gives the same
// bytes. Members that are empty are left out; unknown members are written last, in their order.
#pragma once

#include <string>
#include <vector>

#include "story/bundle.h"

namespace storylens {

std::string write_bundle(const Bundle& bundle);

// One of a bundle's entities, on one line.
std::string write_entity_inline(const Entity& entity);

// The files that may stand beside stories in Markdown (bundle_reader.h reads them).
std::string write_entities(const std::vector<Entity>& entities);
std::string write_outlets(const std::vector<Outlet>& outlets);

}  // namespace storylens
