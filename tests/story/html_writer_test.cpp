#include "story/html_writer.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "file_text.h"
#include "require_ok.h"
#include "story/bundle_reader.h"
#include "story/bundle_writer.h"
#include "story/html_samples.h"

namespace storylens {
namespace {

TEST_SUITE("story/html_writer") {
  TEST_CASE("a story is one article with its slug, language and direction") {
    const std::string html = html_of(bare_story("dam", "en-GB"));
    const HtmlToken article = tag_of(html, "data-story", "dam");
    CHECK(article.name == "article");
    CHECK(article.attribute("class") == "story");
    CHECK(article.attribute("lang") == "en-GB");
    CHECK(article.attribute("dir") == "ltr");
    CHECK(tag_of(html_of(bare_story("dam", "ar")), "data-story", "dam").attribute("dir") == "rtl");
    CHECK(tag_of(html_of(bare_story("dam", "")), "data-story", "dam").attribute("dir") == "auto");
  }

  TEST_CASE(
      "the header holds notice, corrections, headline, tagline, type, dates, rubrics and other parts of the "
      "Meta line") {
    Story story = bare_story("dam", "en");
    story.notice = "Fiction: nothing here happened.";
    story.corrections = {{"2026-06-25", "The date was wrong.", {}}, {"", "So was the name.", {}}};
    story.alternative_headline = "After three days of rain";
    story.type = "event";
    story.start_date = "2026-06-24";
    story.end_date = "2026-06-26";
    story.date_published = "2026-06-27T10:00Z";
    story.date_modified = "2026-06";
    story.rubrics = {"Whose money?", "What is not said"};
    story.other_meta = {{"desk", "Science"}, {"", "draft 2"}};
    const std::string html = html_of(story);
    CHECK(text_of(html, "data-block", "notice") == story.notice);
    CHECK(text_of(html, "data-block", "correction0") == "25 June 2026: The date was wrong.");
    CHECK(text_of(html, "data-block", "correction1") == "So was the name.");
    CHECK(html.find("The date was wrong") < html.find("<h1"));
    CHECK(tag_of(html, "data-block", "headline").name == "h1");
    CHECK(text_of(html, "data-block", "headline") == "The dam holds");
    CHECK(text_of(html, "data-block", "tagline") == "After three days of rain");
    CHECK(text_of(html, "data-block", "meta") ==
          "Event · 24 June 2026 – 26 June 2026 · Published 27 June 2026, 10:00 UTC · Updated June 2026 · "
          "desk: Science · draft 2");
    CHECK(tag_of(html, "datetime", "2026-06-24").name == "time");
    CHECK(tag_of(html, "datetime", "2026-06-27T10:00Z").name == "time");
    CHECK(has(text_of(html, "data-block", "rubrics"), "Whose money?"));
    CHECK(has(text_of(html, "data-block", "rubrics"), "What is not said"));
  }

  TEST_CASE("a live story lists what refers to it and is not among its own related, once, the newest first") {
    const auto referring = [](std::string slug, std::string date, std::vector<RelatedReference> related) {
      Story story = bare_story(slug, "en");
      story.headline = "About " + slug;
      story.start_date = date;
      story.related = std::move(related);
      return story;
    };
    Bundle bundle;
    bundle.stories = {referring("water", "", {{"both", ""}}), referring("old", "2025-01-02", {{"water", ""}}),
                      referring("new", "2026-01-02", {{"water", ""}, {"old", ""}}),
                      referring("both", "2026-01-03", {{"water", ""}}),
                      referring("aside", "2026-01-04", {{"old", ""}})};
    bundle.stories.push_back(bundle.stories[1]);  // another edition
    bundle.stories.back().in_language = "ko";
    const TakesView view;
    CorpusView corpus;
    const std::string html = story_html(bundle, bundle.stories[0], english(), &view, &corpus);
    CHECK(text_of(html, "data-block", "referring") == "Stories that refer to it");
    CHECK(text_of(html, "data-block", "referring0") == "About new");
    CHECK(text_of(html, "data-block", "referring1") == "About old");
    CHECK(html.find("referring2") == std::string::npos);
    corpus.archive_stories = 9;
    CHECK(story_html(bundle, bundle.stories[0], english(), &view, &corpus).find("referring") ==
          std::string::npos);
  }

  TEST_CASE("the file's own heading over the corrections is kept") {
    Story story = bare_story("dam", "en");
    story.corrections_heading = "We got this wrong";
    story.corrections = {{"", "The name.", {}}};
    CHECK(has(text_content(html_of(story)), "We got this wrong"));
  }

  TEST_CASE("what is not a date in the calendar is shown without claiming to be one") {
    Story story = bare_story("dam", "en");
    story.start_date = "midsummer";
    const std::string html = html_of(story);
    CHECK(text_of(html, "data-block", "meta") == "midsummer");
    CHECK_FALSE(has(html, "<time"));
  }

  TEST_CASE("numbers are counted, and what the file declares otherwise is told") {
    Story story = bare_story("dam", "en");
    story.takes = {bare_take("a"), bare_take("b"), bare_take("c")};
    story.takes[0].abstract = "It praises.";
    story.takes[0].lens = "local";
    story.takes[0].regions = {{"Japan", "JP", {}}};
    story.takes[0].in_language = "ja";
    story.declared.takes = 4;
    story.declared.lenses = 2;
    story.declared.regions = 9;
    const std::string html = html_of(story);
    CHECK(text_of(html, "data-block", "numbers") ==
          "3 sources · 1 with framing · 2 link-only · 2 lens groups (1 named) · 1 region · 1 language");
    CHECK(text_of(html, "data-block", "mismatch.takes") == "Takes: the file says 4, the count is 3.");
    CHECK(text_of(html, "data-block", "mismatch.regions") == "Regions: the file says 9, the count is 1.");
    CHECK(count_of(html, "data-block", "mismatch.lenses") == 0);
  }

  TEST_CASE("what of the file could not be read is told where it belongs, at most twenty places") {
    const std::string json = R"({"format":"storylens-bundle","version":"1.0",
      "stories":[{"slug":"whole","about":1},
                 {"slug":"dam","headline":"Dam","inLanguage":"en","datePublished":"2026-13-40",
                  "takes":[{"lens":"x"},{"url":"https://paper.example/a"}],"headline":"The dam holds"}],
      "entities":[{"name":"Nobody"},{"slug":"ostrel"},{"slug":"ostrel"}],"outlets":{}})";
    Diagnostics diagnostics;
    Result<Bundle> bundle = read_bundle(json, diagnostics);
    REQUIRE_OK(bundle.has_value());
    const std::string html = story_html(*bundle, bundle->stories[0], english());
    CHECK(fault_of(html) == "");
    CHECK(text_of(html, "data-block", "left_out.story") ==
          "Left out, because the file’s data cannot be read there: headline · datePublished · takes/0.");
    CHECK(text_of(html, "data-block", "left_out.bundle") ==
          "Left out of the whole file, because its data cannot be read there or stand twice: "
          "stories/0 · stories/0/about · entities/0 · outlets · entities: ostrel.");
    Story story = bare_story("dam", "en");
    story.left_out.assign(23, "takes/7");
    story.left_out[0] = std::string(77, 'k') + "한 key";
    story.left_out[1] = std::string(79, 'k') + "한 key";
    const std::string many = text_of(html_of(story), "data-block", "left_out.story");
    CHECK(has(many, std::string(77, 'k') + "한… · " + std::string(79, 'k') + "… · takes/7"));
    CHECK(has(many, "takes/7 · +3."));
    CHECK(count_of(html_of(bare_story("dam", "en")), "class", "mismatch") == 0);
  }

