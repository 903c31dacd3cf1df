#include "story/markdown/source.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "story/markdown/cjk.h"

namespace storylens {
namespace {

// The fence that a line opens or closes: its character and length; 0 when it is none.
struct Fence {
  char mark = 0;
  std::size_t length = 0;
  bool can_close = false;
};

Fence fence_of(std::string_view line) {
  if (indentation(line) > 3) return {};
  const std::string_view text = trimmed(line);
  if (text.empty() || (text[0] != '`' && text[0] != '~')) return {};
  const std::size_t length = std::min(text.find_first_not_of(text[0]), text.size());
  const bool has_mark_inside = text[0] == '`' && text.find('`', length) != std::string_view::npos;
  if (length < 3 || has_mark_inside) return {};
  return {text[0], length, length == text.size()};
}

// A fence that nothing closes is text: otherwise one forgotten fence would swallow the takes.
void mark_code(std::vector<SourceLine>& lines) {
  std::vector<std::size_t> longest_close_after(lines.size() * 2 + 2, 0);  // by line, for ` and ~
  const auto slot = [](char mark) { return mark == '~' ? std::size_t{1} : std::size_t{0}; };
  for (std::size_t i = lines.size(); i-- > 0;) {
    longest_close_after[2 * i] = longest_close_after[2 * i + 2];
    longest_close_after[2 * i + 1] = longest_close_after[2 * i + 3];
    const Fence fence = fence_of(lines[i].text);
    if (!fence.can_close) continue;
    std::size_t& longest = longest_close_after[2 * i + slot(fence.mark)];
    longest = std::max(longest, fence.length);
  }
  Fence open;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Fence fence = fence_of(lines[i].text);
    if (open.length > 0) {
      lines[i].is_code = true;
      if (fence.can_close && fence.mark == open.mark && fence.length >= open.length) open = {};
    } else if (fence.length > 0 && longest_close_after[2 * (i + 1) + slot(fence.mark)] >= fence.length) {
      lines[i].is_code = true;
      open = fence;
    }
  }
}

void report_hidden_characters(const SourceLine& line, Reporter& reporter) {
  for (std::size_t offset = 0; offset < line.text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decode_utf8(line.text, offset);
    if (is_control(c)) {
      reporter.report(Severity::Error, "control-character",
                      "The line holds a control character; it is shown as U+FFFD.", line.number,
                      column_of(line, line.text.substr(begin)));
      return;
    }
    if (is_bidi_control(c)) {
      const bool overrides = c == 0x202D || c == 0x202E;
      reporter.report(
          overrides ? Severity::Error : Severity::Warning, "bidi-control",
          "The line holds an invisible character that changes the order of letters; it is shown as U+FFFD.",
          line.number, column_of(line, line.text.substr(begin)));
      return;
    }
  }
}

}  // namespace

void Reporter::report(Severity severity, std::string_view code, std::string message, int line, int column) {
  if (severity != Severity::Error) {
    ++count_;
    if (count_ > kMaxReports + 1) return;
    if (count_ == kMaxReports + 1) {
      severity = Severity::Note;
      code = "too-many-diagnostics";
      message = "There is more to say about this file; only errors are listed from here on.";
    }
  }
  diagnostics_.push_back({severity, std::string(code), std::move(message), file_, line, column, {}});
}

std::vector<SourceLine> split_lines(std::string_view text, Reporter& reporter) {
  std::vector<SourceLine> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    SourceLine line{text.substr(0, end), static_cast<int>(lines.size()) + 1, false};
    const std::size_t end_size = text.substr(end, 2) == "\r\n" ? 2 : 1;
    text.remove_prefix(std::min(end + end_size, text.size()));
    if (line.text.size() > kMaxLineBytes) {
      line.text = utf8_prefix(line.text, kMaxLineBytes);
      reporter.report(Severity::Error, "line-too-long",
                      "The line is longer than 1 MiB; the rest of it is left out.", line.number);
    }
    report_hidden_characters(line, reporter);
    lines.push_back(line);
  }
  mark_code(lines);
  return lines;
}

