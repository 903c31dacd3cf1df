// Quoted text: values in double quotes with backslash escapes, as in JSON and YAML. Private to src/story.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storylens {

// The value of a text that begins with a double quote, and in `end` the offset behind the closing quote; npos
// when that is missing, and the result then is of no use.
std::string unquoted(std::string_view text, std::size_t& end);

std::string quoted(std::string_view text);

// Items separated by commas, trimmed; an item may stand in double quotes. Empty items are left out.
std::vector<std::string> split_items(std::string_view text);

}  // namespace storylens
