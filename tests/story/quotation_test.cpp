#include "story/quotation.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

Bundle sample() {
  Story story;
  story.slug = "dam";
  story.headline = "The dam stops";
  story.in_language = "en";
  story.url = "https://news.example/en/n/dam";
  story.start_date = "2026-03-11";
  story.sections.push_back(
      {SectionRole::Summary, "Summary", "It stopped on the second day. Nobody was hurt."});
  Take take;
  take.id = take.outlet = "star.example";
  take.outlet_name = "Island Star";
  take.url = "https://star.example/gate";
  take.in_language = "en";
  take.date_published = "2026-03-12";
  take.abstract = "It blames the gate.";
  take.quote.emplace();
  take.quote->text = "The gate stopped";
  take.quote->in_language = "en";
  take.quote->spoken_by = "Mora Keld";
  story.takes.push_back(take);
  Bundle bundle;
  bundle.stories.push_back(story);
  return bundle;
}

std::string quotation_of(std::string_view block, std::string_view selected) {
  const Bundle bundle = sample();
  return quotation(bundle, bundle.stories[0], block, selected, Strings::for_language("en"));
}

TEST_SUITE("story/quotation") {
  TEST_CASE("a take's quotation goes with its outlet, speaker, date and the address of the passage") {
    CHECK(quotation_of("t0.passage", "") ==
          "“The gate stopped”\n— Island Star, Speaker: Mora Keld, 12 March 2026\n"
          "https://star.example/gate#:~:text=The%20gate%20stopped");
  }

  TEST_CASE("words selected within it are the outlet's; those of its abstract are the story's") {
    CHECK(quotation_of("t0.quote", "stopped").find("“stopped”\n— Island Star") == 0);
    CHECK(quotation_of("t0.abstract", "blames the gate") ==
          "“blames the gate”\n— The dam stops, 11 March 2026\n"
          "https://news.example/en/n/dam#:~:text=blames%20the%20gate");
  }

  TEST_CASE("a translated quotation brings the original along") {
    Bundle bundle = sample();
    Quote& quote = *bundle.stories[0].takes[0].quote;
    quote.is_translated = true;
    quote.original = "Die Schleuse blieb stehen";
    quote.original_language = "de";
    const std::string text =
        quotation(bundle, bundle.stories[0], "t0.passage", "", Strings::for_language("en"));
    CHECK(text.find("“The gate stopped”\n“Die Schleuse blieb stehen”\n— Island Star") == 0);
    CHECK(text.find("Translated from German") != std::string::npos);
    CHECK(text.find("#:~:text=Die%20Schleuse") != std::string::npos);
  }

  TEST_CASE("a sentence of the table of claims is the story's") {
    CHECK(quotation_of("claim1", "").find("“Nobody was hurt.”\n— The dam stops") == 0);
  }

  TEST_CASE("what is no block that can be quoted gives nothing") {
    for (const char* block : {"", "t", "t9.passage", "tx", "takes.heading", "claim99", "t99999999999999"})
      CHECK(quotation_of(block, "").empty());
  }
}

}  // namespace
}  // namespace storylens
