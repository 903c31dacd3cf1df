// Region code: the country that a region's literal names, for counting and comparing. The literal is what is
// shown.
//
// Cost: constant after the first call, which builds the table of names.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

inline constexpr const char* kWorldCode = "001";  // UN M49: the world

// ISO 3166-1 alpha-2 by English or Korean name or by the code itself, kWorldCode for "global"; empty when not
// recognized. Of several names ("Hong Kong / China") the first country; "Netherlands / global" is NL.
std::string region_code(std::string_view literal);

bool is_country_code(std::string_view text);  // "KR", in capitals

}  // namespace storylens
