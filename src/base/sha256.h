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

// The first half of the digest in lower-case hexadecimal: 32 digits.
std::string short_hash(std::string_view data);

// The first eight bytes of the digest, big-endian: where a slug stands among all slugs.
std::uint64_t hash_of_slug(std::string_view slug);

}  // namespace storylens
