#include "cli/shards/compress.h"

namespace storylens {

bool can_compress() {
  return false;
}

std::string compressed(const std::string& content, int) {
  return content;
}

}  // namespace storylens
