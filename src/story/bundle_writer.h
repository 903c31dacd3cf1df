// Bundle writer: a bundle as JSON (docs/bundle-format.md). Deterministic: the same bundle gives the same
// bytes. Members that are empty are left out; unknown members are written last, in their order.
#pragma once

#include <string>

#include "story/bundle.h"

namespace storylens {

std::string write_bundle(const Bundle& bundle);

}  // namespace storylens
