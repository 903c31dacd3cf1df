#include "text/paragraph_steps.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "text/bidi.h"

namespace storylens {

ParagraphSteps::ParagraphSteps(const std::vector<TextSpan>& spans, const ParagraphOptions& options)
    : language_(options.language), options_(options) {
  options_.language = language_;
  options_.max_lines = 0;
  for (const TextSpan& span : spans) {
    text_ += repaired_utf8(span.text);
    spans_.push_back({{}, span.style, span.tag, span.is_whole});
    ends_.push_back(text_.size());
  }
  if (options_.direction == TextDirection::Auto) {
    options_.direction =
        starts_right_to_left(text_) ? TextDirection::RightToLeft : TextDirection::LeftToRight;
  }
}

// Not within a character.
std::size_t ParagraphSteps::step_end() const {
  if (bytes_left() <= kStepBytes) return text_.size();
  std::size_t end = at_ + kStepBytes;
  while ((static_cast<unsigned char>(text_[end]) & 0xC0u) == 0x80u) --end;
  return end;
}

// All of the spans, so that a unit's span is the same in every step; those of other steps are empty.
std::vector<TextSpan> ParagraphSteps::spans_between(std::size_t begin, std::size_t end) const {
  std::vector<TextSpan> spans = spans_;
  std::size_t from = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::size_t first = std::max(from, begin);
    const std::size_t last = std::min(ends_[i], end);
    if (first < last) spans[i].text = std::string_view(text_).substr(first, last - first);
    from = ends_[i];
  }
  return spans;
}

void ParagraphSteps::append(ParagraphLayout part, std::size_t lines, ParagraphLayout& layout) {
  const auto bytes = static_cast<std::uint32_t>(layout.text.size());
  const auto units = static_cast<std::uint32_t>(layout.units.size());
  const float top_px = layout.height_px;
  const bool is_whole = lines == part.lines.size();
  const std::size_t end = is_whole ? part.units.size() : part.lines[lines].first_unit;
  layout.text.append(part.text, 0, end < part.units.size() ? part.units[end].begin : part.text.size());
  for (std::size_t i = 0; i < end; ++i) {
    TextUnit& unit = part.units[i];
    unit.begin += bytes;
    unit.end += bytes;
    layout.units.push_back(unit);
  }
  for (std::size_t i = 0; i < lines; ++i) {
    TextLine& line = part.lines[i];
    line.first_unit += units;
    line.baseline_px += top_px;
    layout.lines.push_back(line);
    layout.width_px = std::max(layout.width_px, line.width_px);
  }
  layout.height_px += static_cast<float>(lines) * options_.line_height_px;
  if (layout.styles.empty()) layout.styles = std::move(part.styles);
  if (layout.tags.empty()) layout.tags = std::move(part.tags);
  layout.is_right_to_left = part.is_right_to_left;
}

bool ParagraphSteps::advance(ParagraphLayout& layout, TextMeasurer& measurer) {
  const std::size_t end = step_end();
  ParagraphLayout part = layout_paragraph(spans_between(at_, end), options_, measurer);
  if (at_ == 0 && end == text_.size()) {
    layout = std::move(part);
    at_ = end;
    return false;
  }
  // The last line may go on in the next step, and is left to it.
  const bool is_last = end == text_.size();
  const std::size_t lines = is_last || part.lines.size() < 2 ? part.lines.size() : part.lines.size() - 1;
  append(std::move(part), lines, layout);
  at_ = layout.text.size();
  return !is_last;
}

}  // namespace storylens
