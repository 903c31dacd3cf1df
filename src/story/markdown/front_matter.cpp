#include "story/markdown/front_matter.h"

#include <algorithm>

#include "base/utf8.h"
#include "story/markdown/quoted_text.h"

namespace storylens {
namespace {

bool is_rule(std::string_view line) {
  return trimmed(line) == "---" && indentation(line) == 0;
}

// A pair at the left margin; the key is a word, so that a sentence with a colon does not pass for one.
std::optional<KeyedText> pair_of(std::string_view line) {
  const std::optional<KeyedText> pair = keyed_text_of(line);
  if (!pair || indentation(line) > 0 || pair->key.find(' ') != std::string_view::npos) return std::nullopt;
  if (std::string_view("-[{\"'&*!|>%@`").find(pair->key[0]) != std::string_view::npos) return std::nullopt;
  return pair;
}

bool is_list_item(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text == "-" || text.substr(0, 2) == "- ";
}

// The line of the closing rule, or 0.
std::size_t closing_line(const std::vector<SourceLine>& lines) {
  constexpr std::size_t kMostLines = 1000;
  if (lines.empty() || !is_rule(lines[0].text)) return 0;
  bool has_pair = false;
  for (std::size_t i = 1; i < std::min(lines.size(), kMostLines); ++i) {
    const std::string_view line = lines[i].text;
    if (is_rule(line) || trimmed(line) == "...") return i;
    const bool is_pair = pair_of(line).has_value();
    const bool continues = has_pair && (indentation(line) > 0 || is_list_item(line));
    if (!is_pair && !continues && !is_blank(line) && trimmed(line)[0] != '#') return 0;
    has_pair = has_pair || is_pair;
  }
  return 0;
}

std::string_view without_comment(std::string_view plain) {
  const std::size_t comment = plain.find(" #");
  return trimmed(plain.substr(0, comment));
}

// One scalar at the beginning of the text, and in `end` the offset behind it.
std::string take_scalar(std::string_view text, std::string_view terminators, std::size_t& end) {
  if (!text.empty() && text[0] == '"') {
    std::string value = unquoted(text, end);
    if (end != std::string_view::npos) return value;
  }
  if (!text.empty() && text[0] == '\'') {
    std::string value;
    for (end = 1; end < text.size(); ++end) {
      if (text[end] != '\'') {
        value += text[end];
      } else if (text.substr(end + 1, 1) == "'") {
        value += text[end++];
      } else {
        ++end;
        return value;
      }
    }
  }
  end = std::min(text.find_first_of(terminators), text.size());
  const std::string_view plain = without_comment(text.substr(0, end));
  return plain == "null" || plain == "~" ? std::string() : std::string(plain);
}

std::vector<std::string> flow_items(std::string_view text) {
  std::vector<std::string> items;
  text.remove_prefix(1);
  while (!text.empty() && text[0] != ']') {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    std::size_t end = 0;
    std::string item = take_scalar(text, ",]", end);
    if (!item.empty()) items.push_back(std::move(item));
    text.remove_prefix(std::min(text.find_first_of(",]", end), text.size()));
    if (!text.empty() && text[0] == ',') text.remove_prefix(1);
  }
  return items;
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) {
    if (!text.empty()) text += ", ";
    text += item;
  }
  return text;
}

// What stands behind and under a key, as text: the value's own lines joined, and the items of a list.
struct RawValue {
  std::string text;
  std::vector<std::string> items;
};

void finish(MetaPart& part, const RawValue& raw) {
  if (!raw.items.empty()) {
    part.items = raw.items;
    part.value = raw.text.empty() ? joined(part.items) : raw.text + " " + joined(part.items);
  } else if (!raw.text.empty() && raw.text[0] == '[') {
    part.items = flow_items(raw.text);
    part.value = joined(part.items);
  } else {
    std::size_t end = 0;
    const bool is_quoted = !raw.text.empty() && (raw.text[0] == '"' || raw.text[0] == '\'');
    part.value = take_scalar(raw.text, "", end);
    part.items = is_quoted ? std::vector<std::string>{part.value} : split_items(part.value);
    if (part.value.empty()) part.items.clear();
  }
}

void add_line(RawValue& raw, std::string_view line) {
  if (!is_list_item(line)) return append_wrapped(raw.text, trimmed(line));
  std::size_t end = 0;
  std::string item = take_scalar(trimmed(trimmed(line).substr(1)), "", end);
  if (!item.empty()) raw.items.push_back(std::move(item));
}

}  // namespace

FrontMatter read_front_matter(const std::vector<SourceLine>& lines) {
  FrontMatter front_matter;
  const std::size_t close = closing_line(lines);
  if (close == 0) return front_matter;
  front_matter.line_count = close + 1;
  RawValue raw;
  for (std::size_t i = 1; i < close; ++i) {
    const SourceLine& line = lines[i];
    if (is_blank(line.text)) continue;
    if (trimmed(line.text)[0] == '#') {
      front_matter.comments.push_back(kept_line(trimmed(line.text)));
      continue;
    }
    const std::optional<KeyedText> pair = pair_of(line.text);
    if (!pair) {
      add_line(raw, line.text);
      continue;
    }
    if (!front_matter.parts.empty()) finish(front_matter.parts.back(), raw);
    const bool is_block_scalar =
        pair->value == "|" || pair->value == ">" || pair->value == "|-" || pair->value == ">-";
    raw = {is_block_scalar ? std::string() : std::string(pair->value), {}};
    front_matter.parts.push_back({std::string(pair->key), {}, {}, line.number, 1});
  }
  if (!front_matter.parts.empty()) finish(front_matter.parts.back(), raw);
  return front_matter;
}

}  // namespace storylens
