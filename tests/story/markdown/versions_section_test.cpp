#include "story/markdown/versions_section.h"

#include <doctest/doctest.h>

#include "story/markdown_reader.h"
#include "story/markdown_writer.h"
#include "story/versions.h"

namespace storylens {
namespace {

constexpr std::string_view kFile = R"(# The dam stops for two days
> It was a gate

## Summary
It stopped for two days.

## Background {.other}
It is old.

## Earlier versions
### 2026-03-11
Headline: The dam stops for a day
Tagline: Nobody knows why
#### Summary
It stopped for a day.
#### Background

### 2026-03-12
#### {.whatToWatch}
- Whether it runs.

---
Canonical: https://news.example/en/n/dam)";

TEST_SUITE("story/markdown/versions_section") {
  TEST_CASE("earlier versions are read by their dates, and written with the same bytes") {
    Diagnostics diagnostics;
    const Story story = read_markdown(kFile, "dam.md", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(story.sections.size() == 2);
    const std::vector<StoryVersion> versions = story_versions(story);
    REQUIRE(versions.size() == 3);
    CHECK(versions[0].date == "2026-03-11");
    CHECK(versions[0].headline == "The dam stops for a day");
    CHECK(versions[0].tagline == "Nobody knows why");
    CHECK(versions[0].sections[0].markdown == "It stopped for a day.");
    CHECK(versions[0].sections[1].markdown.empty());
    CHECK(versions[1].headline == "The dam stops for two days");
    CHECK(versions[1].sections[2].markdown == "- Whether it runs.");
    CHECK(write_markdown(story) == kFile);
  }

  TEST_CASE("a line that is none of a version is kept and told; two such sections are one") {
    std::string file(kFile);
    file.insert(file.find("Headline:"), "What is this\n");
    file.insert(file.find("\n---"), "\n## Earlier versions\n### 2026-03-13\nHeadline: Again\n");
    Diagnostics diagnostics;
    const Story story = read_markdown(file, "dam.md", diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == "unknown-line");
    CHECK(story.other_lines == std::vector<std::string>{"What is this"});
    CHECK(story_versions(story).size() == 4);
    Diagnostics again;
    CHECK(story_versions(read_markdown(write_markdown(story), "dam.md", again)).size() == 4);
  }

  TEST_CASE("a section of that name without a date is a text like any other") {
    Diagnostics diagnostics;
    const Story story = read_markdown(
        "# A\n\n## Summary\nB.\n\n## Versions\nThere are two.\n\n---\nCanonical: https://a.example/en/n/a",
        "a.md", diagnostics);
    CHECK(story.sections.size() == 2);
    CHECK(story.unknown.empty());
  }
}

}  // namespace
}  // namespace storylens
