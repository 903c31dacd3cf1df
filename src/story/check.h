// Check: what is doubtful in a bundle as a whole, beyond what a single file's reader can see: declared
// against counted numbers, links to nowhere, duplicate slugs, outlets owned by an entity of the story, quotes
// without their original.
#pragma once

#include "base/diagnostic.h"
#include "story/bundle.h"

namespace storylens {

void check_bundle(const Bundle& bundle, Diagnostics& diagnostics);

}  // namespace storylens
