#include "story/strings.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "file_text.h"
#include "story/interface_language.h"

namespace storylens {
namespace {

using Table = std::map<std::string, std::string>;

const std::string kRoot = std::string(STORYLENS_TESTS_DIR) + "/..";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end == std::string::npos ? text.size() : end + 1;
  }
  return lines;
}

// A table of data/strings; a line that has not one tab between a key and a text is counted as a fault.
Table table_of(const std::string& language, int& faults) {
  Table table;
  for (const std::string& line : lines_of(file_text(kRoot + "/data/strings/" + language + ".tsv"))) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    const bool is_whole = tab != std::string::npos && tab > 0 && tab + 1 < line.size();
    const bool is_clean = is_whole && line.find('\t', tab + 1) == std::string::npos && line[tab + 1] != ' ' &&
                          line.back() != ' ' && line.back() != '\r';
    const bool is_new = is_clean && table.emplace(line.substr(0, tab), line.substr(tab + 1)).second;
    if (!is_new) {
      ++faults;
      MESSAGE(language << ": " << line);
    }
  }
  return table;
}

std::set<std::string> places_in(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    places.insert(text.substr(at, 3));
  }
  return places;
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// The keys that source code asks for by a literal: `strings.get("key"`, `.format("key"`, `.count("key"`.
std::set<std::string> keys_asked_for(const std::string& source) {
  std::set<std::string> keys;
  for (const std::string call : {"get(\"", "format(\"", "count(\""}) {
    const std::string prefix = "trings." + call;
    const std::string accessor = "trings()." + call;
    for (const std::string& wanted : {prefix, accessor}) {
      for (std::size_t at = source.find(wanted); at != std::string::npos; at = source.find(wanted, at + 1)) {
        const std::size_t begin = at + wanted.size();
        std::string key = source.substr(begin, source.find('"', begin) - begin);
        if (call == "count(\"") key += ".other";
        keys.insert(key);
      }
    }
  }
  return keys;
}

// The keys of texts that depend on a count, without the category.
std::set<std::string> count_keys(const Table& english) {
  std::set<std::string> keys;
  for (const auto& line : english) {
    if (ends_with(line.first, ".one")) keys.insert(line.first.substr(0, line.first.size() - 4));
  }
  return keys;
}

// Which a language has, by what it gives to numbers.
std::set<std::string> categories_of(std::string_view language) {
  std::set<std::string> categories;
  for (int number = 0; number <= 1000; ++number) categories.emplace(plural_category(language, number));
  categories.emplace(plural_category(language, 1'000'000));
  return categories;
}

// Whether a category of a language stands for one number only, which a text may then say in words.
bool is_one_number(const std::string& category) {
  return category == "zero" || category == "one" || category == "two";
}

