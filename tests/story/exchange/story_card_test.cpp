#include "story/exchange/story_card.h"

#include <doctest/doctest.h>

#include <string>

namespace storylens {
namespace {

Bundle bundle_of_one(const std::string& headline, const std::string& language) {
  Bundle bundle;
  Story story;
  story.slug = "lights";
  story.headline = headline;
  story.in_language = language;
  story.type = "event";
  story.start_date = "2026-06-24";
  story.entities.push_back({"lumen", "Lumen", {}});
  story.related.push_back({"grid-reform", "", {}});
  for (int i = 0; i < 3; ++i) {
    Take take;
    take.id = "take-" + std::to_string(i);
    if (i == 0) take.abstract = "Framed.";
    if (i == 0) take.lens = "industry";
    story.takes.push_back(take);
  }
  bundle.stories.push_back(story);
  return bundle;
}

std::string card_of(const Bundle& bundle) {
  return StoryCards(bundle).card(bundle.stories[0]);
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_SUITE("story/exchange/story_card") {
  TEST_CASE("a card has the headline, the numbers, a petal for each take and a node for each neighbour") {
    const std::string svg = card_of(bundle_of_one("Harbour lights go out", "en"));
    CHECK(svg.find("<title>Harbour lights go out</title>") != std::string::npos);
    CHECK(svg.find("3 sources · 1 with framing · 2 link-only") != std::string::npos);
    CHECK(svg.find("Event · 24 June 2026") != std::string::npos);
    CHECK(count_of(svg, "<ellipse class=\"p ") == 3);
    CHECK(count_of(svg, "<ellipse class=\"p lu h\"") == 2);
    CHECK(svg.find(">Lumen</tspan>") != std::string::npos);
    CHECK(svg.find(">grid reform</tspan>") != std::string::npos);
  }

  TEST_CASE("text is text, and nothing comes from elsewhere") {
    const std::string svg =
        card_of(bundle_of_one("</title><script href=\"//x.example\">alert(1)</script>", "en"));
    CHECK(count_of(svg, "<script") == 0);
    CHECK(svg.find("&lt;script") != std::string::npos);
    CHECK(count_of(svg, "href=\"") == 0);
    CHECK(count_of(svg, "http") == 1);  // the namespace
    CHECK(count_of(svg, "url(") == 0);
  }

  TEST_CASE("a language that is read from the right has its text on the right") {
    const std::string svg = card_of(bundle_of_one("ثلاثة عروض", "ar"));
    CHECK(count_of(svg, " direction=\"rtl\"") == 3);
    CHECK(svg.find("<tspan x=\"1140.0\"") != std::string::npos);
  }

  TEST_CASE("a card is dark where the reader prefers that, or when asked for it") {
    const std::string svg = card_of(bundle_of_one("Lights", "en"));
    CHECK(svg.find("@media(prefers-color-scheme:dark)") != std::string::npos);
    CHECK(svg.find("#dark:target") != std::string::npos);
    CHECK(svg.find("id=\"light\"") != std::string::npos);
  }

  TEST_CASE("a story that says nothing, and one that says too much, have cards") {
    Bundle bundle;
    bundle.stories.emplace_back();
    CHECK(card_of(bundle).find("</svg>") != std::string::npos);
    Bundle large = bundle_of_one(std::string(5000, 'w'), "");
    large.stories[0].takes.resize(5000);
    for (int i = 0; i < 900; ++i) large.stories[0].entities.push_back({"e" + std::to_string(i), "", {}});
    CHECK(card_of(large).size() < 30'000);
  }
}

}  // namespace storylens
