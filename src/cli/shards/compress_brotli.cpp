#include <brotli/encode.h>

#include <cstdint>

#include "cli/shards/compress.h"

namespace storylens {

bool can_compress() {
  return true;
}

std::string compressed(const std::string& content, int quality) {
  std::size_t size = BrotliEncoderMaxCompressedSize(content.size());
  std::string output(size, '\0');
  BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, content.size(),
                        reinterpret_cast<const std::uint8_t*>(content.data()), &size,
                        reinterpret_cast<std::uint8_t*>(output.data()));
  output.resize(size);
  return output;
}

}  // namespace storylens