TEST_SUITE("story/strings") {
  TEST_CASE("every line of a table is a key, one tab and a text, and no key comes twice") {
    int faults = 0;
    for (const std::string_view language : kInterfaceLanguages)
      CHECK(table_of(std::string(language), faults).size() > 100);
    CHECK(faults == 0);
  }

  TEST_CASE("the tables hold the same keys and the same arguments") {
    int faults = 0;
    const Table english = table_of("en", faults);
    const std::set<std::string> counts = count_keys(english);
    for (const std::string_view name : kInterfaceLanguages) {
      const std::string language(name);
      CAPTURE(language);
      const Table table = table_of(language, faults);
      std::size_t expected = 0;
      const auto check = [&](const std::string& key, const std::string& text, bool may_say_it) {
        CAPTURE(key);
        ++expected;
        const auto found = table.find(key);
        CHECK(found != table.end());
        if (found == table.end()) return;
        const bool is_said = may_say_it && places_in(found->second).empty();
        CHECK((is_said || places_in(found->second) == places_in(text)));
      };
      for (const auto& [key, text] : english) {
        const std::string stem = key.substr(0, key.rfind('.'));
        if (counts.count(stem) == 0) {
          check(key, text, false);
        } else if (ends_with(key, ".other")) {
          for (const std::string& category : categories_of(language))
            check(stem + "." + category, text, is_one_number(category));
        }
      }
      CHECK(table.size() == expected);
    }
  }

  TEST_CASE("English has a form for one wherever it has one for others") {
    int faults = 0;
    const Table english = table_of("en", faults);
    for (const auto& line : english) {
      const std::string& key = line.first;
      if (!ends_with(key, ".other") || key == "section.other") continue;
      CAPTURE(key);
      CHECK(english.count(key.substr(0, key.size() - 5) + "one") == 1);
    }
  }

  TEST_CASE("the tables that are read are the files") {
    int faults = 0;
    for (const std::string_view language : kInterfaceLanguages) {
      CHECK(Strings::has(language));
      const Strings& strings = Strings::for_language(language);
      CHECK(strings.language() == language);
      for (const auto& [key, text] : table_of(std::string(language), faults)) CHECK(strings.get(key) == text);
    }
  }

  TEST_CASE("a table that is here stays when it is brought again") {
    Strings::add("ko", "published\tother words\n");
    CHECK(Strings::for_language("ko").format("published", {"x"}) == "x 게재");
  }

  TEST_CASE("texts have the quotation marks of their language") {
    const std::map<std::string, std::vector<std::string>> foreign = {
        {"en", {"«", "「", "《", "\"", "'"}},      {"ko", {"«", "「", "《", "\"", "'"}},
        {"ja", {"«", "“", "‘", "《", "\"", "'"}},  {"zh-Hans", {"«", "「", "‘", "\"", "'"}},
        {"es", {"“", "‘", "「", "《", "\"", "'"}}, {"ar", {"“", "‘", "「", "《", "\"", "'"}},
    };
    CHECK(foreign.size() == std::size(kInterfaceLanguages));
    int faults = 0;
    for (const auto& row : foreign) {
      const std::string language(row.first);
      for (const auto& entry : table_of(language, faults)) {
        for (const std::string& mark : row.second) {
          CAPTURE(language);
          CAPTURE(entry.first);
          CHECK(entry.second.find(mark) == std::string::npos);
        }
      }
    }
  }

  TEST_CASE("no word stands for two things") {
    const std::pair<const char*, const char*> pairs[] = {
        {"node.story", "takes"},
        {"stories", "takes"},
        {"stories.count.other", "takes.count.other"},
        {"explore.size.usual", "explore.size.takes"},
        {"theme", "type.topic"},
        {"versions.count.other", "takes.count.other"},
        {"claims.silent", "claims.unknown"},
        {"lens", "facet.framed"},
    };
    int faults = 0;
    for (const std::string_view name : kInterfaceLanguages) {
      const std::string language(name);
      Table table = table_of(language, faults);
      for (const auto& pair : pairs) {
        CAPTURE(language);
        CAPTURE(pair.first);
        CAPTURE(pair.second);
        CHECK(table[pair.first] != table[pair.second]);
      }
    }
  }

  TEST_CASE("Korean puts no particle that depends on a final consonant right after an argument") {
    int faults = 0;
    for (const auto& line : table_of("ko", faults)) {
      const std::string& key = line.first;
      const std::string& text = line.second;
      for (std::size_t at = text.find('}'); at != std::string::npos; at = text.find('}', at + 1)) {
        std::string rest = text.substr(at + 1);
        for (const std::string mark : {"’", "”"}) {
          if (rest.rfind(mark, 0) == 0) rest = rest.substr(mark.size());
        }
        for (const std::string particle : {"은", "는", "이", "가", "을", "를", "와", "과", "로", "으로"}) {
          CAPTURE(key);
          CHECK_FALSE((rest.rfind(particle + " ", 0) == 0 || rest == particle));
        }
      }
    }
  }

  TEST_CASE("every key that the source asks for is in the tables") {
    int faults = 0;
    const Table english = table_of("en", faults);
    std::error_code error;
    int files = 0;
    for (std::filesystem::recursive_directory_iterator at(kRoot + "/src", error), end; !error && at != end;
         at.increment(error)) {
      if (at->path().extension() != ".cpp") continue;
      ++files;
      for (const std::string& key : keys_asked_for(file_text(at->path().string()))) {
        CAPTURE(at->path().string());
        CAPTURE(key);
        // A key put together from parts ends in a point and is the beginning of others.
        const auto found = english.lower_bound(key);
        const bool is_beginning =
            ends_with(key, ".") && found != english.end() && found->first.rfind(key, 0) == 0;
        CHECK((is_beginning || english.count(key) == 1));
      }
    }
    CHECK(files > 10);
  }

  TEST_CASE("a table is chosen by the reader's language, English where there is none") {
    CHECK(Strings::for_language("ko-KR").language() == "ko");
    CHECK(Strings::for_language("zh-CN").language() == "zh-Hans");
    CHECK(Strings::for_language("en-GB").language() == "en");
    CHECK(Strings::for_language("pt-BR").language() == "en");
    CHECK(Strings::for_language("").language() == "en");
  }

  TEST_CASE("arguments stand in their places, and braces within them stay") {
    const Strings& english = Strings::for_language("en");
    CHECK(english.format("published", {"24 June 2026"}) == "Published 24 June 2026");
    CHECK(english.format("mismatch.takes", {"{1}", "4"}) == "Takes: the file says {1}, the count is 4.");
    CHECK(english.format("mismatch.takes", {"3"}) == "Takes: the file says 3, the count is {1}.");
  }

  TEST_CASE("what runs the other way stands between marks in a sentence from right to left") {
    const Strings& arabic = Strings::for_language("ar");
    CHECK(arabic.format("owned_by", {"The Paper"}) == "المالك: \u200EThe Paper\u200F");
    CHECK(arabic.format("owned_by", {"4 Radio"}) == "المالك: \u200E4 Radio\u200F");
    CHECK(arabic.format("owned_by", {"한국"}) == "المالك: \u200E한국\u200F");
    for (const char* same : {"الجريدة", "شركة Acme", "2026-06-24", "“”", ""})
      CHECK(arabic.format("owned_by", {same}) == "المالك: " + std::string(same));
    CHECK(Strings::for_language("en").format("owned_by", {"الجريدة"}) == "Owned by الجريدة");
  }

  TEST_CASE("a count has a form for one and a form for others, where the language has two") {
    const Strings& english = Strings::for_language("en");
    CHECK(english.count("numbers.sources", 1) == "1 source");
    CHECK(english.count("numbers.sources", 0) == "0 sources");
    CHECK(english.count("numbers.sources", 17) == "17 sources");
    CHECK(english.count("numbers.sources", 12345) == "12,345 sources");
    CHECK(english.count("numbers.sources", 1234567) == "1,234,567 sources");
    CHECK(Strings::for_language("ko").count("numbers.sources", 1) == "출처 1곳");
  }

  TEST_CASE("a count has the form of its plural category, with the digits that every language here has") {
    const Strings& arabic = Strings::for_language("ar");
    CHECK(arabic.count("numbers.sources", 0) == "لا مصادر");
    CHECK(arabic.count("numbers.sources", 2) == "مصدران");
    CHECK(arabic.count("numbers.sources", 7) == "7 مصادر");
    CHECK(arabic.count("numbers.sources", 17) == "17 مصدرًا");
    CHECK(arabic.count("numbers.sources", 100) == "100 مصدر");
    const Strings& spanish = Strings::for_language("es");
    CHECK(spanish.count("numbers.sources", 1) == "1 fuente");
    CHECK(spanish.count("numbers.sources", 12345) == "12.345 fuentes");
    CHECK(spanish.count("numbers.sources", 1000000) == "1.000.000 de fuentes");
    CHECK(Strings::for_language("ja").count("numbers.sources", 1) == "出典 1 件");
  }

  TEST_CASE("a date is written in full as far as it is known") {
    const Strings& english = Strings::for_language("en");
    const Strings& korean = Strings::for_language("ko");
    CHECK(english.date("2026-06-24") == "24 June 2026");
    CHECK(english.date("2026-06-04") == "4 June 2026");
    CHECK(english.date("2026-06") == "June 2026");
    CHECK(english.date("2026") == "2026");
    CHECK(korean.date("2026-06-24") == "2026년 6월 24일");
    CHECK(korean.date("2026-12") == "2026년 12월");
    CHECK(korean.date("2026") == "2026년");
    CHECK(Strings::for_language("ja").date("2026-06-24") == "2026年6月24日");
    CHECK(Strings::for_language("zh").date("2026-06") == "2026年6月");
    CHECK(Strings::for_language("es").date("2026-06-24") == "24 de junio de 2026");
    CHECK(Strings::for_language("ar").date("2026-06-24") == "24 يونيو 2026");
    CHECK(english.date("2026-06-24T09:30:15Z") == "24 June 2026, 09:30 UTC");
    CHECK(korean.date("2026-06-24T09:30+09:00") == "2026년 6월 24일 09:30 UTC+09:00");
  }

  TEST_CASE("what is not a date is left as it is") {
    const Strings& english = Strings::for_language("en");
    for (const char* text : {"", "June 2026", "2026-13-01", "2026-02-30", "2026-06-24x"}) {
      CHECK(english.date(text) == text);
    }
  }

  TEST_CASE("languages have names, varieties fall back, unknown tags stay") {
    const Strings& english = Strings::for_language("en");
    const Strings& korean = Strings::for_language("ko");
    CHECK(english.language_name("zh") == "Chinese");
    CHECK(english.language_name("zh-Hant-TW") == "Chinese (traditional)");
    CHECK(english.language_name("pt-BR") == "Portuguese");
    CHECK(english.language_name("EN") == "English");
    CHECK(korean.language_name("ar") == "아랍어");
    CHECK(english.language_name("tlh") == "tlh");
    CHECK(english.language_name("") == "");
    CHECK(english.language_name("-") == "-");
  }

  TEST_CASE("story types have names, and a type of the author's own stays") {
    CHECK(Strings::for_language("en").type_name("event") == "Event");
    CHECK(Strings::for_language("ko").type_name("Topic") == "주제");
    CHECK(Strings::for_language("en").type_name("obituary") == "obituary");
  }
}

}  // namespace
}  // namespace storylens
