#include "story/interface_language.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

#include "file_text.h"

namespace storylens {
namespace {

using Categories = std::map<int, std::string>;  // by the first number that has it

std::map<std::string, Categories> expected_categories() {
  std::map<std::string, Categories> expected;
  std::istringstream lines(file_text(STORYLENS_TESTS_DIR "/fixtures/plural_categories.tsv"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string language;
    int number = 0;
    std::string category;
    fields >> language >> number >> category;
    expected[language][number] = category;
  }
  return expected;
}

}  // namespace

TEST_SUITE("story/interface_language") {
  TEST_CASE("numbers have the plural categories of CLDR, in every language of the interface") {
    const auto expected = expected_categories();
    CHECK(expected.size() == std::size(kInterfaceLanguages));
    for (const auto& entry : expected) {
      const std::string language(entry.first);
      const auto& categories = entry.second;
      const auto check = [&](int number) {
        CAPTURE(language);
        CAPTURE(number);
        CHECK(plural_category(language, number) == std::prev(categories.upper_bound(number))->second);
      };
      for (int number = 0; number <= 1000; ++number) check(number);
      for (const int number : {999'999, 1'000'000, 1'000'001, 2'000'000}) check(number);
    }
  }

  TEST_CASE("a reader's language is matched by its primary subtag") {
    CHECK(interface_language_for("ko-KR") == "ko");
    CHECK(interface_language_for("KO") == "ko");
    CHECK(interface_language_for("es-419") == "es");
    CHECK(interface_language_for("ar-EG") == "ar");
    CHECK(interface_language_for("en-GB") == "en");
    CHECK(interface_language_for("ja") == "ja");
  }

  TEST_CASE("any Chinese has the words in simplified characters") {
    for (const char* tag : {"zh", "zh-CN", "zh-Hans-SG", "zh-TW", "zh-Hant", "zh-HK"}) {
      CAPTURE(tag);
      CHECK(interface_language_for(tag) == "zh-Hans");
    }
  }

  TEST_CASE("a language that the interface does not speak has no table") {
    for (const char* tag : {"pt", "pt-BR", "kok", "e", "", "-", "x-en"}) {
      CAPTURE(tag);
      CHECK(interface_language_for(tag).empty());
    }
  }

  TEST_CASE("a language is called as it calls itself, traditional characters by themselves") {
    CHECK(own_language_name("ko-KR") == "한국어");
    CHECK(own_language_name("ar") == "العربية");
    CHECK(own_language_name("zh-CN") == "简体中文");
    CHECK(own_language_name("zh-TW") == "繁體中文");
    CHECK(own_language_name("zh-Hant-HK") == "繁體中文");
    CHECK(own_language_name("zh-Hans-TW") == "简体中文");
    CHECK(own_language_name("hi").empty());
  }

  TEST_CASE("digits are grouped as the language groups them") {
    CHECK(grouped_number("en", 999) == "999");
    CHECK(grouped_number("en", 1000) == "1,000");
    CHECK(grouped_number("ko", 1234567) == "1,234,567");
    CHECK(grouped_number("ar", 12000) == "12,000");
    CHECK(grouped_number("es", 1234) == "1234");
    CHECK(grouped_number("es", 12345) == "12.345");
    CHECK(grouped_number("en", -1000) == "-1,000");
    CHECK(grouped_number("es", -1000) == "-1000");
  }
}

}  // namespace storylens
