#include <doctest/doctest.h>

#include <string>

#include "story/html_samples.h"

namespace storylens {
namespace {

std::string html_of_section(std::string markdown) {
  Story story = bare_story("dam", "en");
  story.sections = {{SectionRole::Summary, "Summary", std::move(markdown), {}}};
  return html_of(std::move(story));
}

TEST_SUITE("story/html/blocks") {
  TEST_CASE("a section has its role, its heading and numbered blocks") {
    const std::string html = html_of_section("One *two* **three** `four` ~~five~~.\n\nSix.");
    CHECK(tag_of(html, "class", "summary").name == "section");
    CHECK(tag_of(html, "data-block", "s0.heading").name == "h2");
    CHECK(text_of(html, "data-block", "s0.b0") == "One two three four five.");
    CHECK(has(html, "<em>two</em> <strong>three</strong> <code>four</code> <s>five</s>"));
    CHECK(text_of(html, "data-block", "s0.b1") == "Six.");
  }

  TEST_CASE("lists are nested as they are deep, and numbers go on where they are") {
    const std::string html = html_of_section("- a\n  - b\n    - c\n- d\n\n3. e\n4. f\n\ntext\n\n1. g");
    CHECK(text_of(html, "data-block", "s0.b2") == "c");
    CHECK(has(html, "<span data-block=\"s0.b0\">a</span>\n<ul>\n<li><span data-block=\"s0.b1\">b</span>"));
    CHECK(has(html, "</li></ul></li></ul></li>\n<li><span data-block=\"s0.b3\">d"));
    CHECK(has(
        html,
        "<ol start=\"3\">\n<li><span data-block=\"s0.b4\">e</span></li>\n<li><span data-block=\"s0.b5\">f"));
    CHECK(has(html, "<ol>\n<li><span data-block=\"s0.b7\">g"));
  }

  TEST_CASE("headings within a section stand below its own") {
    const std::string html = html_of_section("# high\n\n#### low");
    CHECK(tag_of(html, "data-block", "s0.b0").name == "h3");
    CHECK(tag_of(html, "data-block", "s0.b1").name == "h4");
  }

  TEST_CASE("quotations, code, rules and line breaks keep their form") {
    const std::string html = html_of_section("> a\n> > b\n\n```\nx < y\n```\n\n***\n\none  \ntwo");
    CHECK(has(html,
              "<blockquote>\n<p data-block=\"s0.b0\">a</p>\n<blockquote>\n<p "
              "data-block=\"s0.b1\">b</p></blockquote></blockquote>"));
    CHECK(has(html, "<pre><code data-block=\"s0.b2\">x &lt; y</code></pre>"));
    CHECK(has(html, "<hr data-block=\"s0.b3\">"));
    CHECK(has(html, "one<br>two"));
  }

  TEST_CASE("links to nodes lead into the app, links out open elsewhere, others are text") {
    const std::string html = html_of_section(
        "[Works](/en/entity/harbour-works), [[dam]], [[other|The other]], [out](https://a.example/?x=1&y=2), "
        "[bad](javascript:alert(1)), [data](data:text/html,x)");
    const HtmlToken entity = tag_of(html, "data-node", "entity:harbour-works");
    CHECK(entity.attribute("href") == "#story=dam&node=entity:harbour-works");
    CHECK(entity.attribute("target") == "");
    CHECK(tag_of(html, "data-node", "story:dam").attribute("href") == "#story=dam");
    CHECK(tag_of(html, "data-node", "story:other").attribute("href") == "#story=dam&node=story:other");
    const HtmlToken out = tag_of(html, "href", "https://a.example/?x=1&y=2");
    CHECK(out.attribute("rel") == "noopener noreferrer");
    CHECK(out.attribute("target") == "_blank");
    CHECK(has(text_of(html, "data-block", "s0.b0"), "bad"));
    CHECK_FALSE(has(html, "javascript"));
    CHECK_FALSE(has(html, "data:text"));
  }
}

}  // namespace
}  // namespace storylens
