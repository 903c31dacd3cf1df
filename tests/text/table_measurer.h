// Table measurer: widths of text by a table in em, and layouts as strings to compare.
// Latin and the rest 1/2, East Asian and emoji units 1, spaces 1/4, marks and joiners 0.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/paragraph.h"
#include "text/script.h"

namespace storylens {

class TableMeasurer : public TextMeasurer {
 public:
  float advance_px(std::string_view unit, const TextStyle& style) override {
    ++calls;
    longest_bytes = std::max(longest_bytes, unit.size());
    if (is_emoji_unit(unit)) return style.size_px;
    float em = 0.0f;
    for (std::size_t offset = 0; offset < unit.size();) em += em_of(decode_utf8(unit, offset));
    return em * style.size_px;
  }
  FontMetrics metrics(const TextStyle& style) override {
    return {0.8f * style.size_px, 0.2f * style.size_px};
  }

  std::uint8_t language_index(std::string_view language) override {
    return language.empty() ? 0 : static_cast<std::uint8_t>(language.size());
  }
  // The longest word of the list that stands there, else one byte.
  void word_starts(std::string_view run, std::vector<std::uint8_t>& starts) override {
    ++word_calls;
    longest_run_bytes = std::max(longest_run_bytes, run.size());
    for (std::size_t at = 0; at < run.size();) {
      std::size_t length = 0;
      for (const std::string& word : words) {
        if (run.substr(at, word.size()) == word) length = std::max(length, word.size());
      }
      starts[at] = length > 0 ? 1 : 0;
      at += std::max<std::size_t>(length, 1);
    }
  }

  std::vector<std::string> words;  // of scripts without spaces; none = not known
  std::size_t word_calls = 0;
  std::size_t longest_run_bytes = 0;
  std::size_t calls = 0;
  std::size_t longest_bytes = 0;

 private:
  static float em_of(char32_t c) {
    if (c == 0x200B || c == 0x200D || c == 0x2060 || bidi_class(c) == BidiClass::NonspacingMark) return 0.0f;
    if (is_breaking_space(c) && c != 0x3000) return 0.25f;
    return is_east_asian(c) ? 1.0f : 0.5f;
  }
};

// At 10 px: Latin 5, wide 10, space 2.5.
inline TextStyle ten_px() {
  TextStyle style;
  style.size_px = 10.0f;
  return style;
}

inline ParagraphOptions wide(float max_width_px) {
  ParagraphOptions options;
  options.max_width_px = max_width_px;
  options.line_height_px = 20.0f;
  return options;
}

inline ParagraphLayout set_text(std::string_view text, const ParagraphOptions& options) {
  TableMeasurer measurer;
  return layout_paragraph({{text, ten_px(), -1}}, options, measurer);
}

// The lines in logical order, without the spaces and line feeds at their ends.
inline std::vector<std::string> lines_of(const ParagraphLayout& layout) {
  std::vector<std::string> lines;
  for (const TextLine& line : layout.lines) {
    std::string text;
    std::string spaces;
    for (std::size_t i = line.first_unit; i < line.first_unit + line.unit_count; ++i) {
      const TextUnit& unit = layout.units[i];
      if (unit.is_space) {
        spaces += layout.unit_text(unit);
        continue;
      }
      text += spaces;
      text += layout.unit_text(unit);
      spaces.clear();
    }
    lines.push_back(text);
  }
  return lines;
}

// The units of one line from left to right, spaces as they are, a bar between units.
inline std::string seen_from_left(const ParagraphLayout& layout, std::size_t line_index = 0) {
  const TextLine& line = layout.lines[line_index];
  std::vector<TextUnit> units;
  for (std::uint32_t i = 0; i < line.unit_count; ++i) units.push_back(layout.units[line.first_unit + i]);
  std::stable_sort(units.begin(), units.end(),
                   [](const TextUnit& a, const TextUnit& b) { return a.x_px < b.x_px; });
  std::string seen;
  for (const TextUnit& unit : units) {
    if (!seen.empty()) seen += '|';
    seen += layout.unit_text(unit);
  }
  return seen;
}

}  // namespace storylens
