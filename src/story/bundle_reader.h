// Bundle reader: a bundle from JSON that may come from anywhere. SAX with limits; nothing is executed, recursion is bounded.
//
// Errors: Result fails when the text is not a bundle: not JSON ("line:column" in Error::where), over a limit, not
//         "storylens-bundle", of another major version, or without a story that can be shown. Every other fault
//         (wrong type, unknown reference, URL that is not http(s)) is a diagnostic with its JSON pointer; the faulty
//         member is left out and the rest is kept.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"
#include "story/bundle.h"

namespace storylens {

Result<Bundle> read_bundle(std::string_view json, Diagnostics& diagnostics, const BundleLimits& limits = {});

}  // namespace storylens
