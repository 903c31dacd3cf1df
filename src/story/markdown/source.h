// Source: the lines of a Markdown file, their shapes, and a place to say what is wrong with them. Private to
// src/story.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace storylens {

// Collects the diagnostics of one file. After kMaxReports only errors are added, so that a hostile file
// cannot fill the memory.
class Reporter {
 public:
  Reporter(std::string_view file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  // column counts code points from 1; 0 = the line as a whole.
  void report(Severity severity, std::string_view code, std::string message, int line, int column = 1);

  static constexpr int kMaxReports = 1000;

 private:
  std::string file_;
  Diagnostics& diagnostics_;
  int count_ = 0;
};

struct SourceLine {
  std::string_view text;  // without its line end
  int number = 0;         // from 1
  bool is_code = false;   // inside a fenced code block, or one of its fences
};

inline constexpr std::size_t kMaxLineBytes = 1u << 20;

// Views into the text. Line ends are LF, CRLF or CR. Longer lines are cut, and hidden characters reported.
std::vector<SourceLine> split_lines(std::string_view text, Reporter& reporter);

bool is_blank(std::string_view line);
std::size_t indentation(std::string_view line);  // in spaces; a tab goes to the next multiple of four
bool is_thematic_break(std::string_view line);

struct Heading {
  int level = 0;
  std::string_view text;  // without the closing #s
};
std::optional<Heading> heading_of(const SourceLine& line);

// The text of a bulleted or numbered list item, or nothing.
std::optional<std::string_view> list_item_of(std::string_view line);

// `Key: value`. The key is short, and not the scheme of an address.
struct KeyedText {
  std::string_view key;
  std::string_view value;  // trimmed
};
std::optional<KeyedText> keyed_text_of(std::string_view text);

// The target of a link, written as `<https://…>`, `[words](https://…)` or bare.
std::string_view written_target(std::string_view value);

// The column of a part of the line, from 1, in code points. The part must be a view into the line.
int column_of(const SourceLine& line, std::string_view part);

// Two lines of one paragraph as one: with a space, or without between Han or kana.
void append_wrapped(std::string& text, std::string_view continuation);

// The line as it can be kept behind the canonical address: what would read as a level-2 heading or a fence
// there is indented, as CommonMark does for code.
std::string kept_line(std::string_view line);

// The text of lines [first, last), without blank lines at either end.
std::string joined_lines(const std::vector<SourceLine>& lines, std::size_t first, std::size_t last);

}  // namespace storylens
