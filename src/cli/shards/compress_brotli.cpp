#include <brotli/encode.h>

#include <cstdint>

#include "cli/shards/compress.h"

namespace storylens {

bool can_compress() {
  return true;
}

std::string compressed(const std::string& content, int quality) {
  // A window no larger than the content: the usual one takes megabytes that are cleared for every file.
  int window_bits = BROTLI_MIN_WINDOW_BITS;
  while (window_bits < BROTLI_DEFAULT_WINDOW && (std::size_t{1} << window_bits) < content.size() + 16)
    ++window_bits;
  std::size_t size = BrotliEncoderMaxCompressedSize(content.size());
  std::string output(size, '\0');
  BrotliEncoderCompress(quality, window_bits, BROTLI_MODE_TEXT, content.size(),
                        reinterpret_cast<const std::uint8_t*>(content.data()), &size,
                        reinterpret_cast<std::uint8_t*>(output.data()));
  output.resize(size);
  return output;
}

}  // namespace storylens
