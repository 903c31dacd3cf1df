#include "story/html_scanner.h"

#include <doctest/doctest.h>

#include <string>

namespace storylens {
namespace {

std::string tokens_of(std::string_view html) {
  std::string said;
  HtmlScanner scanner(html);
  HtmlToken token;
  while (scanner.next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::Open: said += "[" + std::string(token.name); break;
      case HtmlToken::Kind::Close: said += "[/" + std::string(token.name); break;
      case HtmlToken::Kind::Text: said += "[" + token.text; break;
    }
    for (const auto& [name, value] : token.attributes) said += " " + std::string(name) + "=" + value;
    said += "]";
  }
  return said;
}

}  // namespace

TEST_SUITE("story/html_scanner") {
  TEST_CASE("elements, attributes and text come in order") {
    CHECK(tokens_of("<p lang=\"en\" data-block=\"t0.quote\">a<br>b</p>") ==
          "[p lang=en data-block=t0.quote][a][br][b][/p]");
  }

  TEST_CASE("references stand for their characters") {
    CHECK(tokens_of("<a href=\"/?a=1&amp;b=&quot;2&quot;\">x &lt; y &amp;amp; &#39;z&#39;</a>") ==
          "[a href=/?a=1&b=\"2\"][x < y &amp; 'z'][/a]");
  }

  TEST_CASE("what is not of the writer's form is text") {
    for (const char* html : {"<", "<>", "<p", "<p a", "<p a=", "<p a=\"b", "<P>", "a < b", "&", "&bogus;"}) {
      std::string text = tokens_of(html);
      CHECK_MESSAGE(text.find("[/") == std::string::npos, html);
      text.erase(0, 1);
      CHECK_MESSAGE(text.find("p=") == std::string::npos, html);
    }
    CHECK(tokens_of("a < b") == "[a ][< b]");
    CHECK(tokens_of("<p a=\"b") == "[<p a=\"b]");
  }

  TEST_CASE("nothing is no token") {
    CHECK(tokens_of("").empty());
  }
}

}  // namespace storylens
