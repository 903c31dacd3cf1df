#include "story/corpus.h"

#include <doctest/doctest.h>

#include "require_ok.h"

namespace storylens {
namespace {

Story story_of(std::string slug, std::string date, std::string language = "en") {
  Story story;
  story.headline = "Story " + slug;
  story.slug = std::move(slug);
  story.start_date = std::move(date);
  story.in_language = std::move(language);
  return story;
}

Bundle bundle_of(std::vector<Story> stories) {
  Bundle bundle;
  bundle.stories = std::move(stories);
  return bundle;
}

std::vector<std::string> slugs(const Bundle& bundle, const std::vector<int>& stories) {
  std::vector<std::string> result;
  for (const int story : stories) result.push_back(bundle.stories[static_cast<std::size_t>(story)].slug);
  return result;
}

using Slugs = std::vector<std::string>;

}  // namespace

TEST_SUITE("story/corpus") {
  TEST_CASE("one story in two languages has no front page") {
    CHECK_FALSE(has_front_page(bundle_of({story_of("a", ""), story_of("a", "", "ko")})));
    CHECK(has_front_page(bundle_of({story_of("a", ""), story_of("b", "")})));
  }

  TEST_CASE("stories stand newest first, undated last, each once in the reader's language") {
    const Bundle bundle =
        bundle_of({story_of("undated", ""), story_of("old", "2025-11"), story_of("new", "2026-01-20"),
                   story_of("old", "2025-11", "ko"), story_of("first", "2025-11-01")});
    CHECK(slugs(bundle, stories_by_date(bundle, "en")) == Slugs{"new", "old", "first", "undated"});
    const std::vector<int> korean = stories_by_date(bundle, "ko");
    CHECK(bundle.stories[static_cast<std::size_t>(korean[1])].in_language == "ko");
  }

  TEST_CASE("rubrics are grouped, the largest first, and a story named twice counts once") {
    Bundle bundle = bundle_of({story_of("a", ""), story_of("b", "")});
    bundle.stories[0].rubrics = {"Rare", "Common", "Common"};
    bundle.stories[1].rubrics = {"Common"};
    const std::vector<RubricGroup> groups = group_by_rubric(bundle, {0, 1});
    REQUIRE_OK(groups.size() == 2);
    CHECK(groups[0].name == "Common");
    CHECK(groups[0].stories == std::vector<int>{0, 1});
  }

  TEST_CASE("what an entity is named with is counted in shared stories, the rarer first among equals") {
    Bundle bundle = bundle_of({story_of("a", "2026-01-01"), story_of("b", "2026-01-02"), story_of("c", "")});
    bundle.stories[0].entities = {{"self", "", {}}, {"everywhere", "", {}}, {"rare", "", {}}};
    bundle.stories[1].entities = {{"self", "", {}}, {"twice", "", {}}};
    bundle.stories[2].entities = {{"everywhere", "", {}}, {"twice", "", {}}, {"self", "", {}}};
    bundle.outlets = {{"paper.example", "The Paper", {}, {"self", "https://example.org/owners", {}}, {}, {}}};
    const StoryGraph graph = build_story_graph(bundle, "en");
    const EntityFacts facts = entity_facts(bundle, graph, graph.find("entity:self"), "self");
    REQUIRE_OK(facts.mentions.size() == 3);
    const GraphEdge& newest = graph.edges[static_cast<std::size_t>(facts.mentions[0])];
    CHECK(graph.nodes[static_cast<std::size_t>(newest.source)].id == "story:b");
    std::vector<std::string> together;
    for (const NodeCount& named : facts.together)
      together.push_back(graph.nodes[static_cast<std::size_t>(named.node)].id +
                         std::to_string(named.stories));
    CHECK(together == std::vector<std::string>{"entity:everywhere2", "entity:twice2", "entity:rare1"});
    CHECK(facts.outlets == std::vector<int>{0});
  }

  TEST_CASE("an outlet that owns itself and stories that link in circles end") {
    Bundle bundle = bundle_of({story_of("a", ""), story_of("b", "")});
    bundle.stories[0].related = {{"b", "", {}}, {"a", "", {}}};
    bundle.stories[1].related = {{"a", "", {}}};
    bundle.stories[0].entities = {{"self", "", {}}};
    bundle.outlets = {{"self", "Self", {}, {"self", "", {}}, {}, {}}};
    const StoryGraph graph = build_story_graph(bundle, "en");
    CHECK(edges_by_date(bundle, graph, graph.find("story:a"), EdgeKind::Related).size() == 2);
    CHECK(entity_facts(bundle, graph, graph.find("entity:self"), "self").outlets.size() == 1);
  }

  TEST_CASE("where a story would be follows from the addresses of the others, or is not told") {
    Bundle bundle = bundle_of({story_of("a", ""), story_of("b", ""), story_of("c", "", "ko")});
    CHECK(expected_url(bundle, "x", "en").empty());
    bundle.stories[0].url = "https://example.org/en/n/a";
    bundle.stories[1].url = "https://example.org/en/n/b";
    bundle.stories[2].url = "https://elsewhere.example/c";
    CHECK(expected_url(bundle, "x", "en") == "https://example.org/en/n/x");
    CHECK(expected_url(bundle, "x", "fr").empty());
    bundle.stories[1].url = "https://example.org/other/b";
    CHECK(expected_url(bundle, "x", "en").empty());
    bundle.stories[1].url = "https://example.org/en/n/other-name";
    CHECK(expected_url(bundle, "x", "en").empty());
  }

  TEST_CASE("a date is later by its day, and by the time where both tell it") {
    CHECK(is_later("2026-01-21", "2026-01-20"));
    CHECK_FALSE(is_later("2026-01-20", "2026-01-20"));
    CHECK_FALSE(is_later("2026-01", "2026-01-20"));
    CHECK(is_later("2026-01-20T12:00:00Z", "2026-01-20T11:59:00Z"));
    CHECK_FALSE(is_later("2026-01-20T12:00:00+09:00", "2026-01-20T11:59:00Z"));
    CHECK_FALSE(is_later("yesterday", "2026-01-20"));
    CHECK_FALSE(is_later("2026-01-20", "2026-02-30"));
  }

  TEST_CASE("news is what was published, changed or corrected after the date") {
    Story story = story_of("a", "2026-01-10");
    CHECK(news_since(story, "2026-01-01").is_new);
    CHECK(news_since(story, "2026-01-01").is_by_start);
    story.date_published = "2025-12-01";
    CHECK_FALSE(news_since(story, "2026-01-01").is_any());
    story.date_modified = "2026-02-01";
    story.corrections = {{"2025-12-02", "Early.", {}}, {"2026-02-01", "Late.", {}}};
    const StoryNews news = news_since(story, "2026-01-01");
    CHECK_FALSE(news.is_new);
    CHECK(news.is_modified);
    CHECK(news.corrections == std::vector<int>{1});
    CHECK_FALSE(news_since(story, "soon").is_any());
  }
}

}  // namespace storylens
