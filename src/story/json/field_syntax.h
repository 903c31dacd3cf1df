// Field syntax: what a slug, a language tag or a region code looks like. Used by readers to refuse
// what later code (file names, fragments of addresses, attributes) relies on. Private to src/story.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

// 1 to 200 bytes; no white space, control, slash, backslash, quotation mark or any of # ? & < > * | ; does
// not begin with a dot. So it is safe as a file name and in the fragment of an address. Letters of any script
// are allowed.
bool is_slug(std::string_view text);

bool is_language_tag(std::string_view text);  // the shape of BCP-47: "ko", "zh-Hant", "es-419"

bool is_region_code(std::string_view text);  // "KR", "001"

// "https://www.Example.com:80/x" → "example.com"; empty when there is no host, or one
// that cannot be an id ("a&b.example").
std::string host_of_url(std::string_view url);

}  // namespace storylens
