#include "story/rich_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace storylens;

namespace {

std::string repeated(std::string_view piece, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece;
  return text;
}

// The spans as text in which what is strong stands in [ ] and what is emphasized in ( ).
std::string marked(const std::vector<Span>& spans) {
  std::string text;
  for (const Span& span : spans) {
    if (span.flags & kSpanStrong) text += "[";
    if (span.flags & kSpanEmphasis) text += "{";
    text += span.text;
    if (span.flags & kSpanEmphasis) text += "}";
    if (span.flags & kSpanStrong) text += "]";
  }
  return text;
}

// The first span that leads somewhere; an empty one where there is none.
Span first_link(const std::vector<Span>& spans) {
  for (const Span& span : spans) {
    if (!span.url.empty() || !span.node_id.empty()) return span;
  }
  return {};
}

}  // namespace

TEST_SUITE("story/rich_text") {
  TEST_CASE("paragraphs, headings, lists, quotes, code and rules become blocks") {
    const auto blocks =
        parse_rich_text("One\n\n### Two\n\n- a\n  - b\n\n3. c\n4. d\n\n> > q\n\n```\nx\ny\n```\n\n***\n");
    REQUIRE(blocks.size() == 9);
    CHECK(blocks[0].kind == BlockKind::Paragraph);
    CHECK(plain_text(blocks[0].spans) == "One");
    CHECK(blocks[1].kind == BlockKind::Heading);
    CHECK(blocks[1].level == 3);
    CHECK(blocks[2].kind == BlockKind::ListItem);
    CHECK(blocks[2].level == 0);
    CHECK(blocks[2].ordinal == 0);
    CHECK(blocks[3].level == 1);
    CHECK(blocks[4].ordinal == 3);
    CHECK(blocks[5].ordinal == 4);
    CHECK(plain_text(blocks[5].spans) == "d");
    CHECK(blocks[6].kind == BlockKind::Quote);
    CHECK(blocks[6].level == 1);
    CHECK(blocks[7].kind == BlockKind::Code);
    CHECK(plain_text(blocks[7].spans) == "x\ny");
    CHECK(blocks[8].kind == BlockKind::Rule);
  }

  TEST_CASE("a second paragraph of a list item is a paragraph and not another item") {
    const auto blocks = parse_rich_text("- one\n\n  two\n\n- three\n");
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].kind == BlockKind::ListItem);
    CHECK(blocks[1].kind == BlockKind::Paragraph);
    CHECK(plain_text(blocks[1].spans) == "two");
    CHECK(blocks[2].kind == BlockKind::ListItem);
  }

  TEST_CASE("an empty list item keeps its place") {
    const auto blocks = parse_rich_text("- \n- b\n");
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].spans.empty());
    CHECK(plain_text(blocks[1].spans) == "b");
  }

  TEST_CASE("emphasis, strike and code set flags") {
    const auto spans = parse_inline("a **b** *c* ~~d~~ `e*` ***f***");
    REQUIRE(spans.size() == 10);
    CHECK(spans[1].flags == kSpanStrong);
    CHECK(spans[3].flags == kSpanEmphasis);
    CHECK(spans[5].flags == kSpanStrike);
    CHECK(spans[7].flags == kSpanCode);
    CHECK(spans[7].text == "e*");
    CHECK(spans[9].flags == (kSpanStrong | kSpanEmphasis));
  }

  TEST_CASE("a hard line break stands on the span before it and a soft one is a space") {
    const auto spans = parse_inline("a  \nb\nc");
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].text == "a");
    CHECK(spans[0].flags == kSpanLineBreak);
    CHECK(spans[1].text == "b c");
    CHECK(plain_text(spans) == "a\nb c");
  }

  TEST_CASE("a soft line break between Han or kana characters is nothing and between Hangul a space") {
    CHECK(plain_text(parse_inline("訂正は\n後日")) == "訂正は後日");
    CHECK(plain_text(parse_inline("서한은\n공개")) == "서한은 공개");
  }

  TEST_CASE("strong text closes after punctuation where a CJK letter follows") {
    CHECK(marked(parse_inline("**앤트로픽(Anthropic)**은 말했다")) == "[앤트로픽(Anthropic)]은 말했다");
    CHECK(marked(parse_inline("**「引用」**と言う")) == "[「引用」]と言う");
    CHECK(marked(parse_inline("**10%**를 넘는다")) == "[10%]를 넘는다");
    CHECK(marked(parse_inline("*서울(Seoul)*에서")) == "{서울(Seoul)}에서");
  }

  TEST_CASE("strong text opens before punctuation where a CJK letter stands before it") {
    CHECK(marked(parse_inline("그는**\"증류\"**라고 했다")) == "그는[\"증류\"]라고 했다");
    CHECK(marked(parse_inline("他说**“蒸馏”**是")) == "他说[“蒸馏”]是");
  }

  TEST_CASE("emphasis between Latin words keeps the rule of CommonMark") {
    CHECK(marked(parse_inline("**Anthropic(AI)**s")) == "**Anthropic(AI)**s");
    CHECK(marked(parse_inline("2 * 3 * 4 snake_case_name")) == "2 * 3 * 4 snake_case_name");
  }

  TEST_CASE("an escaped star next to CJK stays a star") {
    CHECK(marked(parse_inline("\\*\\*앤트로픽(A)\\*\\*은")) == "**앤트로픽(A)**은");
    CHECK(marked(parse_inline("`**(가)**나`")) == "**(가)**나");
  }

  TEST_CASE("links to entities and stories become node ids") {
    const auto spans = parse_inline(
        "[알리바바의](/ko/entity/alibaba-qwen) Qwen, [next](/en/n/next-step), [[chip-controls|chips]] "
        "[[plain]]");
    REQUIRE(spans.size() == 7);
    CHECK(spans[0].text == "알리바바의");
    CHECK(spans[0].node_id == "entity:alibaba-qwen");
    CHECK(spans[0].url.empty());
    CHECK(spans[2].node_id == "story:next-step");
    CHECK(spans[4].text == "chips");
    CHECK(spans[4].node_id == "story:chip-controls");
    CHECK(spans[6].text == "plain");
    CHECK(spans[6].node_id == "story:plain");
  }

  TEST_CASE("a link inside strong text is both") {
    const auto spans = parse_inline("**[서울(Seoul)](/ko/entity/seoul)**은");
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].flags == kSpanStrong);
    CHECK(spans[0].node_id == "entity:seoul");
  }

  TEST_CASE("a link of another scheme keeps its words and loses its target") {
    for (const std::string target : {"javascript:alert(1)", "data:text/html,x", "mailto:a@b.example",
                                     "ftp://a.example", "//a.example"}) {
      const auto spans = parse_inline("[x](" + target + ")");
      REQUIRE(spans.size() == 1);
      CHECK(spans[0].text == "x");
      CHECK(spans[0].url.empty());
      CHECK(spans[0].node_id.empty());
    }
  }

  TEST_CASE("a bare address is a link") {
    const Span link = first_link(parse_inline("see https://example.com/a?b=1&c=2."));
    CHECK(link.text == "https://example.com/a?b=1&c=2");
    CHECK(link.url == "https://example.com/a?b=1&c=2");
  }

  TEST_CASE("a bare address keeps percent signs, commas, ports and balanced parentheses") {
    for (const std::string address :
         {"https://ko.wikipedia.org/wiki/%EC%84%9C%EC%9A%B8", "https://example.com/a,b;c",
          "https://example.com:8080/x", "https://en.wikipedia.org/wiki/Seoul_(city)",
          "https://example.com/~editor/x"}) {
      const Span link = first_link(parse_inline("(" + address + ")."));
      CHECK(link.url == address);
      CHECK(link.text == address);
    }
  }

  TEST_CASE("a bare address in code or in the words of a link stays as it is") {
    CHECK(first_link(parse_inline("`https://example.com:80/`")).url.empty());
    const auto spans = parse_inline("[https://a.example:80/](https://b.example/)");
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].url == "https://b.example/");
  }

  TEST_CASE("words after a bare address do not belong to it") {
    CHECK(first_link(parse_inline("https://example.com/에서")).url == "https://example.com/");
    CHECK(first_link(parse_inline("https://example.com, and")).url == "https://example.com");
    CHECK(first_link(parse_inline("https://good.example@evil.example/")).url == "https://good.example");
  }

  TEST_CASE("raw HTML is text") {
    CHECK(plain_text(parse_inline("<b onclick=x>a</b>")) == "<b onclick=x>a</b>");
    CHECK(plain_text(parse_rich_text("<script>\nalert(1)\n</script>")) == "<script> alert(1) </script>");
  }

  TEST_CASE("character references become characters") {
    CHECK(plain_text(parse_inline("a &amp; b &mdash; &#xAC00;&#44032; &#0; &unknownname;")) ==
          "a & b — 가가 \xEF\xBF\xBD &unknownname;");
    CHECK(first_link(parse_inline("[x](https://example.com/?a=1&amp;b=2)")).url ==
          "https://example.com/?a=1&b=2");
  }

  TEST_CASE("inline text that looks like a block stays a paragraph") {
    for (const std::string text :
         {"2026. 6. 24. 공개", "1) first", "# sharp", "- 5 percent", "+ plus", "> more", "=== x", "* star",
          "[a]: https://example.com", "~~~ x", "--- x", "---", "***"}) {
      CHECK(plain_text(parse_inline(text)) == text);
    }
    CHECK(plain_text(parse_inline("    four spaces")) == "four spaces");
    CHECK(plain_text(parse_inline("one\n\ntwo")) == "one two");
    CHECK(parse_inline("~~gone~~").at(0).flags == kSpanStrike);
  }

  TEST_CASE("an empty text has no blocks") {
    CHECK(parse_rich_text("").empty());
    CHECK(parse_rich_text(" \n\n").empty());
    CHECK(parse_inline("").empty());
  }

  TEST_CASE("nesting deeper than the limit is flattened") {
    const int depth = 100'000;
    const auto quotes = parse_rich_text(repeated(">", depth) + " x");
    REQUIRE(quotes.size() == 1);
    CHECK(quotes[0].level == kMaxNesting - 1);
    CHECK(plain_text(quotes[0].spans) == "x");

    const auto items = parse_rich_text(repeated("- ", depth) + "x");
    CHECK(items.size() <= static_cast<std::size_t>(depth));
    REQUIRE(!items.empty());
    CHECK(items.back().level == kMaxNesting - 1);
  }

  TEST_CASE("hostile brackets and runs stay in proportion to the text") {
    const int count = 100'000;
    for (const std::string piece : {"[", "![", "[[", "**a", "*a_", "`", "[a](", "<", "&", "](", "~~a",
                                    "https://:", "http://a&amp;", "https://a "}) {
      const std::string text = repeated(piece, count);
      const auto spans = parse_inline(text);
      CHECK(spans.size() <= 2 * static_cast<std::size_t>(count));
      CHECK(plain_text(spans).size() <= text.size());
    }
  }

  TEST_CASE("one long target under many spans is copied only in proportion to the text") {
    const std::string text =
        "[" + repeated("*a* ", 10'000) + "](https://example.com/" + repeated("x", 100'000) + ")";
    std::size_t bytes = 0;
    for (const Span& span : parse_inline(text)) bytes += span.url.size();
    CHECK(bytes > 100'000);
    CHECK(bytes <= 32 * text.size());
  }

  TEST_CASE("a node id comes only from a link of the site's own form") {
    CHECK(node_id_from_link("/ko/entity/anthropic") == "entity:anthropic");
    CHECK(node_id_from_link("/pt-BR/n/a-story/") == "story:a-story");
    CHECK(node_id_from_link("/ko/entity/anthropic?x=1#y") == "entity:anthropic");
    CHECK(node_id_from_link("/ko/entity/%EC%84%9C%EC%9A%B8") == "entity:서울");
    CHECK(node_id_from_link("chip-controls") == "story:chip-controls");
    for (const std::string target :
         {"", "/", "/ko", "/ko/entity", "/ko/entity/", "/ko/entity/a/b", "/ko/tag/a", "/entity/a", "a/b",
          "https://example.com/ko/entity/a", "page.html", "javascript:x", "a b", "#a", "/ko/entity/%2F"}) {
      CAPTURE(target);
      CHECK(node_id_from_link(target).empty());
    }
  }

  TEST_CASE("a safe URL is http or https with a host and nothing hidden") {
    CHECK(safe_url("https://example.com/a") == "https://example.com/a");
    CHECK(safe_url("HTTP://example.com") == "HTTP://example.com");
    CHECK(safe_url("https://서울.example/길") == "https://서울.example/길");
    for (const std::string url : {"",
                                  "https://",
                                  "http:///x",
                                  "https:example.com",
                                  "javascript:alert(1)",
                                  "JaVaScRiPt://x",
                                  "data:text/html,x",
                                  "file:///etc",
                                  "//example.com",
                                  "example.com",
                                  "https://a b",
                                  " https://a",
                                  "https://a\n",
                                  "https://a\x01",
                                  "https://a\\@b",
                                  "https://a\"b",
                                  "https://a<b",
                                  "https://a\u202Eb",
                                  "https://a\u200Bb",
                                  "https://a\u00A0b",
                                  "https://a\xFF",
                                  "https://:80"}) {
      CAPTURE(url);
      CHECK(safe_url(url).empty());
    }
  }
}