bool is_blank(std::string_view line) {
  return trimmed(line).empty();
}

std::size_t indentation(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (c == ' ') {
      ++columns;
    } else if (c == '\t') {
      columns += 4 - columns % 4;
    } else {
      break;
    }
  }
  return columns;
}

bool is_thematic_break(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (indentation(line) > 3 || text.size() < 3) return false;
  const char mark = text[0];
  if (mark != '-' && mark != '*' && mark != '_') return false;
  const bool is_only_marks =
      std::all_of(text.begin(), text.end(), [&](char c) { return c == mark || c == ' ' || c == '\t'; });
  return is_only_marks && std::count(text.begin(), text.end(), mark) >= 3;
}

std::optional<Heading> heading_of(const SourceLine& line) {
  if (line.is_code || indentation(line.text) > 3) return std::nullopt;
  std::string_view text = trimmed(line.text);
  const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
  if (level < 1 || level > 6) return std::nullopt;
  if (level < text.size() && text[level] != ' ' && text[level] != '\t') return std::nullopt;
  text = trimmed(text.substr(level));
  const std::size_t last = text.find_last_not_of('#');
  if (last == std::string_view::npos) {
    text = {};
  } else if (last + 1 < text.size() && (text[last] == ' ' || text[last] == '\t')) {
    text = trimmed(text.substr(0, last));
  }
  return Heading{static_cast<int>(level), text};
}

std::optional<std::string_view> list_item_of(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text.empty()) return std::nullopt;
  std::size_t marker = 0;
  if (std::string_view("-*+").find(text[0]) != std::string_view::npos) {
    marker = 1;
  } else {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits >= 1 && digits <= 9 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) {
      marker = digits + 1;
    }
  }
  if (marker == 0 || (marker < text.size() && text[marker] != ' ' && text[marker] != '\t'))
    return std::nullopt;
  return trimmed(text.substr(marker));
}

std::optional<KeyedText> keyed_text_of(std::string_view text) {
  constexpr std::size_t kLongestKeyBytes = 120;
  constexpr std::string_view kFullWidthColon = "：";
  text = trimmed(text);
  const std::string_view start = text.substr(0, kLongestKeyBytes);
  const std::size_t ascii = start.find(':');
  const std::size_t full_width = start.find(kFullWidthColon);
  const std::size_t end = std::min(ascii, full_width);
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const std::size_t colon_size = end == ascii ? 1 : kFullWidthColon.size();
  const std::string_view key = trimmed(text.substr(0, end));
  if (key.empty() || text.substr(end, 3) == "://") return std::nullopt;
  return KeyedText{key, trimmed(text.substr(end + colon_size))};
}

std::string_view written_target(std::string_view value) {
  if (value.size() > 2 && value.front() == '<' && value.back() == '>')
    return value.substr(1, value.size() - 2);
  const std::size_t middle = value.find("](");
  if (!value.empty() && value.front() == '[' && value.back() == ')' && middle != std::string_view::npos) {
    return value.substr(middle + 2, value.size() - middle - 3);
  }
  return value;
}

int column_of(const SourceLine& line, std::string_view part) {
  const auto offset = static_cast<std::size_t>(part.data() - line.text.data());
  return static_cast<int>(count_code_points(line.text.substr(0, offset))) + 1;
}

void append_wrapped(std::string& text, std::string_view continuation) {
  if (!text.empty() && !continuation.empty() && !joins_without_space(text, continuation)) text += ' ';
  text += continuation;
}

std::string kept_line(std::string_view line) {
  const std::optional<Heading> heading = heading_of({line, 0, false});
  const bool would_be_read = (heading && heading->level == 2) || fence_of(line).length > 0;
  return (would_be_read ? "    " : "") + std::string(line);
}

std::string joined_lines(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last) {
  while (first < last && is_blank(lines[first].text)) ++first;
  while (last > first && is_blank(lines[last - 1].text)) --last;
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) text += '\n';
    text += lines[i].text;
  }
  return text;
}

}  // namespace storylens
