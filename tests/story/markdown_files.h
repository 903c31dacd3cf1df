// Markdown files: the stories that the tests of the Markdown form read, and the changes that files go through
// on their way.
#pragma once

#include <string>
#include <string_view>

#include "story/describe_story.h"

// A file of tests/fixtures/markdown; fails the test and is empty when it is not there.
std::string fixture_text(std::string_view name);

// The one story of the site that we have; empty when it is not beside the project.
std::string seed_text();

// The whole file; empty when it cannot be read.
std::string file_text(const std::string& path);

// The text, in which line ends are LF, with others.
std::string with_line_ends(std::string_view text, std::string_view line_end);

std::string without_trailing_blanks(std::string_view text);
