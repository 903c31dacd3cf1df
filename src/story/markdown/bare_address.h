// Bare address: an http(s) address written as itself in a text, found where md4c passes over it (percent
// signs, ports, commas, a letter of another script right behind it). Private to src/story.
//
// Cost: linear.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace storylens {

struct BareAddress {
  std::size_t begin = 0;  // bytes from the end of the address before it, or from the beginning of the text
  std::size_t length = 0;
};

std::vector<BareAddress> bare_addresses(std::string_view text);

// How many bytes of `following` belong to an address that was cut off in front of it.
std::size_t continued_address_length(std::string_view address, std::string_view following);

}  // namespace storylens
