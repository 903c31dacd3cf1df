#include "story/bundle.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

Take take_of(std::optional<std::string> lens, std::initializer_list<const char*> regions,
             std::string language) {
  Take take;
  take.lens = std::move(lens);
  for (const char* literal : regions) take.regions.push_back({literal, "", {}});
  take.in_language = std::move(language);
  return take;
}

Story edition(std::string slug, std::string language) {
  Story story;
  story.slug = std::move(slug);
  story.in_language = std::move(language);
  return story;
}

TEST_SUITE("story/bundle") {
  TEST_CASE("unlabelled takes are a group and not a named lens") {
    Story story;
    story.takes = {take_of("press", {}, "en"), take_of(std::nullopt, {}, "en"), take_of("press", {}, "en"),
                   take_of(std::nullopt, {}, "en")};
    const ComputedCounts counts = count_takes(story);
    CHECK(counts.takes == 4);
    CHECK(counts.lens_groups == 2);
    CHECK(counts.named_lenses == 1);
  }

  TEST_CASE("regions are counted as distinct literals") {
    Story story;
    story.takes = {take_of("a", {"Hong Kong / China"}, "en"), take_of("a", {"China"}, "zh"),
                   take_of("a", {"China", "Japan"}, "")};
    const ComputedCounts counts = count_takes(story);
    CHECK(counts.regions == 3);
    CHECK(counts.languages == 2);
  }

  TEST_CASE("a take with an abstract or a quote is framed, the others are link-only") {
    Story story;
    story.takes.resize(3);
    story.takes[0].abstract = "It says so.";
    story.takes[1].quote = Quote{};
    const ComputedCounts counts = count_takes(story);
    CHECK(counts.framed == 2);
    CHECK(counts.link_only == 1);
  }

  TEST_CASE("a story is found in the reader's language, then in a variety of it, then in any") {
    Bundle bundle;
    bundle.stories = {edition("a", "ko"), edition("a", "en-GB"), edition("a", "en"), edition("b", "ja")};
    CHECK(find_story(bundle, "a", "EN") == &bundle.stories[2]);
    CHECK(find_story(bundle, "a", "en-US") == &bundle.stories[1]);
    CHECK(find_story(bundle, "a", "fr") == &bundle.stories[0]);
    CHECK(find_story(bundle, "b") == &bundle.stories[3]);
    CHECK(find_story(bundle, "c") == nullptr);
  }

  TEST_CASE("an entity is named in the reader's language, then by its first name, then by its slug") {
    Entity entity;
    entity.slug = "lumen";
    CHECK(entity_name(entity, "en") == "lumen");
    entity.names = {{"en", "Lumen"}, {"ko", "루멘"}, {"zh-Hant", "流明"}};
    CHECK(entity_name(entity, "ko-KR") == "루멘");
    CHECK(entity_name(entity, "zh") == "流明");
    CHECK(entity_name(entity, "fr") == "Lumen");
  }

  TEST_CASE("entities and outlets are found by their ids") {
    Bundle bundle;
    bundle.entities.resize(2);
    bundle.entities[1].slug = "lumen";
    bundle.outlets.resize(1);
    bundle.outlets[0].id = "daily.example";
    CHECK(find_entity(bundle, "lumen") == &bundle.entities[1]);
    CHECK(find_entity(bundle, "nobody") == nullptr);
    CHECK(find_outlet(bundle, "daily.example") == &bundle.outlets[0]);
    CHECK(find_outlet(bundle, "nobody") == nullptr);
  }
}

}  // namespace
}  // namespace storylens
