#include "text/segment.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/line_break.h"

using namespace storylens;

namespace {

std::vector<Segment> segments_of(std::string_view text) {
  std::vector<Segment> segments;
  append_segments(text, 0, static_cast<std::uint32_t>(text.size()), 0, line_boundaries(text, "", true),
                  segments);
  return segments;
}

std::string cut(std::string_view text) {
  std::string joined;
  for (const Segment& segment : segments_of(text)) {
    if (!joined.empty()) joined += '|';
    joined += text.substr(segment.begin, segment.end - segment.begin);
  }
  return joined;
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace

TEST_SUITE("text/segment") {
  TEST_CASE("words keep the punctuation that touches them") {
    CHECK(cut("Hello, \"dear\" world.") == "Hello,| |\"dear\"| |world.");
    CHECK(cut("Привет, мир!") == "Привет,| |мир!");
    CHECK(cut("नमस्ते दुनिया।") == "नमस्ते| |दुनिया।");
  }

  TEST_CASE("words are cut where a line may end") {
    CHECK(cut("well-known a—b") == "well-|known| |a|—|b");
    CHECK(cut("https://example.org/a/b?c=d") == "https://|example.org/|a/|b?|c=d");
  }

  TEST_CASE("East Asian characters stand alone") {
    CHECK(cut("한국어 AI를") == "한|국|어| |AI|를");
    CHECK(cut("見る。「はい」") == "見|る|。|「|は|い|」");
    CHECK(cut("中国（北京）") == "中|国|（|北|京|）");
  }

  TEST_CASE("an emoji sequence is one unit") {
    CHECK(cut("a👩‍👩‍👧‍👦🇰🇷1️⃣b") ==
          "a|👩‍👩‍👧‍👦|🇰🇷|1️⃣|b");
    CHECK(cut("👍🏽👍") == "👍🏽|👍");
    CHECK(cut("©2024 ☎") == "©2024| |☎");
  }

  TEST_CASE("a run of spaces is one unit and a line feed another") {
    const std::vector<Segment> segments = segments_of("a  \t\u3000\n\nb");
    REQUIRE(segments.size() == 5);
    if (segments.size() != 5) return;
    CHECK(segments[1].kind == SegmentKind::Space);
    CHECK(segments[2].kind == SegmentKind::LineEnd);
    CHECK(segments[3].kind == SegmentKind::LineEnd);
    CHECK(segments[4].kind == SegmentKind::Word);
  }

  TEST_CASE("a space that carries a mark is seen") {
    const std::vector<Segment> segments = segments_of("\u00A0\u0301 \u0301");
    CHECK(segments.size() == 1);
    for (const Segment& segment : segments) CHECK(segment.kind == SegmentKind::Word);
  }

  TEST_CASE("no unit is longer than 64 code points or 256 bytes") {
    const std::string floods[] = {
        repeated("x", 1000),      repeated("\u0301", 1000),        repeated("\u200B", 1000),
        repeated("\u200D", 1000), repeated("👍\u200D", 1000),       repeated(" ", 1000),
        repeated("𐌰", 1000),      repeated("\U000E0061", 1000),    repeated("\u1100", 1000),
        repeated("\uFEFF", 1000), "a" + repeated("\u0301", 100000)};
    for (const std::string& flood : floods) {
      std::size_t covered = 0;
      for (const Segment& segment : segments_of(flood)) {
        CHECK(segment.begin == covered);
        CHECK(segment.end - segment.begin <= 256);
        CHECK(count_code_points(flood.substr(segment.begin, segment.end - segment.begin)) <= 64);
        covered = segment.end;
      }
      CHECK(covered == flood.size());
    }
  }

  TEST_CASE("the end of a span ends a unit, even within a cluster") {
    const std::string text = "ae\u0301";
    const std::vector<Boundary> boundaries(text.size(), Boundary::Inside);
    std::vector<Segment> segments;
    append_segments(text, 0, 2, 0, boundaries, segments);
    append_segments(text, 2, 4, 1, boundaries, segments);
    REQUIRE(segments.size() == 2);
    if (segments.size() != 2) return;
    CHECK(segments[0].end == 2);
    CHECK(segments[1].begin == 2);
    CHECK(segments[1].span == 1);
  }
}
