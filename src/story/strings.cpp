#include "story/strings.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "base/order.h"
#include "base/utf8.h"
#include "generated/strings.h"
#include "story/html_writer.h"
#include "story/interface_language.h"
#include "story/iso_date.h"

namespace storylens {

struct Strings::Table {
  std::string_view language;
  std::vector<std::pair<std::string_view, std::string_view>> lines;  // key and text, sorted by key
  const Table* fallback = nullptr;                                   // English, for every other language

  // Empty when this table does not hold the key: no text is empty.
  std::string_view own(std::string_view key) const {
    const auto found = std::lower_bound(lines.begin(), lines.end(), key,
                                        [](const auto& line, std::string_view k) { return line.first < k; });
    return found != lines.end() && found->first == key ? found->second : std::string_view();
  }

  std::string_view any(std::string_view key) const {
    const std::string_view text = own(key);
    return text.empty() && fallback != nullptr ? fallback->own(key) : text;
  }
};

// Every table that is here. The first is English.
struct StringsTables {
  struct Entry {
    std::string text;  // of a table that was brought; an embedded one is where it is
    Strings::Table table;
    Strings strings;
  };
  std::vector<std::unique_ptr<Entry>> entries;  // an entry never moves

  StringsTables() {
    for (const EmbeddedText& embedded : kStringTables) read(embedded.name, embedded.text, add());
  }
  Entry& add() { return *entries.emplace_back(std::make_unique<Entry>()); }
  void read(std::string_view language, std::string_view text, Entry& entry);
  const Strings* find(std::string_view language) const {
    for (const auto& entry : entries) {
      if (entry->table.language == language) return &entry->strings;
    }
    return nullptr;
  }
  static StringsTables& instance() {
    static StringsTables tables;
    return tables;
  }
};

namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool begins_left_to_right(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    if (is_right_to_left_letter(c)) return false;
    const bool is_latin = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    const bool is_punctuation = c < 0xC0 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F);
    if (is_latin || !is_punctuation) return true;
  }
  return false;
}

// In a sentence from right to left, what runs the other way stands between marks: else a number before it or
// a bracket behind it would be drawn into the wrong one of both.
std::string apart(std::string_view argument) {
  return std::string("\u200E").append(argument).append("\u200F");
}

// One pass, so that braces in an argument stay what they are.
std::string filled(std::string_view language, std::string_view text,
                   std::initializer_list<std::string_view> arguments) {
  const bool is_turned = is_right_to_left(language);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' &&
                          text[i + 1] <= '9';
    const std::size_t index = is_place ? static_cast<std::size_t>(text[i + 1] - '0') : arguments.size();
    if (index < arguments.size()) {
      const std::string_view argument = arguments.begin()[index];
      result += is_turned && begins_left_to_right(argument) ? apart(argument) : std::string(argument);
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

void StringsTables::read(std::string_view language, std::string_view text, Entry& entry) {
  Strings::Table& table = entry.table;
  table.language = language;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = take_line(rest);
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
    table.lines.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  sort_stably(table.lines);
  entry.strings.table_ = &table;
  if (entries.size() > 1) table.fallback = &entries.front()->table;
}

const Strings& Strings::for_language(std::string_view tag) {
  const StringsTables& all = StringsTables::instance();
  const Strings* found = all.find(interface_language_for(tag));
  return found != nullptr ? *found : all.entries.front()->strings;
}

void Strings::add(std::string_view language, std::string_view text) {
  if (has(language)) return;
  StringsTables& all = StringsTables::instance();
  StringsTables::Entry& entry = all.add();
  entry.text = text;
  all.read(interface_language_for(language), entry.text, entry);
}

bool Strings::has(std::string_view language) {
  return StringsTables::instance().find(language) != nullptr;
}

std::string_view Strings::language() const {
  return table_->language;
}

std::string_view Strings::get(std::string_view key) const {
  const std::string_view text = table_->any(key);
  assert(!text.empty() && "no table of data/strings holds this key");
  return text.empty() ? key : text;
}

std::string Strings::format(std::string_view key, std::initializer_list<std::string_view> arguments) const {
  return filled(language(), get(key), arguments);
}

std::string Strings::count(std::string_view key, int number) const {
  for (const Table* table = table_; table != nullptr; table = table->fallback) {
    for (const std::string_view category :
         {plural_category(table->language, number), std::string_view("other")}) {
      const std::string_view text = table->own(std::string(key).append(".").append(category));
      if (!text.empty()) return filled(table->language, text, {grouped_number(table->language, number)});
    }
  }
  return std::string(get(std::string(key) + ".other"));
}

std::string Strings::date(std::string_view iso_date) const {
  const std::optional<IsoDate> date = parse_iso_date(iso_date);
  if (!date) return std::string(iso_date);
  const std::string year = std::to_string(date->year);
  if (date->month == 0) return format("date.year", {year});
  const std::string_view month = get("month." + std::to_string(date->month));
  if (date->day == 0) return format("date.month", {month, year});
  std::string text = format("date.day", {std::to_string(date->day), month, year});
  if (date->time.empty()) return text;
  std::string time(date->time.substr(0, 5));
  if (!date->zone.empty()) time += date->zone == "Z" ? " UTC" : " UTC" + std::string(date->zone);
  return format("date.time", {text, time});
}

std::string_view Strings::language_name(std::string_view tag) const {
  std::string key = "lang." + lower_ascii(tag);
  while (key.size() > 5) {
    if (const std::string_view name = table_->any(key); !name.empty()) return name;
    const std::size_t dash = key.rfind('-');
    if (dash == std::string::npos) break;
    key.resize(dash);
  }
  return tag;
}

std::string_view Strings::type_name(std::string_view type) const {
  const std::string_view name = table_->any("type." + lower_ascii(type));
  return name.empty() ? type : name;
}

}  // namespace storylens
