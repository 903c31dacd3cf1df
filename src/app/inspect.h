// Inspect: what the reader sees now, as JSON, for tests and for hosts. The names are part of the public
// contract.
//
// Units: CSS pixels from the element's top left.
#pragma once

#include <cstdint>
#include <string>

#include "app/graph_scene.h"
#include "app/state.h"

namespace storylens {

std::string inspect_json(const AppState& state, const GraphScene& scene, const GraphView& view,
                         std::uint64_t frames_drawn, bool is_document_set);

}  // namespace storylens
