// Language guess: what language a text or an address is in where its author does not say. Private to
// src/story.
#pragma once

#include <string>
#include <string_view>

namespace storylens {

// A two-letter code of ISO 639-1, in lower case: "ko".
bool is_two_letter_language(std::string_view code);

// "zh-Hant-TW" → "zh", in lower case.
std::string primary_subtag(std::string_view tag);

// By script: Hangul → ko, kana → ja, Han alone → zh, Arabic → ar, …; a language that shares its script stands
// for it (Cyrillic → ru). Latin letters, and a text without letters, give "en".
std::string language_of_text(std::string_view text);

// The language in the first segment of an address's path: "https://a.example/ko/n/x" → "ko"; empty when it is
// not one.
std::string language_of_url(std::string_view url);

// The last segment of an address's path, without ".html": the slug of a story; empty when there is none that
// can be one.
std::string slug_of_url(std::string_view url);

}  // namespace storylens
