#include <doctest/doctest.h>

#include <string>

#include "story/facets.h"
#include "story/html_samples.h"

namespace storylens {
namespace {

Bundle sample() {
  Bundle bundle;
  bundle.stories = {bare_story("dam", "en")};
  Story& story = bundle.stories[0];
  for (const char* id : {"a", "b", "c"}) story.takes.push_back(bare_take(id));
  story.takes[0].lens = "water & money";
  story.takes[0].abstract = "Framed with 25,000 words.";
  story.takes[1].in_language = "ko";
  story.takes[2].regions = {{"Korea", "KR", {}}};
  return bundle;
}

std::string live(const Bundle& bundle, const TakesView& view) {
  std::string html = story_html(bundle, bundle.stories[0], english(), &view);
  CHECK(fault_of(html) == "");
  return html;
}

TEST_SUITE("story/html/facets") {
  TEST_CASE("a document that stands alone counts every facet with its whole, and has nothing to press") {
    const Bundle bundle = sample();
    const std::string html = story_html(bundle, bundle.stories[0], english());
    CHECK(fault_of(html) == "");
    CHECK(text_of(html, "data-block", "takes.order") == "1 framed of 3 · in the file’s order");
    CHECK(text_of(html, "data-block", "facet.lens") ==
          "Lens: water & money\u00A01 · Unlabelled\u00A02\u2002of 3 takes");
    CHECK(text_of(html, "data-block", "facet.framed") ==
          "Framing: framed\u00A01 · link only\u00A02\u2002of 3 takes");
    CHECK(count_of(html, "class", "chip") == 0);
  }

  TEST_CASE("a live document leads from each value to the takes that have it") {
    TakesView view;
    view.shows_facets = true;
    const std::string html = live(sample(), view);
    CHECK(has(html, "href=\"#story=dam&amp;lang=en&amp;lens=water%20%26%20money&amp;show=facets\""));
    CHECK(has(html, "href=\"#story=dam&amp;lang=en&amp;lens=&amp;show=facets\""));
    CHECK(has(html, "data-block=\"group\""));
    CHECK(has(html, "data-block=\"sort\""));
  }

  TEST_CASE("what is not shown is counted, and one step away") {
    TakesView view;
    view.filter.of(Facet::Lens) = {""};
    const std::string html = live(sample(), view);
    CHECK(count_of(html, "data-take", "a") == 0);
    CHECK(count_of(html, "data-take", "b") == 1);
    CHECK(text_of(html, "data-block", "takes.shown") == "2 of 3 shown\u2002\u2002\u2002Show all takes");
    view.filter.of(Facet::Region) = {"Atlantis"};
    CHECK(text_of(live(sample(), view), "data-block", "takes.shown") ==
          "No take matches the filter.\u2002\u2002\u2002Show all takes");
  }

  TEST_CASE("another order says what it is, and another grouping names its groups") {
    TakesView view;
    view.sort = Facet::Outlet;
    view.group = Facet::Region;
    const std::string html = live(sample(), view);
    CHECK(has(text_of(html, "data-block", "takes.order"),
              "sorted by Outlet, those without it last · grouped by Region"));
    CHECK(text_of(html, "data-block", "lens0") == "No region given 2 takes");
    CHECK(text_of(html, "data-block", "lens2") == "Korea 1 take");
  }

  TEST_CASE(
      "two takes stand side by side in a table, one alone asks for more, and unknown ids are passed over") {
    TakesView view;
    view.compared = {"a", "gone"};
    CHECK(has(text_of(live(sample(), view), "data-block", "compare.heading"), "choose one to three more"));
    view.compared = {"a", "gone", "c"};
    const std::string html = live(sample(), view);
    CHECK(tag_of(html, "class", "compare").name == "table");
    CHECK(text_of(html, "data-block", "compare.0.0") == "water & money");
    CHECK(text_of(html, "data-block", "compare.0.1") == "Unlabelled");
    CHECK(text_of(html, "data-block", "compare.1.1") == "Korea");
    CHECK(text_of(html, "data-block", "compare.5.0") == "Framed with 25,000 words.");
  }

  TEST_CASE("takes side by side say of each sentence who carries it") {
    Bundle bundle = sample();
    bundle.stories[0].sections.push_back({SectionRole::Summary, "", "It has 25,000 words. It is long.", {}});
    TakesView view;
    view.compared = {"a", "c"};
    const std::string html = live(bundle, view);
    CHECK(text_of(html, "data-block", "compare.7") == "It has 25,000 words.");
    CHECK(text_of(html, "data-block", "compare.7.0") == "●\u00A0states: 25,000");
    CHECK(text_of(html, "data-block", "compare.7.1") == "unknown");
    CHECK(text_of(html, "data-block", "compare.8.0") == "○\u00A0silent");
  }

  TEST_CASE("claims are a table with the marks named, the evidence and what is uncited") {
    Bundle bundle = sample();
    bundle.stories[0].sections.push_back({SectionRole::Summary, "", "It has 25,000 words. It is long.", {}});
    TakesView view;
    CHECK(count_of(live(bundle, view), "class", "matrix") == 0);
    view.claims = ClaimsShown::Claims;
    const std::string html = live(bundle, view);
    CHECK(tag_of(html, "class", "matrix").name == "table");
    CHECK(text_of(html, "data-block", "claim0.0") == "●");
    CHECK(tag_of(html, "data-block", "claim0.0").attribute("aria-label") == "The Paper: states");
    CHECK(text_of(html, "data-block", "claim0.e0") == "The Paper ● 25,000");
    CHECK(has(text_of(html, "data-block", "claim1.uncited"), "Uncited"));
    CHECK(has(text_of(html, "data-block", "claims.unknown"), "2 link-only takes"));
    CHECK(count_of(html, "data-block", "claims.method") == 0);
    view.claims = ClaimsShown::WithMethod;
    CHECK(count_of(live(bundle, view), "data-block", "claims.method") == 1);
  }

  TEST_CASE("a story of five thousand takes is written whole") {
    Bundle bundle;
    bundle.stories = {bare_story("dam", "en")};
    for (int i = 0; i < 5000; ++i) bundle.stories[0].takes.push_back(bare_take("o" + std::to_string(i)));
    const std::string html = story_html(bundle, bundle.stories[0], english());
    CHECK(has(html, "data-block=\"t4999.source\""));
    CHECK(has(html, "4960 more") == false);
    CHECK(has(html, "4,960 more"));
  }
}

}  // namespace
}  // namespace storylens
