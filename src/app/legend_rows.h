// Legend rows: what the legend says of the present picture: the kinds of nodes or, when they are colored so,
// the communities, and the lenses and regions of the story that is read; each with how many of how many are
// shown.
#pragma once

#include <vector>

#include "app/graph_scene.h"
#include "app/state.h"
#include "story/strings.h"
#include "ui/legend.h"

namespace storylens {

std::vector<LegendRow> legend_rows(const AppState& state, const GraphScene& scene, const Palette& palette,
                                   const Strings& strings);

}  // namespace storylens
