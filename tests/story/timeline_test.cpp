#include "story/timeline.h"

#include <doctest/doctest.h>

#include "require_ok.h"

namespace storylens {

TEST_SUITE("story/timeline") {
  TEST_CASE("a month is counted by day, without gaps") {
    const Timeline line = make_timeline({"2015-09-01", "2015-09-30", "2015-09-30T08:00:00Z", "2015-09-04"});
    CHECK(line.unit == BinUnit::Day);
    REQUIRE_OK(line.bins.size() == 30);
    CHECK(line.bins[0].from == "2015-09-01");
    CHECK(line.bins[1].count == 0);
    CHECK(line.bins[29].count == 2);
    CHECK(line.most == 2);
  }

  TEST_CASE("what is further apart is counted by month, year, decade, and more") {
    CHECK(make_timeline({"2025-11-08", "2026-06-24"}).bins.front().from == "2025-11");
    CHECK(make_timeline({"2025-12-31", "2026-01-01"}).bins.size() == 2);
    CHECK(make_timeline({"1999-05-01", "2026-06-24"}).unit == BinUnit::Year);
    const Timeline decades = make_timeline({"1789", "1989-11-09"});
    CHECK(decades.unit == BinUnit::Decade);
    CHECK(decades.bins.front().from == "1780");
    CHECK(decades.bins.front().to == "1789");
    CHECK(make_timeline({"0001", "9999-12-31"}).unit == BinUnit::Millennium);
    CHECK(make_timeline({"0001", "9999-12-31"}).bins.front().from == "0001");
  }

  TEST_CASE("what has no date, or tells less than a bin asks for, is in none and is counted") {
    const Timeline line = make_timeline({"2015-09-01", "2015-09-03", "2015-09", "", "2015-02-30", "soon"});
    CHECK(line.bins.size() == 3);
    CHECK(line.undated == 3);
    CHECK(line.coarse == 1);
    CHECK(make_timeline({"2015-09", "2015-11"}).unit == BinUnit::Month);
    CHECK(make_timeline({"", "never"}).bins.empty());
    CHECK(make_timeline({}).bins.empty());
  }

  TEST_CASE("a story's dates stand in their order, and what has none is left out") {
    Story story;
    story.start_date = "2026-01-20";
    story.date_modified = "2026-02-01T10:00:00Z";
    story.corrections = {{"2026-01-25", "Fewer.", {}}, {"", "Undated.", {}}};
    for (const char* date : {"2026-01-20", "", "2026-01-19"}) {
      Take take;
      take.date_published = date;
      story.takes.push_back(take);
    }
    const std::vector<Moment> moments = story_moments(story);
    REQUIRE_OK(moments.size() == 5);
    CHECK(moments[0].kind == MomentKind::Take);
    CHECK(moments[0].item == 2);
    CHECK(moments[1].kind == MomentKind::Start);
    CHECK(moments[2].item == 0);
    CHECK(moments[3].kind == MomentKind::Correction);
    CHECK(moments[4].date == "2026-02-01");
  }
}

}  // namespace storylens
