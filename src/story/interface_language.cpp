#include "story/interface_language.h"

#include <cstddef>
#include <iterator>

#include "base/utf8.h"

namespace storylens {
namespace {

std::string_view primary_subtag(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

bool has_subtag(std::string_view tag, std::string_view wanted) {
  for (std::size_t at = tag.find('-'); at != std::string_view::npos; at = tag.find('-', at + 1)) {
    if (equal_ignoring_ascii_case(primary_subtag(tag.substr(at + 1)), wanted)) return true;
  }
  return false;
}

bool is_traditional_chinese(std::string_view tag) {
  if (has_subtag(tag, "hans")) return false;
  return has_subtag(tag, "hant") || has_subtag(tag, "tw") || has_subtag(tag, "hk") || has_subtag(tag, "mo");
}

}  // namespace

std::string_view interface_language_for(std::string_view tag) {
  for (const std::string_view language : kInterfaceLanguages) {
    if (equal_ignoring_ascii_case(primary_subtag(language), primary_subtag(tag))) return language;
  }
  return {};
}

std::string_view own_language_name(std::string_view tag) {
  constexpr std::string_view kNames[] = {"English", "العربية", "Español", "日本語", "한국어", "简体中文"};
  const std::string_view language = interface_language_for(tag);
  if (language == "zh-Hans" && is_traditional_chinese(tag)) return "繁體中文";
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kInterfaceLanguages[i] == language) return kNames[i];
  }
  return {};
}

std::string_view plural_category(std::string_view language, int number) {
  if (language == "en") return number == 1 ? "one" : "other";
  if (language == "es") {
    if (number == 1) return "one";
    return number != 0 && number % 1'000'000 == 0 ? "many" : "other";
  }
  if (language == "ar") {
    if (number == 0) return "zero";
    if (number == 1) return "one";
    if (number == 2) return "two";
    const int rest = number % 100;
    return rest >= 3 && rest <= 10 ? "few" : rest >= 11 ? "many" : "other";
  }
  return "other";
}

std::string grouped_number(std::string_view language, int number) {
  std::string digits = std::to_string(number);
  const std::ptrdiff_t first = number < 0 ? 1 : 0;
  const auto count = static_cast<std::ptrdiff_t>(digits.size()) - first;
  if (language == "es" && count < 5) return digits;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > first; at -= 3) {
    digits.insert(digits.begin() + at, language == "es" ? '.' : ',');
  }
  return digits;
}

}  // namespace storylens
