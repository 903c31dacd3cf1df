// Interface language: the languages that the interface speaks (a table of data/strings each), which of them
// suits a reader, and how each counts and writes whole numbers.
//
// Source: plural categories and grouping as in Unicode CLDR; tests/story/plural_rules.mjs compares the former
// with
//         the browser's own.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

inline constexpr std::string_view kInterfaceLanguages[] = {"en", "ar", "es", "ja", "ko", "zh-Hans"};

// Of kInterfaceLanguages, the one for a BCP-47 tag, by its primary subtag: "ko-KR" → "ko". Any Chinese is
// zh-Hans: there is no table in traditional characters, and who reads these reads simplified ones sooner than
// English (so CLDR too). Empty where we do not speak the language.
std::string_view interface_language_for(std::string_view tag);

// What a language of stories is called in itself, where we speak it, else empty: "zh-TW" → "繁體中文".
std::string_view own_language_name(std::string_view tag);

// The CLDR cardinal category of a whole number: zero, one, two, few, many or other. language: of
// kInterfaceLanguages.
std::string_view plural_category(std::string_view language, int number);

// "12,000"; "12.000" in Spanish, which leaves four digits together. Western digits in every language.
std::string grouped_number(std::string_view language, int number);

}  // namespace storylens
