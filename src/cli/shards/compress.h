// Compress: brotli, where the library was there when the command was built.
#pragma once

#include <string>

namespace storylens {

bool can_compress();

// quality: 1 to 11. Valid only where can_compress().
std::string compressed(const std::string& content, int quality);

}  // namespace storylens
