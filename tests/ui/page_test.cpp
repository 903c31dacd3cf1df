#include "ui/page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "require_ok.h"
#include "story/html_tokens.h"
#include "story/html_writer.h"
#include "ui/table_painter.h"

namespace storylens {
namespace {

Take framed_take(std::string outlet, std::string lens) {
  Take take;
  take.id = outlet;
  take.outlet = outlet;
  take.outlet_name = outlet;
  take.url = "https://" + outlet + "/story";
  take.lens = std::move(lens);
  take.regions = {{"Netherlands / global", "NL", {}}};
  take.in_language = "en";
  take.abstract = "How it was told.";
  take.quote = Quote{};
  take.quote->text = "Its words.";
  take.quote->is_translated = true;
  return take;
}

Bundle small_bundle() {
  Story story;
  story.slug = "small";
  story.url = "https://example.org/en/n/small";
  story.type = "event";
  story.headline = "A headline";
  story.alternative_headline = "A tagline";
  story.in_language = "en";
  story.start_date = "2026-06-24";
  story.rubrics = {"Whose money"};
  story.sections = {{SectionRole::Summary,
                     "Summary",
                     "A [name](/en/entity/acme) and a [page](https://example.org/p).",
                     {}}};
  story.takes = {framed_take("a.example", "trade press"), framed_take("b.example", "local")};
  Take link_only;
  link_only.id = link_only.outlet = link_only.outlet_name = "c.example";
  link_only.url = "https://c.example/x";
  story.takes.push_back(link_only);
  story.related = {{"elsewhere", {}, {}}};
  story.entities = {{"acme", "Acme", {}}};
  story.declared.takes = 4;
  Bundle bundle;
  bundle.stories = {story};
  return bundle;
}

Page set(const Bundle& bundle, PagePart part, float width, float text_scale = 1.0f) {
  TablePainter painter;
  const Story& story = bundle.stories.front();
  const std::string html = story_html(bundle, story, Strings::for_language("en"));
  return set_page({html, story.in_language, part, text_scale, &story}, width, painter);
}

std::string all_text(const Page& page) {
  std::string text;
  for (const PageText& passage : page.texts) text += passage.layout.text + "\n";
  return text;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("ui/page") {
  TEST_CASE("everything of a story is on its page") {
    const std::string text = all_text(set(small_bundle(), PagePart::Whole, 600));
    for (const char* part :
         {"A headline", "A tagline", "24 June 2026", "Whose money", "Summary", "A name and a page.",
          "a.example", "trade press", "Netherlands / global", "How it was told.", "Its words.", "c.example",
          "c.example/x", "example.org/en/n/small", "Acme", "elsewhere", "3 sources", "2 with framing",
          "1 link-only"}) {
      CHECK_MESSAGE(has(text, part), part);
    }
  }

  TEST_CASE("each passage is the text of one element of the document, and no text of it is left out") {
    const Bundle bundle = small_bundle();
    const std::string html = story_html(bundle, bundle.stories.front(), Strings::for_language("en"));
    std::string painted;
    for (const PageText& text : set(bundle, PagePart::Whole, 600).texts) {
      std::string words = text_of(html, "data-block", text.block);
      words.erase(std::remove(words.begin(), words.end(), '\n'), words.end());  // between items
      CHECK(text.layout.text == words);
      painted += text.layout.text;
    }
    std::string document = text_content(html);
    for (std::string* words : {&painted, &document}) {
      words->erase(std::remove(words->begin(), words->end(), '\n'), words->end());
    }
    CHECK(painted == document);
  }

  TEST_CASE("larger text takes larger lines, and the same words") {
    const Page plain = set(small_bundle(), PagePart::Whole, 900);
    const Page large = set(small_bundle(), PagePart::Whole, 900, 1.5f);
    CHECK(large.height > 1.25f * plain.height);
    CHECK(all_text(large) == all_text(plain));
  }

  TEST_CASE("a span ends where its text does") {
    for (const PageText& text : set(small_bundle(), PagePart::Whole, 300).texts) {
      REQUIRE_OK(text.span_ends.size() == text.layout.styles.size());
      CHECK(text.span_ends.back() == text.layout.text.size());
    }
  }

  TEST_CASE("a list of running text has marks, which are of no element") {
    TablePainter painter;
    const Page page =
        set_page({"<article><ul><li><span data-block=\"a\">One</span></li></ul><ol start=\"3\"><li><span "
                  "data-block=\"b\">Two</span></li></ol></article>",
                  "en", PagePart::Whole, 1.0f, nullptr},
                 300, painter);
    REQUIRE_OK(page.texts.size() == 4);
    CHECK(page.texts[0].layout.text == "–");
    CHECK(page.texts[0].block.empty());
    CHECK(page.texts[2].layout.text == "3.");
    CHECK(page.texts[2].place.y == page.texts[3].place.y);
    CHECK(page.texts[3].place.x > page.texts[2].place.x);
  }

  TEST_CASE("a declared number that is not the counted one is said") {
    CHECK(has(all_text(set(small_bundle(), PagePart::Whole, 600)), "the file says 4, the count is 3"));
  }

  TEST_CASE("a translated quotation without its original says so") {
    CHECK(has(all_text(set(small_bundle(), PagePart::Takes, 600)), "original not given"));
  }

  TEST_CASE("the two parts hold together what the whole holds") {
    const Bundle bundle = small_bundle();
    const std::size_t whole = set(bundle, PagePart::Whole, 600).texts.size();
    CHECK(set(bundle, PagePart::Summary, 600).texts.size() + set(bundle, PagePart::Takes, 600).texts.size() ==
          whole);
  }

  TEST_CASE("links lead to nodes, and sources out") {
    const Page page = set(small_bundle(), PagePart::Whole, 600);
    int to_entity = 0;
    int to_source = 0;
    for (const PageLink& link : page.links) {
      if (link.node_id == "entity:acme") ++to_entity;
      if (link.url == "https://c.example/x") ++to_source;
    }
    CHECK(to_entity == 2);  // in the summary and in the list
    CHECK(to_source == 1);
  }

  TEST_CASE("no passage leaves the column, and each stands below the one before") {
    for (const float width : {120.0f, 350.0f, 700.0f}) {
      const Page page = set(small_bundle(), PagePart::Whole, width);
      float y = 0.0f;
      for (const PageText& text : page.texts) {
        CHECK(text.place.y >= y);
        CHECK(text.place.x + text.layout.width_px <= width + 0.5f);
        y = text.place.y;
      }
      CHECK(page.height >= y);
    }
  }

  TEST_CASE("takes of one lens share a color, and unlabelled ones have none") {
    Bundle bundle = small_bundle();
    Story& story = bundle.stories.front();
    story.takes.push_back(story.takes.front());
    const std::vector<int> lenses = lens_indices(story);
    REQUIRE_OK(lenses.size() == 4);
    CHECK(lenses[0] == 0);
    CHECK(lenses[1] == 1);
    CHECK(lenses[2] == -1);
    CHECK(lenses[3] == 0);
  }

  TEST_CASE("a story without anything but a headline is a page") {
    Bundle bundle;
    bundle.stories.emplace_back();
    bundle.stories.front().headline = "Only this";
    const Page page = set(bundle, PagePart::Whole, 300);
    CHECK(has(all_text(page), "Only this"));
    CHECK(page.height > 0.0f);
  }

  TEST_CASE("a page that is set by and by shows its beginning first, and ends as it would at once") {
    std::string html = "<article><p data-block=\"first\">Short.</p>";
    for (int i = 0; i < 40; ++i)
      html += "<p data-block=\"b" + std::to_string(i) + "\">" +
              std::string(static_cast<std::size_t>(i) * 300, 'w') + " and so on</p>";
    html += "</article>";
    const PageSource source = {html, "en"};
    TablePainter painter;
    const Page at_once = set_page(source, 400.0f, painter);
    Page page;
    PageSetting setting(source, 400.0f, painter, page);
    while (setting.y() == 0.0f && setting.advance()) {
    }
    REQUIRE(page.texts.size() == 1);
    CHECK(setting.bytes_done() < 100);
    while (setting.y() < at_once.height * 0.5f && setting.advance()) {
    }
    CHECK(page.height > at_once.height * 0.5f);
    CHECK(page.height < at_once.height * 2.0f);  // estimated
    while (setting.advance()) {
    }
    REQUIRE(page.texts.size() == at_once.texts.size());
    CHECK(page.height == at_once.height);
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
      CHECK(page.texts[i].place == at_once.texts[i].place);
      CHECK(page.texts[i].block == at_once.texts[i].block);
      CHECK(page.texts[i].layout.lines.size() == at_once.texts[i].layout.lines.size());
    }
  }
}

}  // namespace storylens
