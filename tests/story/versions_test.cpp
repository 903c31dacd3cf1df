#include "story/versions.h"

#include <doctest/doctest.h>

#include "require_ok.h"

namespace storylens {
namespace {

using Lines = std::vector<DiffLine>;

Story story_with(std::string versions) {
  Story story;
  story.headline = "Dark for an hour";
  story.date_modified = "2026-06-27";
  story.sections = {{SectionRole::Summary, "Summary", "It was dark. For an hour.", {}},
                    {SectionRole::Other, "Sources", "One.", {}}};
  story.unknown = {{"versions", std::move(versions)}};
  return story;
}

std::vector<std::string> faults_of(std::string versions) {
  std::vector<std::string> faults;
  story_versions(story_with(std::move(versions)), &faults);
  return faults;
}

}  // namespace

TEST_SUITE("story/versions") {
  TEST_CASE("a story without earlier versions has none") {
    CHECK(story_versions(Story()).empty());
    CHECK(story_versions(story_with("[]")).empty());
  }

  TEST_CASE("what a version does not give read as in the next one") {
    const Story story = story_with(R"([
      {"date": "2026-06-24", "headline": "Dark for a night"},
      {"date": "2026-06-25", "sections": [{"role": "summary", "markdown": "It was dark. For hours."},
                                          {"role": "other", "heading": "Sources", "markdown": ""}]}])");
    const std::vector<StoryVersion> versions = story_versions(story);
    REQUIRE_OK(versions.size() == 3);
    CHECK(versions[0].date == "2026-06-24");
    CHECK(versions[0].headline == "Dark for a night");
    CHECK(versions[0].sections[0].markdown == "It was dark. For hours.");
    CHECK(versions[1].headline == "Dark for an hour");
    CHECK(versions[1].sections[1].markdown.empty());
    CHECK(versions[2].date == "2026-06-27");
    CHECK(versions[2].sections[0].markdown == "It was dark. For an hour.");
  }

  TEST_CASE("what is ill-formed is passed over and told") {
    CHECK(faults_of("{}").size() == 1);
    CHECK(faults_of(R"([{"headline": "no date"}, {"date": "2026-02-30"}, 7])").size() == 3);
    CHECK(faults_of(R"([{"date": "2026-06-24", "sections": 1}])").size() == 1);
    CHECK(
        faults_of(R"([{"date": "2026-06-24", "sections": [{"role": "other"}, {"markdown": ""}]}])").size() ==
        2);
    CHECK(faults_of(R"([{"date": "2026-06-28"}])").size() == 1);
    CHECK(faults_of(R"([{"date": "2026-06-24"}])").empty());
  }

  TEST_CASE("the fewest sentences are removed and added, the removed first") {
    CHECK(diff_sentences({"a", "b", "c"}, {"a", "x", "c"}) == Lines{{DiffKind::Same, "a"},
                                                                    {DiffKind::Removed, "b"},
                                                                    {DiffKind::Added, "x"},
                                                                    {DiffKind::Same, "c"}});
    CHECK(diff_sentences({"a", "b"}, {"b", "a"}) ==
          Lines{{DiffKind::Removed, "a"}, {DiffKind::Same, "b"}, {DiffKind::Added, "a"}});
    CHECK(diff_sentences({}, {"a"}) == Lines{{DiffKind::Added, "a"}});
    CHECK(diff_sentences({"a"}, {}) == Lines{{DiffKind::Removed, "a"}});
    CHECK(diff_sentences({"a", "a"}, {"a"}) == Lines{{DiffKind::Same, "a"}, {DiffKind::Removed, "a"}});
  }

  TEST_CASE("texts too long to compare are removed and added as a whole") {
    std::vector<std::string> before;
    std::vector<std::string> after;
    for (int i = 0; i < 2100; ++i) {
      before.push_back("before " + std::to_string(i));
      after.push_back("after " + std::to_string(i));
    }
    const Lines lines = diff_sentences(before, after);
    REQUIRE_OK(lines.size() == 4200);
    CHECK(lines[0].kind == DiffKind::Removed);
    CHECK(lines[2100].kind == DiffKind::Added);
  }

  TEST_CASE("only parts that differ in their words are told") {
    StoryVersion before{"2026-06-24",
                        "Dark",
                        "",
                        {{SectionRole::Summary, "Summary", "One. [Two](/en/entity/two)."},
                         {SectionRole::Other, "Gone", "Was here."}}};
    StoryVersion after{
        "2026-06-25",
        "Dark",
        "New",
        {{SectionRole::Summary, "Summary", "One. *Two*."}, {SectionRole::Other, "Came", "Is here."}}};
    const std::vector<DiffPart> parts = compare_versions(before, after);
    REQUIRE_OK(parts.size() == 3);
    CHECK(parts[0].lines == Lines{{DiffKind::Added, "New"}});
    CHECK(parts[1].heading == "Came");
    CHECK(parts[2].lines == Lines{{DiffKind::Removed, "Was here."}});
    CHECK(compare_versions(before, before).empty());
  }

  TEST_CASE("two versions are named by their places, the earlier first") {
    CHECK(read_version_pair("0,2", 3) == std::pair<std::size_t, std::size_t>(0, 2));
    for (const char* text : {"", "0", "2,0", "1,1", "0,3", "a,b", "0,2,", "-1,2", "99999999999,2"})
      CHECK_FALSE(read_version_pair(text, 3));
  }
}

}  // namespace storylens
