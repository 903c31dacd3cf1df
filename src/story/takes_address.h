// Takes address: how the takes are shown, as parts of an address:
// `lens=…&region=…&takelang=…&owner=…&outlet=…&date=…&framed=yes|no&group=lens&sort=date&show=facets|claims|method&compare=a,b`.
// A facet may stand several times; with an empty value it means "not given" (`lens=`: unlabelled).
#pragma once

#include <string>
#include <string_view>

#include "story/facets.h"

namespace storylens {

// Percent-encoded but for what an address may hold.
void append_percent_encoded(std::string& text, std::string_view value);

// Appends `&name=value` for all that is not as usual.
void append_takes_view(std::string& address, const TakesView& view);
// False where the name is not one of these. The value is decoded.
bool read_takes_part(TakesView& view, std::string_view name, std::string_view value);

}  // namespace storylens
