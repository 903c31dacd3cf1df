#include "story/check.h"

#include <doctest/doctest.h>

#include <string>

#include "require_ok.h"

namespace storylens {
namespace {

// A story that nothing is to be said about.
Bundle sound_bundle() {
  Bundle bundle;
  Story story;
  story.slug = "a";
  story.headline = "A";
  story.in_language = "en";
  Take take;
  take.id = "daily.example";
  take.outlet = "daily.example";
  take.outlet_name = "The Daily";
  take.regions = {{"Korea", "KR", {}}, {"Korea / global", "", {}}};
  story.takes = {take};
  story.declared.takes = 1;
  story.declared.lenses = 1;
  story.declared.regions = 2;
  bundle.stories = {story};
  bundle.entities.resize(1);
  bundle.entities[0].slug = "lumen";
  bundle.outlets.resize(1);
  bundle.outlets[0].id = "daily.example";
  return bundle;
}

// "severity code pointer" of each diagnostic, one a line.
std::string checked(const Bundle& bundle) {
  Diagnostics diagnostics;
  check_bundle(bundle, diagnostics);
  std::string lines;
  for (const Diagnostic& diagnostic : diagnostics) {
    lines += std::string(severity_name(diagnostic.severity)) + " " + diagnostic.code + " " +
             diagnostic.pointer + "\n";
  }
  return lines;
}

TEST_SUITE("story/check") {
  TEST_CASE("a sound bundle gives no diagnostic") {
    CHECK(checked(sound_bundle()) == "");
  }

  TEST_CASE("a declared number that differs from the counted one is a warning with both") {
    Bundle bundle = sound_bundle();
    bundle.stories[0].declared.takes = 18;
    bundle.stories[0].declared.regions = 1;
    CHECK(checked(bundle) ==
          "warning count-mismatch /stories/0/counts/declared/takes\n"
          "warning count-mismatch /stories/0/counts/declared/regions\n");
    Diagnostics diagnostics;
    check_bundle(bundle, diagnostics);
    CHECK(diagnostics[0].message.find("18") != std::string::npos);
    CHECK(diagnostics[0].message.find(" 1") != std::string::npos);
  }

  TEST_CASE("the unlabelled group counts among the declared lenses") {
    Bundle bundle = sound_bundle();
    bundle.stories[0].takes.push_back(bundle.stories[0].takes[0]);
    bundle.stories[0].takes[1].lens = "press";
    bundle.stories[0].declared.takes = 2;
    bundle.stories[0].declared.lenses = 2;
    CHECK(checked(bundle) == "");
  }

  TEST_CASE("a number that is not declared is not compared") {
    Bundle bundle = sound_bundle();
    bundle.stories[0].declared = {};
    CHECK(checked(bundle) == "");
  }

  TEST_CASE("a story of the same slug and language is an error, another language is an edition") {
    Bundle bundle = sound_bundle();
    bundle.stories.push_back(bundle.stories[0]);
    CHECK(checked(bundle) == "error duplicate-story /stories/1\n");
    bundle.stories[1].in_language = "ko";
    CHECK(checked(bundle) == "");
  }

  TEST_CASE("entities and outlets that stand twice are warnings") {
    Bundle bundle = sound_bundle();
    bundle.entities.push_back(bundle.entities[0]);
    bundle.outlets.push_back(bundle.outlets[0]);
    CHECK(checked(bundle) == "warning duplicate-entity /entities/1\nwarning duplicate-outlet /outlets/1\n");
  }

  TEST_CASE("references to nowhere are notes") {
    Bundle bundle = sound_bundle();
    bundle.stories[0].related = {{"a", "", {}}, {"elsewhere", "", {}}};
    bundle.stories[0].entities = {{"lumen", "", {}}, {"nobody", "", {}}};
    bundle.outlets[0].owned_by.value = "no-one";
    CHECK(checked(bundle) ==
          "note unresolved-related /stories/0/related/1\n"
          "note unresolved-entity /stories/0/entities/1\n"
          "note unresolved-owner /outlets/0/ownedBy\n");
  }

  TEST_CASE("a hostile number of remarks is told as a number") {
    Bundle bundle = sound_bundle();
    bundle.stories[0].related.resize(1200);
    Diagnostics diagnostics;
    check_bundle(bundle, diagnostics);
    REQUIRE_OK(diagnostics.size() == 1001);
    CHECK(diagnostics.back().code == "more-faults");
    CHECK(diagnostics.back().message.find("200") != std::string::npos);
  }

  TEST_CASE("an entity that only the text links to is told once") {
    Bundle bundle = sound_bundle();
    Section section;
    section.markdown =
        "[Nobody](/en/entity/nobody), [Nobody](/en/entity/nobody) and [Lumen](/en/entity/lumen)";
    bundle.stories[0].sections = {Section(), section, section};
    CHECK(checked(bundle) == "note unresolved-entity /stories/0/sections/1/markdown\n");
  }

  TEST_CASE("a translated quote without its original is a note") {
    Bundle bundle = sound_bundle();
    Quote quote;
    quote.text = "우리는 준비했다";
    quote.is_translated = true;
    bundle.stories[0].takes[0].quote = quote;
    CHECK(checked(bundle) == "note quote-without-original /stories/0/takes/0/quote\n");
    bundle.stories[0].takes[0].quote->original = "We were ready";
    CHECK(checked(bundle) == "");
  }

  TEST_CASE("a story without takes is a warning, unless it is a topic") {
    Bundle bundle = sound_bundle();
    bundle.stories[0].takes.clear();
    bundle.stories[0].declared = {};
    CHECK(checked(bundle) == "warning story-without-takes /stories/0\n");
    bundle.stories[0].type = "topic";
    CHECK(checked(bundle) == "");
  }

  TEST_CASE("an outlet that belongs to an entity of the story is told once, listed or linked") {
    Bundle bundle = sound_bundle();
    bundle.outlets[0].owned_by.value = "lumen";
    CHECK(checked(bundle) == "");
    bundle.stories[0].entities = {{"lumen", "", {}}};
    bundle.stories[0].takes.push_back(bundle.stories[0].takes[0]);
    bundle.stories[0].declared = {};
    CHECK(checked(bundle) == "note owner-is-party /stories/0/takes/0/outlet\n");
    bundle.stories[0].entities.clear();
    bundle.stories[0].sections.resize(1);
    bundle.stories[0].sections[0].markdown = "The light of [Lumen](/en/entity/lumen).";
    CHECK(checked(bundle) == "note owner-is-party /stories/0/takes/0/outlet\n");
  }
}

}  // namespace
}  // namespace storylens
