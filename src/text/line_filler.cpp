#include "text/line_filler.h"

#include <string_view>

#include "text/script.h"

namespace storylens {
namespace {

// Sums of widths are rounded differently in a line than in a caller's width.
constexpr float kRoundingPx = 1.0f / 64.0f;
constexpr std::string_view kEllipsis = "…";

bool is_seen(const Segment& segment) {
  return segment.kind != SegmentKind::Space && segment.kind != SegmentKind::LineEnd;
}

TextUnit unit_from(const Segment& segment, float width_px) {
  TextUnit unit;
  unit.begin = segment.begin;
  unit.end = segment.end;
  unit.span = segment.span;
  unit.is_space = !is_seen(segment);
  unit.width_px = width_px;
  return unit;
}

}  // namespace

LineFiller::LineFiller(const std::vector<Segment>& segments, const std::vector<Boundary>& boundaries,
                       const ParagraphOptions& options, TextMeasurer& measurer, ParagraphLayout& layout)
    : segments_(segments),
      boundaries_(boundaries),
      measurer_(measurer),
      layout_(layout),
      max_width_px_(options.max_width_px > 0.0f ? options.max_width_px : 0.0f),
      max_lines_(options.max_lines > 0 ? static_cast<std::size_t>(options.max_lines) : 0),
      widths_(segments.size(), -1.0f) {}

void LineFiller::fill() {
  for (std::size_t at = 0; at < segments_.size() && !layout_.is_truncated;) {
    const Run word = run_from(at, segments_.size(), Boundary::Line);
    place(word, Boundary::Line);
    at = word.end;
    if (at < segments_.size() && boundaries_[segments_[at].begin] == Boundary::Forced) end_line();
  }
  if (!is_line_empty()) end_line();
  if (layout_.is_truncated) add_ellipsis();
}

LineFiller::Run LineFiller::run_from(std::size_t begin, std::size_t limit, Boundary least) const {
  std::size_t end = begin + 1;
  while (end < limit && boundaries_[segments_[end].begin] < least) ++end;
  return {begin, end};
}

float LineFiller::width_of(const Segment& segment) {
  if (segment.kind == SegmentKind::LineEnd) return 0.0f;
  const std::string_view unit =
      std::string_view(layout_.text).substr(segment.begin, segment.end - segment.begin);
  return measurer_.advance_px(unit, layout_.styles[segment.span]);
}

// Without trailing spaces; no more is measured than shows that the run is too wide for any line.
float LineFiller::seen_width_of(Run run) {
  float width = 0.0f;
  float seen_width = 0.0f;
  for (std::size_t i = run.begin; i < run.end && seen_width <= max_width_px_ + kRoundingPx; ++i) {
    if (widths_[i] < 0.0f) widths_[i] = width_of(segments_[i]);
    width += widths_[i];
    if (is_seen(segments_[i])) seen_width = width;
  }
  return seen_width;
}

bool LineFiller::fits(float width_px) const {
  return pen_px_ + width_px <= max_width_px_ + kRoundingPx;
}

void LineFiller::place(Run run, Boundary least) {
  const bool is_word = least == Boundary::Line;
  const float width = seen_width_of(run);
  const bool fits_a_line = width <= max_width_px_ + kRoundingPx;
  if (!fits(width) && !is_line_empty() && (is_word || fits_a_line)) end_line();
  if (fits(width)) {
    for (std::size_t i = run.begin; i < run.end; ++i) append_unit(segments_[i], widths_[i]);
  } else if (is_word) {
    for (std::size_t at = run.begin; at < run.end && !layout_.is_truncated;) {
      const Run part = run_from(at, run.end, Boundary::LooseLine);
      place(part, Boundary::LooseLine);
      at = part.end;
    }
  } else {
    for (std::size_t i = run.begin; i < run.end && !layout_.is_truncated; ++i) place_parted(segments_[i]);
  }
}

void LineFiller::place_parted(Segment segment) {
  while (!layout_.is_truncated) {
    const float width = width_of(segment);
    if (!is_seen(segment) || fits(width)) {
      append_unit(segment, width);
      return;
    }
    Segment head = segment;
    head.end = fitting_end(segment, max_width_px_ - pen_px_);
    if (head.end == head.begin && !is_line_empty()) {
      end_line();
      continue;
    }
    if (head.end == head.begin) head.end = first_cluster_end(segment);
    append_unit(head, width_of(head));
    if (head.end == segment.end) return;
    segment.begin = head.end;
    end_line();
  }
}

void LineFiller::append_unit(const Segment& segment, float width_px) {
  if (is_full()) {
    if (is_seen(segment) && !layout_.is_truncated) {
      layout_.is_truncated = true;
      unplaced_ = segment;
    }
    return;
  }
  layout_.units.push_back(unit_from(segment, width_px));
  pen_px_ += width_px;
  if (is_seen(segment)) seen_px_ = pen_px_;
}

void LineFiller::end_line() {
  if (is_full()) return;
  TextLine line;
  line.first_unit = static_cast<std::uint32_t>(line_first_);
  line.unit_count = static_cast<std::uint32_t>(layout_.units.size() - line_first_);
  line.width_px = seen_px_;
  layout_.lines.push_back(line);
  line_first_ = layout_.units.size();
  pen_px_ = seen_px_ = 0.0f;
}

std::uint32_t LineFiller::first_cluster_end(const Segment& segment) const {
  return static_cast<std::uint32_t>(
      cluster_end(std::string_view(layout_.text).substr(0, segment.end), segment.begin));
}

// The end of the longest run of whole clusters that is at most as wide as room_px; the segment's begin when
// none is.
std::uint32_t LineFiller::fitting_end(const Segment& segment, float room_px) {
  std::vector<std::uint32_t> ends = {segment.begin};
  for (Segment rest = segment; rest.begin < rest.end; rest.begin = ends.back())
    ends.push_back(first_cluster_end(rest));
  std::size_t fitting = 0;
  std::size_t beyond = ends.size();
  while (beyond - fitting > 1) {
    const std::size_t middle = (fitting + beyond) / 2;
    Segment head = segment;
    head.end = ends[middle];
    (width_of(head) <= room_px + kRoundingPx ? fitting : beyond) = middle;
  }
  return ends[fitting];
}

// Drops what leaves no room for the ellipsis. Where that leaves half of the line empty, a part of the next
// word is shown.
void LineFiller::add_ellipsis() {
  std::vector<TextUnit>& units = layout_.units;
  TextLine& line = layout_.lines.back();
  const auto text_end = static_cast<std::uint32_t>(layout_.text.size());
  layout_.text += kEllipsis;
  const Segment ellipsis{text_end, static_cast<std::uint32_t>(layout_.text.size()), unplaced_.span,
                         SegmentKind::Word};
  const float ellipsis_px = width_of(ellipsis);
  const float room_px = max_width_px_ - ellipsis_px;

  const bool ends_by_force = boundaries_[unplaced_.begin] == Boundary::Forced;
  Segment next = ends_by_force ? Segment{} : unplaced_;
  TextUnit gap;
  float pen = 0.0f;
  for (std::size_t i = line.first_unit; i < units.size(); ++i) pen += units[i].width_px;
  while (units.size() > line.first_unit && (units.back().is_space || pen > room_px + kRoundingPx)) {
    const TextUnit last = units.back();
    units.pop_back();
    pen -= last.width_px;
    if (last.is_space) gap = last;
    if (!last.is_space) next = {last.begin, last.end, last.span, SegmentKind::Word};
  }

  const bool is_bare = units.size() == line.first_unit;
  if (next.end > next.begin && (is_bare || room_px - pen > 0.5f * max_width_px_)) {
    const bool has_gap = !is_bare && gap.end == next.begin;
    const float gap_px = has_gap ? gap.width_px : 0.0f;
    next.end = fitting_end(next, room_px - pen - gap_px);
    if (next.end > next.begin) {
      if (has_gap) units.push_back(gap);
      units.push_back(unit_from(next, width_of(next)));
      pen += gap_px + units.back().width_px;
    }
  }
  units.push_back(unit_from(ellipsis, ellipsis_px));
  line.unit_count = static_cast<std::uint32_t>(units.size() - line.first_unit);
  line.width_px = pen + ellipsis_px;
}

}  // namespace storylens
