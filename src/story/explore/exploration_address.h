// Exploration address: what is explored, as parts of an address:
// `extent=bundle&outlets=shown&focus=ID&depth=1–3&expand=ID&fold=ID&hide=ID&block=ID&kinds=story,entity&from=2026-06&to=2026-07&
// community=ID&path=ID&path=ID&size=degree|betweenness|takes&color=community&order=time`.
// Lists of ids are written as one part for each; a path is its two ends in order; kinds are those shown.
//
// Errors: what is not understood, or longer than any id, is as if it were not there.
#pragma once

#include <string>
#include <string_view>

#include "story/explore/exploration.h"

namespace storylens {

// Appends `&name=value` for all that is not as usual.
void append_exploration(std::string& address, const Exploration& exploration);
// False where the name is not one of these. The value is decoded.
bool read_exploration_part(Exploration& exploration, std::string_view name, std::string_view value);

std::string_view size_metric_name(SizeMetric size);  // "usual", "degree", "betweenness", "takes"

}  // namespace storylens
