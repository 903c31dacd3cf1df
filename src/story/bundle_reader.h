// Bundle reader: a bundle from JSON that may come from anywhere. SAX with limits; nothing is executed,
// recursion is bounded.
//
// Errors: Result fails when the text is not a bundle: not JSON ("line:column" in Error::where), over a limit,
// not
//         "storylens-bundle", of another major version, or without a story that can be shown. Every other
//         fault (wrong type, unknown reference, URL that is not http(s)) is a diagnostic with its JSON
//         pointer, line and column; the faulty member is left out and the rest is kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "story/bundle.h"

namespace storylens {

Result<Bundle> read_bundle(std::string_view json, Diagnostics& diagnostics, const BundleLimits& limits = {});

// The files that may stand beside stories in Markdown: arrays of entities and outlets in the bundle's own
// form, and an object with what holds for all stories of a folder.
Result<std::vector<Entity>> read_entities(std::string_view json, Diagnostics& diagnostics,
                                          const BundleLimits& limits = {});
Result<std::vector<Outlet>> read_outlets(std::string_view json, Diagnostics& diagnostics,
                                         const BundleLimits& limits = {});

struct FolderFacts {
  std::string license;
  std::string notice;
};

Result<FolderFacts> read_folder_facts(std::string_view json, Diagnostics& diagnostics,
                                      const BundleLimits& limits = {});

}  // namespace storylens
