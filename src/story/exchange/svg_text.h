// SVG text: text in pictures that are made where no browser can measure it. Widths are estimates, rather too
// wide than too narrow, by the kind of letter. Private to src/story/exchange.
//
// Units: em, the size of the font.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storylens {

float estimated_width_em(std::string_view text);

// Lines of at most most_em, broken at spaces and between Han letters and kana, within a word only where it is
// wider than a line. At most most_lines; what is left out is told by an ellipsis. Never empty.
std::vector<std::string> estimated_lines(std::string_view text, float most_em, std::size_t most_lines);

// ` name="12.5"`: to a tenth.
void append_attribute(std::string& svg, std::string_view name, float value);

}  // namespace storylens
