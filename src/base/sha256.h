// SHA-256 (FIPS 180-4): names of files that say what they hold. Browsers compute the same with SubtleCrypto.
//
// Cost: linear; about 200 MB a second.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace storylens {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view data);

// Of data that comes by pieces.
class Sha256 {
 public:
  void add(std::string_view piece);
  Digest digest() const;

 private:
  void add_block(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::uint64_t size_ = 0;
  std::array<std::uint8_t, 64> rest_ = {};  // the first size_ % 64 are of a block that is not full
};

// The first half of the digest in lower-case hexadecimal: 32 digits.
std::string short_hash(std::string_view data);
std::string short_hash(const Digest& digest);

// The first eight bytes of the digest, big-endian: where a slug stands among all slugs.
std::uint64_t hash_of_slug(std::string_view slug);

}  // namespace storylens
