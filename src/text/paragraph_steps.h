// Paragraph steps: lays a paragraph of any length out by and by. Each step begins at the start of the line
// that the step before left open, so that the lines are those of layout_paragraph(); it only ends a line that
// goes on for a whole step, as a flood of characters without width does.
//
// Units:  CSS pixels; bytes of text.
// Errors: as layout_paragraph().
// Cost:   a step lays out at most kStepBytes, of which a line's worth is laid out again by the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "text/paragraph.h"

namespace storylens {

class ParagraphSteps {
 public:
  static constexpr std::size_t kStepBytes = 4096;

  // The spans are copied. max_lines and directions found by line are not for text that comes in steps: the
  // paragraph's direction is found once, and max_lines must be 0.
  ParagraphSteps(const std::vector<TextSpan>& spans, const ParagraphOptions& options);

  // Lays out some more at the end of a layout that began empty. False when nothing is left.
  bool advance(ParagraphLayout& layout, TextMeasurer& measurer);
  std::size_t bytes_left() const { return text_.size() - at_; }

 private:
  std::size_t step_end() const;
  std::vector<TextSpan> spans_between(std::size_t begin, std::size_t end) const;
  void append(ParagraphLayout part, std::size_t lines, ParagraphLayout& layout);

  std::string text_;
  std::vector<TextSpan> spans_;    // without their text
  std::vector<std::size_t> ends_;  // of the spans in the text
  std::string language_;
  ParagraphOptions options_;
  std::size_t at_ = 0;
};

}  // namespace storylens
