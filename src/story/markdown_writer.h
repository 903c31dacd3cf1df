// Markdown writer: a story in the Markdown form. Reading a file of the canonical form and writing it gives
// the same bytes.
#pragma once

#include <string>

#include "story/bundle.h"

namespace storylens {

std::string write_markdown(const Story& story);

}  // namespace storylens
