#include <doctest/doctest.h>

#include <string>

#include "story/html_samples.h"

namespace storylens {
namespace {

TEST_SUITE("story/html/takes") {
  TEST_CASE("takes are grouped by consecutive lens, the unlabelled ones with the file's word") {
    Story story = bare_story("dam", "en");
    story.takes_heading = "Regional takes";
    for (const char* id : {"a", "b", "c", "d"}) story.takes.push_back(bare_take(id));
    story.takes[0].lens = story.takes[1].lens = story.takes[3].lens = "local, by the river";
    story.takes[2].lens_heading = "no label";
    const std::string html = html_of(story);
    CHECK(text_of(html, "data-block", "takes.heading") == "Regional takes");
    CHECK(text_of(html, "data-block", "lens0") == "local, by the river 2 takes");
    CHECK(text_of(html, "data-block", "lens2") == "Unlabelled (no label) 1 take");
    CHECK(text_of(html, "data-block", "lens3") == "local, by the river 1 take");
    story.takes[2].lens_heading = "unlabelled";
    CHECK(text_of(html_of(story), "data-block", "lens2") == "Unlabelled 1 take");
  }

  TEST_CASE("a take holds outlet, regions, language, date, framing, its source, and lines not understood") {
    Take take = bare_take("paper.example");
    take.regions = {{"Hong Kong / China", "HK", {}}, {"Japan", "JP", {}}};
    take.in_language = "en-GB";
    take.date_published = "2026-06-25";
    take.abstract = "It praises [Works](/en/entity/works).";
    take.other_lines = {"Archive: box 12"};
    const std::string html = html_of_take(take);
    const HtmlToken item = tag_of(html, "data-take", "paper.example");
    CHECK(item.name == "li");
    CHECK(item.attribute("class") == "take framed");
    CHECK(item.attribute("id") == "dam-en-take-paper.example");
    CHECK(text_of(html, "data-block", "t0.outlet") ==
          "The Paper · Hong Kong / China · Japan · English (en-GB) · 25 June 2026");
    CHECK(tag_of(html, "data-node", "outlet:paper.example").name == "a");
    CHECK(text_of(html, "data-block", "t0.abstract") == "It praises Works.");
    CHECK(has(text_content(html), "Archive: box 12"));
    CHECK(text_of(html, "data-block", "t0.source") == "Source: https://paper.example/a?b=1&c=2");
    CHECK(tag_of(html, "target", "_blank").attribute("href") == "https://paper.example/a?b=1&c=2");
  }

  TEST_CASE("a take without framing says so and is not hidden") {
    const std::string html = html_of_take(bare_take("a"));
    CHECK(tag_of(html, "data-take", "a").attribute("class") == "take link-only");
    CHECK(text_of(html, "data-block", "t0.outlet") == "The Paper · link only");
  }

  TEST_CASE("a take without a source says so, and an address that is not http(s) is text") {
    Take take = bare_take("a");
    take.url.clear();
    CHECK(text_of(html_of_take(take), "data-block", "t0.source") == "No source given");
    take.url = "ftp://paper.example/";
    const std::string html = html_of_take(take);
    CHECK(count_of(html, "target", "_blank") == 0);
    CHECK(text_of(html, "data-block", "t0.source") == "Source: ftp://paper.example/");
  }

  TEST_CASE("a quotation is in its language, with its marks, its original and where it comes from") {
    Take take = bare_take("a");
    take.in_language = "ar";
    take.quote = Quote();
    take.quote->text = "The dam holds.";
    take.quote->in_language = "en";
    take.quote->is_translated = true;
    take.quote->original = "السد صامد.";
    take.quote->original_language = "ar";
    take.quote->spoken_by = "The engineer";
    take.quote->kind = QuoteKind::Speech;
    const std::string html = html_of_take(take, "ko");
    CHECK(tag_of(html, "cite", "https://paper.example/a?b=1&c=2").name == "blockquote");
    CHECK(text_of(html, "data-block", "t0.quote") == "“The dam holds.”");
    CHECK(tag_of(html, "data-block", "t0.quote").attribute("lang") == "en");
    CHECK(text_of(html, "data-block", "t0.original") == "Original: السد صامد.");
    CHECK(has(html, "<span lang=\"ar\" dir=\"rtl\">السد صامد.</span>"));
    CHECK(text_of(html, "data-block", "t0.provenance") ==
          "Speaker: The engineer · Spoken · Translated from Arabic");
  }

  TEST_CASE("a translation without its original says so") {
    Take take = bare_take("a");
    take.in_language = "zh";
    take.quote = Quote();
    take.quote->text = "Text.";
    take.quote->open_mark = "「";
    take.quote->close_mark = "」";
    take.quote->is_translated = true;
    CHECK(text_of(html_of_take(take), "data-block", "t0.provenance") ==
          "Translated from Chinese; original not given");
    CHECK(text_of(html_of_take(take), "data-block", "t0.quote") == "「Text.」");
    take.in_language.clear();
    CHECK(text_of(html_of_take(take), "data-block", "t0.provenance") == "Translated; original not given");
    take.quote->is_translated = false;
    CHECK(count_of(html_of_take(take), "data-block", "t0.provenance") == 0);
  }

  TEST_CASE("an outlet's owner is named with the source of it, the more so when it is a party to the story") {
    Bundle bundle;
    bundle.stories = {bare_story("dam", "en")};
    bundle.stories[0].takes = {bare_take("paper.example")};
    bundle.outlets.resize(1);
    bundle.outlets[0].id = "paper.example";
    bundle.outlets[0].owned_by = {"works", "https://register.example/1", {}};
    bundle.outlets[0].funding = {"Subscriptions", "", {}};
    CHECK(has(text_content(story_html(bundle, bundle.stories[0], english())),
              "Owned by works (Source: https://register.example/1)"));
    bundle.entities.resize(1);
    bundle.entities[0].slug = "works";
    bundle.entities[0].names = {{"en", "Harbour Works"}};
    bundle.stories[0].entities = {{"works", "Works", {}}};
    const std::string html = story_html(bundle, bundle.stories[0], english());
    CHECK(has(text_content(html), "Owned by Harbour Works, a party to this story"));
    CHECK(has(text_content(html), "Funding: Subscriptions"));
    CHECK(fault_of(html) == "");
  }
}

}  // namespace
}  // namespace storylens
