// Describe story: every field of a story as text, one a line, so that two stories can be compared and a
// difference read.
#pragma once

#include <string>

#include "story/bundle.h"

std::string describe_story(const storylens::Story& story);
