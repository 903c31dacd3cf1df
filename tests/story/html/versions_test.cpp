#include <doctest/doctest.h>

#include "story/html_samples.h"

namespace storylens {
namespace {

Story changed_story() {
  Story story = bare_story("dam", "en");
  story.date_modified = "2026-06-27";
  story.sections = {{SectionRole::Summary, "Summary", "It held. For an hour.", {}}};
  story.corrections = {{"2026-06-27", "An hour, not a night.", {}}};
  story.unknown = {
      {"versions",
       R"([{"date": "2026-06-24", "sections": [{"role": "summary", "markdown": "It held. For a <night>."}]},
                                    {"date": "2026-06-25", "headline": "The dam may hold"}])"}};
  return story;
}

std::string live(const std::string& versions, std::string since = {}) {
  Bundle bundle;
  bundle.stories = {changed_story()};
  const TakesView view;
  CorpusView corpus;
  corpus.versions = versions;
  corpus.since = std::move(since);
  std::string html = story_html(bundle, bundle.stories[0], english(), &view, &corpus);
  CHECK(fault_of(html) == "");
  return html;
}

}  // namespace

TEST_SUITE("story/html/versions") {
  TEST_CASE("what changed is asked for, and then marked as removed and added") {
    const std::string closed = live("");
    CHECK(has(closed, "3 versions"));
    CHECK(has(closed, "versions=1,2"));
    CHECK_FALSE(has(closed, "<del>"));
    const std::string open = live("0,2");
    CHECK(has(open, "<del>For a &lt;night&gt;.</del>"));
    CHECK(has(open, "<ins>For an hour.</ins>"));
    CHECK(has(open, ">It held.</p>"));
  }

  TEST_CASE("versions that are not there are told") {
    CHECK(has(live("0,9"), "the versions “0,9”"));
    CHECK_FALSE(has(live("0,9"), "<ins>"));
  }

  TEST_CASE("a document that stands alone has all that changed") {
    const std::string html = html_of(changed_story());
    CHECK(has(html, "<ins>For an hour.</ins>"));
    CHECK_FALSE(has(html, "versions="));
  }

  TEST_CASE("corrections stand above the headline, and what is new since a date above both") {
    const std::string html = live("", "2026-06-26");
    CHECK(html.find("New since 26 June 2026: changed 27 June 2026 · 1 correction") <
          html.find("An hour, not a night."));
    CHECK(html.find("An hour, not a night.") < html.find("<h1"));
    CHECK_FALSE(has(live("", "2026-06-28"), "New since"));
  }

  TEST_CASE("a story in no language of the reader says so") {
    Bundle bundle;
    bundle.stories = {bare_story("dam", "fr"), bare_story("both", "fr"), bare_story("both", "en-GB")};
    const CorpusView corpus;
    const auto html = [&](int story) {
      return story_html(bundle, bundle.stories[static_cast<std::size_t>(story)], english(), nullptr, &corpus);
    };
    CHECK(has(html(0), "There is no edition in English here; this one is in French."));
    CHECK_FALSE(has(html(1), "There is no edition"));
  }

  TEST_CASE("a story's dates are told in their order") {
    Story story = changed_story();
    story.start_date = "2026-06-20";
    story.takes = {bare_take("a"), bare_take("b")};
    story.takes[0].date_published = "2026-06-21";
    const std::string html = html_of(std::move(story));
    CHECK(html.find("It happened") < html.find("1 source:"));
    CHECK(html.find("1 source:") < html.find("Corrected:"));
    CHECK(has(html, "1 source gives no date."));
  }
}

}  // namespace storylens
