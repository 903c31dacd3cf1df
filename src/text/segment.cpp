#include "text/segment.h"

#include "base/utf8.h"
#include "text/script.h"

namespace storylens {
namespace {

constexpr std::size_t kMaxUnitCodePoints = 64;
constexpr std::size_t kMaxUnitBytes = 256;

SegmentKind kind_of_cluster(std::string_view cluster) {
  std::size_t after_first = 0;
  const char32_t first = decode_utf8(cluster, after_first);
  if (is_line_end(first)) return SegmentKind::LineEnd;
  // A space that carries a combining mark is seen.
  if (is_breaking_space(first)) return after_first == cluster.size() ? SegmentKind::Space : SegmentKind::Word;
  if (is_east_asian(first) || is_emoji_unit(cluster)) return SegmentKind::Single;
  return SegmentKind::Word;
}

}  // namespace

void append_segments(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint16_t span,
                     const std::vector<Boundary>& boundaries, std::vector<Segment>& segments) {
  const std::string_view span_text = text.substr(0, end);
  Segment open{begin, begin, span, SegmentKind::Single};
  std::size_t open_code_points = 0;
  for (std::size_t at = begin; at < end;) {
    const std::size_t after = cluster_end(span_text, at);
    const std::string_view cluster = span_text.substr(at, after - at);
    const std::size_t code_points = count_code_points(cluster);
    const SegmentKind kind = kind_of_cluster(cluster);
    // Spaces hang at the end of a line, so no line ends among them.
    const bool is_open =
        (kind == SegmentKind::Word && boundaries[at] == Boundary::Inside) || kind == SegmentKind::Space;
    const bool grows = is_open && kind == open.kind && open_code_points + code_points <= kMaxUnitCodePoints &&
                       after - open.begin <= kMaxUnitBytes;
    if (!grows) {
      if (open.end > open.begin) segments.push_back(open);
      open = {static_cast<std::uint32_t>(at), 0, span, kind};
      open_code_points = 0;
    }
    open.end = static_cast<std::uint32_t>(after);
    open_code_points += code_points;
    at = after;
  }
  if (open.end > open.begin) segments.push_back(open);
}

}  // namespace storylens
