#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "story/exchange/import_record.h"

namespace storylens {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// Our name for a key of Hugo, Jekyll or Obsidian; the key itself where there is none.
std::string our_key(std::string_view key) {
  // A page's date is when it was published, its description what stands under the title.
  if (equal_ignoring_ascii_case(key, "date")) return "published";
  if (equal_ignoring_ascii_case(key, "description")) return "tagline";
  switch (import_key(key)) {
    case ImportKey::Headline: return "title";
    case ImportKey::Tagline: return "tagline";
    case ImportKey::Start: return "date";
    case ImportKey::End: return "end";
    case ImportKey::Published: return "published";
    case ImportKey::Modified: return "modified";
    case ImportKey::Language: return "lang";
    case ImportKey::Slug: return "slug";
    case ImportKey::Url: return "url";
    case ImportKey::Type: return "type";
    case ImportKey::Notice: return "notice";
    case ImportKey::Rubric: return "heads";
    default: return std::string(key);
  }
}

std::string_view unquoted(std::string_view value) {
  const bool is_quoted =
      value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0];
  return is_quoted ? value.substr(1, value.size() - 2) : value;
}

// A date in the form that stories have; anything else as it is.
std::string our_value(const std::string& key, std::string_view value) {
  const bool is_date = key == "date" || key == "end" || key == "published" || key == "modified";
  const std::string date = is_date ? iso_date_of(unquoted(value)) : std::string();
  return date.empty() ? std::string(value) : date;
}

// `key: value` in YAML, `key = value` in TOML, at the left margin.
bool split_pair(std::string_view line, char separator, std::string_view& key, std::string_view& value) {
  if (line.empty() || line[0] == ' ' || line[0] == '\t' || line[0] == '#' || line[0] == '-' || line[0] == '[')
    return false;
  const std::size_t at = line.find(separator);
  if (at == std::string_view::npos) return false;
  key = trimmed(line.substr(0, at));
  value = trimmed(line.substr(at + 1));
  return !key.empty() && key.find(' ') == std::string_view::npos;
}

}  // namespace

std::string with_our_front_matter(std::string_view text) {
  std::string_view rest = text;
  if (rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);
  const std::string rule(trimmed(take_line(rest)));
  if (rule != "---" && rule != "+++") return std::string(text);
  const char separator = rule == "---" ? ':' : '=';
  std::string matter = "---\n";
  std::string table;  // of TOML: its keys get it as a prefix
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (trimmed(line) == rule) return matter + "---\n" + std::string(rest);
    std::string_view key, value;
    if (rule == "+++" && !line.empty() && line[0] == '[') {
      table = std::string(trimmed(line));
      table = table.substr(1, table.find(']') - 1) + ".";
    } else if (split_pair(line, separator, key, value)) {
      const std::string ours = table.empty() ? our_key(key) : table + std::string(key);
      matter += ours + ": " + our_value(ours, value) + "\n";
    } else {
      matter += std::string(line) + "\n";
    }
  }
  return std::string(text);  // no closing rule: this is no front matter
}

}  // namespace storylens
