// Passage link: an address that lands on quoted words in their source, as a text fragment (`#:~:text=…`, WICG
// Scroll to Text Fragment). Only where the words are known in the language of the source: a translation is
// not there to be found.
//
// Errors: empty where there is no such address.
#pragma once

#include <string>
#include <string_view>

#include "story/bundle.h"

namespace storylens {

std::string passage_link(const Take& take);

// The address with a directive that leads to the words on its page; of a long text to its first and last
// words.
std::string address_of_words(std::string_view url, std::string_view words);

}  // namespace storylens
