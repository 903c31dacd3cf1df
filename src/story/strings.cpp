#include "story/strings.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/order.h"
#include "generated/strings.h"
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

// Every embedded table, parsed once. The first is English.
struct StringsTables {
  std::vector<Strings::Table> tables;
  std::vector<Strings> strings;  // strings[i] reads tables[i]

  StringsTables();
  static const StringsTables& instance() {
    static const StringsTables tables;
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

// "12,000": grouped by three, as both English and Korean write it.
std::string grouped(int number) {
  std::string digits = std::to_string(number);
  const std::ptrdiff_t first = number < 0 ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > first; at -= 3) {
    digits.insert(digits.begin() + at, ',');
  }
  return digits;
}

// One pass, so that braces in an argument stay what they are.
std::string filled(std::string_view text, std::initializer_list<std::string_view> arguments) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' &&
                          text[i + 1] <= '9';
    const std::size_t index = is_place ? static_cast<std::size_t>(text[i + 1] - '0') : arguments.size();
    if (index < arguments.size()) {
      result += arguments.begin()[index];
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

StringsTables::StringsTables() {
  for (const EmbeddedText& embedded : kStringTables) {
    Strings::Table& table = tables.emplace_back();
    table.language = embedded.name;
    for (std::string_view rest = embedded.text; !rest.empty();) {
      const std::string_view line = take_line(rest);
      const std::size_t tab = line.find('\t');
      if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
      table.lines.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    }
    sort_stably(table.lines);
  }
  strings.resize(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    strings[i].table_ = &tables[i];
    if (i > 0) tables[i].fallback = &tables[0];
  }
}

const Strings& Strings::for_language(std::string_view tag) {
  const std::string primary = lower_ascii(tag.substr(0, tag.find('-')));
  const StringsTables& all = StringsTables::instance();
  for (const Strings& strings : all.strings) {
    if (strings.language() == primary) return strings;
  }
  return all.strings.front();
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
  return filled(get(key), arguments);
}

std::string Strings::count(std::string_view key, int number) const {
  const std::string other = std::string(key) + ".other";
  std::string_view text = number == 1 ? table_->own(std::string(key) + ".one") : std::string_view();
  if (text.empty()) text = get(other);
  return filled(text, {grouped(number)});
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
