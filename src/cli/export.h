// Export: what `storylens export` writes beside the stories, and what it cannot write.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/files.h"
#include "story/bundle.h"

namespace storylens {

// entities.json, outlets.json and about.json for a folder of stories in Markdown, each only where it says
// more than `storylens build` finds in the stories themselves.
std::vector<OutputFile> companion_files(const Bundle& bundle, const std::string& folder);

// Reads the Markdown of a story back. A warning names the members that did not return: the form has no place
// for them. file: for the diagnostic.
void report_lost_members(const Story& story, const std::string& markdown, const std::string& file,
                         Diagnostics& diagnostics);

}  // namespace storylens