  TEST_CASE("of each bad bundle of the shared set that can be read, the document tells it") {
    int told = 0;
    for (const auto& file :
         std::filesystem::directory_iterator(STORYLENS_TESTS_DIR "/fixtures/bundles/bad")) {
      const std::string path = file.path().string();
      CAPTURE(path);
      Diagnostics diagnostics;
      Result<Bundle> bundle = read_bundle(file_text(path), diagnostics);
      if (!bundle) continue;
      const std::string html = story_html(*bundle, bundle->stories[0], english());
      CHECK(has(html, "data-block=\"left_out."));
      ++told;
    }
    CHECK(told > 30);
  }

  TEST_CASE("a story whose address another has is shown under one of its own, and says so") {
    const std::string json = R"({"format":"storylens-bundle","version":"1.0","stories":[
      {"slug":"dam","inLanguage":"en","headline":"First"},{"slug":"dam","inLanguage":"ko","headline":"댐"},
      {"slug":"x"},{"slug":"dam","inLanguage":"en","headline":"Second"},{"slug":"dam-2","headline":"Other"},
      {"slug":"dam","inLanguage":"en","headline":"Third"}]})";
    Diagnostics diagnostics;
    Result<Bundle> bundle = read_bundle(json, diagnostics);
    REQUIRE_OK((bundle.has_value() && bundle->stories.size() == 5));
    std::string slugs;
    for (const Story& story : bundle->stories) slugs += story.slug + " ";
    CHECK(slugs == "dam dam dam-3 dam-2 dam-4 ");
    CHECK(diagnostics.back().code == "duplicate-story");
    CHECK(diagnostics.back().pointer == "/stories/5");
    CHECK(text_of(story_html(*bundle, bundle->stories[2], english()), "data-block", "mismatch.slug") ==
          "Address: the file gives “dam” to an earlier story too; this one is shown as “dam-3”.");
    CHECK(find_story(*bundle, "dam", "en")->headline == "First");
    Diagnostics again;
    CHECK(read_bundle(write_bundle(*bundle), again).has_value());
    CHECK(again.empty());
  }

  TEST_CASE("the longest slug that two stories share can be numbered and is a slug still") {
    const std::string slug = std::string(198, 'a') + "é";
    const std::string json = R"({"format":"storylens-bundle","version":"1.0","stories":[{"slug":")" + slug +
                             R"(","headline":"A"},{"slug":")" + slug + R"(","headline":"B"}]})";
    Diagnostics diagnostics;
    Result<Bundle> bundle = read_bundle(json, diagnostics);
    REQUIRE_OK(bundle.has_value());
    CHECK(bundle->stories[1].slug == std::string(188, 'a') + "-2");
  }

  TEST_CASE("words of the interface carry its language where it is not the story's") {
    Story story = bare_story("dam", "ko");
    story.type = "event";
    story.takes = {bare_take("a")};
    const std::string html = html_of(story);
    CHECK(tag_of(html, "data-block", "numbers").attribute("lang") == "en");
    CHECK(tag_of(html, "data-block", "numbers").attribute("dir") == "");
    CHECK(tag_of(html_of(story, Strings::for_language("ko")), "data-block", "numbers").attribute("lang") ==
          "");
    story.in_language = "ar";
    CHECK(tag_of(html_of(story), "data-block", "numbers").attribute("dir") == "ltr");
  }

  TEST_CASE("related stories and entities are links to their nodes, with the names of the bundle") {
    Bundle bundle;
    bundle.stories = {bare_story("dam", "ko"), bare_story("gate", "en")};
    bundle.stories[1].headline = "The gate";
    bundle.stories[0].graph_heading = "Across the graph";
    bundle.stories[0].related = {
        {"gate", "the old gate", {}}, {"series-h-2026", "", {}}, {"x", "An alias", {}}};
    bundle.stories[0].entities = {{"works", "Works", {}}, {"city", "City", {}}};
    bundle.entities.resize(1);
    bundle.entities[0].slug = "works";
    bundle.entities[0].names = {{"en", "Harbour Works"}, {"ko", "항만공사"}};
    const std::string html = story_html(bundle, bundle.stories[0], english());
    CHECK(fault_of(html) == "");
    CHECK(text_of(html, "data-block", "graph.heading") == "Across the graph");
    CHECK(text_of(html, "data-block", "related0") == "The gate the old gate");
    CHECK(tag_of(html, "data-node", "story:gate").attribute("href") == "#story=gate");
    CHECK(tag_of(html, "data-node", "story:gate").attribute("lang") == "en");
    CHECK(text_of(html, "data-block", "related1") == "series h 2026 Not in this bundle");
    CHECK(text_of(html, "data-block", "related2") == "An alias Not in this bundle");
    CHECK(text_of(html, "data-node", "entity:works") == "항만공사");
    CHECK(text_of(html, "data-node", "entity:city") == "City");
  }

  TEST_CASE("the footer holds lines outside every known place, the license and the canonical address") {
    Bundle bundle;
    bundle.license = "CC BY 4.0";
    bundle.stories = {bare_story("dam", "en")};
    bundle.stories[0].url = "https://site.example/en/n/dam";
    bundle.stories[0].other_lines = {"A stray line"};
    const std::string html = story_html(bundle, bundle.stories[0], english());
    CHECK(has(text_content(html), "A stray line"));
    CHECK(has(text_content(html), "License: CC BY 4.0"));
    CHECK(tag_of(html, "target", "_blank").attribute("href") == "https://site.example/en/n/dam");
  }

  TEST_CASE("a story with nothing but a slug is still a document") {
    Story story;
    story.slug = "old-dam";
    const std::string html = html_of(story);
    CHECK(text_of(html, "data-block", "headline") == "old dam");
    CHECK(has(text_content(html), "This story has no takes yet."));
  }

  TEST_CASE("ids stay unique when one document holds many stories, editions and odd names") {
    Bundle bundle;
    for (const char* language : {"en", "ko", "en"}) bundle.stories.push_back(bare_story("dam", language));
    for (Story& story : bundle.stories) story.takes = {bare_take("a b"), bare_take("a-b"), bare_take("a-b")};
    const std::string html = bundle_html(bundle, english());
    CHECK(fault_of(html) == "");
    CHECK(count_of(html, "data-story", "dam") == 3);
    CHECK(count_of(html, "id", "dam-ko-take-a-b") == 1);
    CHECK(count_of(html, "id", "dam-ko-take-a-b-2") == 1);
  }

  TEST_CASE("names of unknown language stand apart in a right-to-left story") {
    Story story = bare_story("dam", "ar");
    story.takes = {bare_take("a")};
    const std::string html = html_of(story);
    CHECK(has(html, "<span dir=\"auto\">The Paper</span>"));
    story.in_language = "en";
    CHECK_FALSE(has(html_of(story), "dir=\"auto\""));
    story.takes[0].outlet_name = "الجريدة";
    CHECK(has(html_of(story), "<span dir=\"auto\">الجريدة</span>"));
  }

  TEST_CASE("the source of a take is a line in the direction of the interface") {
    Story story = bare_story("dam", "en");
    story.takes = {bare_take("a")};
    CHECK(tag_of(html_of(story), "class", "source").attribute("dir").empty());
    const std::string html = html_of(story, Strings::for_language("ar"));
    CHECK(tag_of(html, "class", "source").attribute("dir") == "rtl");
    CHECK(tag_of(html, "target", "_blank").attribute("dir") == "ltr");
    story.in_language = "ar";
    CHECK(tag_of(html_of(story), "class", "source").attribute("dir") == "ltr");
  }

  TEST_CASE("text is escaped, and what HTML has no place for is replaced") {
    CHECK(escape_html("<a href=\"x\" o='y'> & </a>") ==
          "&lt;a href=&quot;x&quot; o=&#39;y&#39;&gt; &amp; &lt;/a&gt;");
    CHECK(escape_html("한국어 \xF0\x9F\x8C\x8D") == "한국어 \xF0\x9F\x8C\x8D");
    CHECK(escape_html(std::string_view("a\0b", 3)) ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(escape_html("a\x1B[0m") == "a\xEF\xBF\xBD[0m");
    CHECK(escape_html("x\xE2\x80\xAEy") == "x\xEF\xBF\xBDy");
    CHECK(escape_html("x\xEF\xBF\xBEy") == "x\xEF\xBF\xBDy");
    CHECK(escape_html("\xFF") == "\xEF\xBF\xBD");
    CHECK(escape_html("a\tb\nc") == "a\tb\nc");
  }

  TEST_CASE("the direction of a language is known by its script, else by its primary subtag") {
    for (const char* tag : {"ar", "he", "fa-IR", "ur", "yi", "AR-eg", "az-Arab", "pa-Arab-PK", "dv", "ckb"}) {
      CAPTURE(tag);
      CHECK(is_right_to_left(tag));
    }
    for (const char* tag : {"", "en", "ko", "ar-Latn", "ks-Deva", "az", "zh-Hant", "en-x-arab", "arn"}) {
      CAPTURE(tag);
      CHECK_FALSE(is_right_to_left(tag));
    }
  }
}

}  // namespace
}  // namespace storylens
