// Character reference: `&amp;`, `&#8212;`, `&#x2014;` as text. Private to src/story.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

// The characters that the whole reference stands for. Names outside the table (HTML has 2,231, of which
// writers of news use a few dozen) stay as they are written.
std::string decoded_character_reference(std::string_view reference);

}  // namespace storylens
