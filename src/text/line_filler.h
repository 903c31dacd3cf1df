// Line filler: puts units on lines, first fit. A word that is wider than a line begins a line and is parted
// there: at loose boundaries (Korean), then between its units and within them, at grapheme clusters.
//
// Units: CSS pixels.
// Cost:  linear; a unit is measured once, and one that must be parted about seven times a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/paragraph.h"
#include "text/segment.h"

namespace storylens {

class LineFiller {
 public:
  // All arguments must outlive the filler. layout.text and layout.styles are given.
  LineFiller(const std::vector<Segment>& segments, const std::vector<Boundary>& boundaries,
             const ParagraphOptions& options, TextMeasurer& measurer, ParagraphLayout& layout);

  // Sets layout.units and layout.lines (all but levels and places), and layout.is_truncated.
  void fill();

 private:
  struct Run {  // of segments
    std::size_t begin;
    std::size_t end;
  };

  Run run_from(std::size_t begin, std::size_t limit, Boundary least) const;
  float width_of(const Segment& segment);
  float seen_width_of(Run run);
  bool fits(float width_px) const;
  bool is_full() const { return max_lines_ > 0 && layout_.lines.size() >= max_lines_; }
  bool is_line_empty() const { return layout_.units.size() == line_first_; }

  void place(Run run, Boundary least);
  void place_parted(Segment segment);
  void append_unit(const Segment& segment, float width_px);
  void end_line();
  std::uint32_t first_cluster_end(const Segment& segment) const;
  std::uint32_t fitting_end(const Segment& segment, float room_px);
  void add_ellipsis();

  const std::vector<Segment>& segments_;
  const std::vector<Boundary>& boundaries_;
  TextMeasurer& measurer_;
  ParagraphLayout& layout_;
  float max_width_px_;
  std::size_t max_lines_;

  std::vector<float> widths_;   // by segment; negative = not yet measured
  std::size_t line_first_ = 0;  // the open line's first unit
  float pen_px_ = 0.0f;         // the open line's width with trailing spaces
  float seen_px_ = 0.0f;        // and without
  Segment unplaced_;            // what found no room after the last line
};

}  // namespace storylens
