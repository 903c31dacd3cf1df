#include "text/paragraph.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/bidi.h"
#include "text/line_break.h"
#include "text/line_filler.h"
#include "text/segment.h"

namespace storylens {
namespace {

// Wider than this a line has no end to align to.
constexpr float kUnboundedPx = 1e5f;
constexpr std::size_t kMaxSpan = 0xFFFF;

// Sets text, styles and tags; returns where each span ends in the text.
std::vector<std::uint32_t> join_spans(const std::vector<TextSpan>& spans, std::uint8_t language,
                                      ParagraphLayout& layout) {
  std::vector<std::uint32_t> ends;
  ends.reserve(spans.size());
  for (const TextSpan& span : spans) {
    layout.text += repaired_utf8(span.text);
    layout.styles.push_back(span.style);
    if (span.style.language == 0) layout.styles.back().language = language;
    layout.tags.push_back(span.tag);
    ends.push_back(static_cast<std::uint32_t>(layout.text.size()));
  }
  for (char& c : layout.text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) c = ' ';
  }
  return ends;
}

void end_units_at_level_changes(const std::vector<std::uint8_t>& levels, std::vector<Boundary>& boundaries) {
  for (std::size_t i = 1; i < levels.size(); ++i) {
    if (levels[i] != levels[i - 1]) boundaries[i] = std::max(boundaries[i], Boundary::Unit);
  }
}

// No line ends within a span that is whole, as within a word.
void keep_whole(const std::vector<TextSpan>& spans, const std::vector<std::uint32_t>& span_ends,
                std::vector<Boundary>& boundaries) {
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    for (std::uint32_t byte = begin + 1; spans[i].is_whole && byte < span_ends[i]; ++byte)
      if (boundaries[byte] == Boundary::Line) boundaries[byte] = Boundary::LooseLine;
    begin = span_ends[i];
  }
}

std::vector<Segment> segments_from(const ParagraphLayout& layout, const std::vector<std::uint32_t>& span_ends,
                                   const std::vector<Boundary>& boundaries) {
  std::vector<Segment> segments;
  std::uint32_t begin = 0;
  for (std::size_t span = 0; span < span_ends.size(); ++span) {
    const auto index = static_cast<std::uint16_t>(std::min(span, kMaxSpan));
    append_segments(layout.text, begin, span_ends[span], index, boundaries, segments);
    begin = span_ends[span];
  }
  return segments;
}

// The paragraph's level for what is not in the text's levels: the ellipsis, and spaces at the end of a line
// (L1).
void set_levels(ParagraphLayout& layout, const std::vector<std::uint8_t>& levels) {
  const std::uint8_t paragraph_level = layout.is_right_to_left ? 1 : 0;
  for (const TextLine& line : layout.lines) {
    bool is_trailing = true;
    for (std::uint32_t i = line.first_unit + line.unit_count; i-- > line.first_unit;) {
      TextUnit& unit = layout.units[i];
      is_trailing = is_trailing && unit.is_space;
      const bool has_own = !is_trailing && unit.begin < levels.size();
      unit.level = has_own ? levels[unit.begin] : paragraph_level;
    }
  }
}

void place_units(ParagraphLayout& layout, const TextLine& line) {
  std::vector<std::uint8_t> levels;
  levels.reserve(line.unit_count);
  float hanging = 0.0f;  // trailing spaces; on the left in a right-to-left line
  bool is_trailing = true;
  for (std::uint32_t i = line.first_unit + line.unit_count; i-- > line.first_unit;) {
    is_trailing = is_trailing && layout.units[i].is_space;
    if (is_trailing && layout.is_right_to_left) hanging += layout.units[i].width_px;
  }
  for (std::uint32_t i = 0; i < line.unit_count; ++i)
    levels.push_back(layout.units[line.first_unit + i].level);
  float x = line.x_px - hanging;
  for (const std::uint32_t place : visual_order(levels)) {
    TextUnit& unit = layout.units[line.first_unit + place];
    unit.x_px = x;
    x += unit.width_px;
  }
}

// One baseline for all lines, so that a line with a taller style does not stand out of step.
float baseline_in_line(const ParagraphLayout& layout, float line_height_px, TextMeasurer& measurer) {
  FontMetrics tallest;
  for (std::size_t i = 0; i < layout.styles.size(); ++i) {
    if (i > 0 && layout.styles[i] == layout.styles[i - 1]) continue;
    const FontMetrics metrics = measurer.metrics(layout.styles[i]);
    tallest.ascent_px = std::max(tallest.ascent_px, metrics.ascent_px);
    tallest.descent_px = std::max(tallest.descent_px, metrics.descent_px);
  }
  return 0.5f * (line_height_px - tallest.ascent_px - tallest.descent_px) + tallest.ascent_px;
}

void place_lines(ParagraphLayout& layout, const ParagraphOptions& options, TextMeasurer& measurer) {
  for (const TextLine& line : layout.lines) layout.width_px = std::max(layout.width_px, line.width_px);
  const float right_px = options.max_width_px < kUnboundedPx ? options.max_width_px : layout.width_px;
  const float baseline_px = baseline_in_line(layout, options.line_height_px, measurer);
  float top_px = 0.0f;
  for (TextLine& line : layout.lines) {
    if (layout.is_right_to_left) line.x_px = right_px - line.width_px;
    line.baseline_px = top_px + baseline_px;
    place_units(layout, line);
    top_px += options.line_height_px;
  }
  layout.height_px = top_px;
}

}  // namespace

ParagraphLayout layout_paragraph(const std::vector<TextSpan>& spans, const ParagraphOptions& options,
                                 TextMeasurer& measurer) {
  ParagraphLayout layout;
  const std::vector<std::uint32_t> span_ends =
      join_spans(spans, measurer.language_index(options.language), layout);
  if (layout.text.empty()) return layout;
  layout.is_right_to_left = options.direction == TextDirection::RightToLeft ||
                            (options.direction == TextDirection::Auto && starts_right_to_left(layout.text));
  const std::vector<std::uint8_t> levels = bidi_levels(layout.text, layout.is_right_to_left);
  std::vector<Boundary> boundaries = line_boundaries(layout.text, options.language, options.keeps_words);
  // Without an end of line to reach, no word needs to be known.
  if (options.max_width_px < kUnboundedPx) add_word_boundaries(layout.text, measurer, boundaries);
  end_units_at_level_changes(levels, boundaries);
  keep_whole(spans, span_ends, boundaries);
  const std::vector<Segment> segments = segments_from(layout, span_ends, boundaries);
  LineFiller(segments, boundaries, options, measurer, layout).fill();
  set_levels(layout, levels);
  place_lines(layout, options, measurer);
  return layout;
}

}  // namespace storylens
