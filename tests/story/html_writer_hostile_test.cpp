#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "file_text.h"
#include "story/html_tokens.h"
#include "story/html_writer.h"

namespace storylens {
namespace {

// Strings that try to leave the text or attribute they are put in.
const std::vector<std::string> kBreakouts = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onfocus=\"alert(1)\" autofocus=\"",
    "</article></body><h1>out</h1>",
    "<!-- comment",
    "--> <svg/onload=alert(1)>",
    "<![CDATA[x]]>",
    "&lt;b&gt; &amp;amp; &#x3C; &bogus;",
    "javascript:alert(1)",
    "https://good.example/\" onclick=\"alert(1)",
    "http://a.example/<b>",
    "[x](javascript:alert(1)) ![y](data:text/html,<b>)",
    "<https://a.example/\"onclick=alert(1)>",
    "`<b>` **\"** [<i>](/en/entity/<i>) [[a\"b|<u>]]",
    std::string("nul \0 byte", 10),
    "line one\r\nline two\xE2\x80\xA8line three",
    "bidi \xE2\x80\xAE txt.exe \xE2\x81\xA6 isolate",
    "ill-formed \xFF\xC0\xAF \xED\xA0\x80",
    "{0} {1} {{0}}",
};

// Every field of a story, and of what stands around it, filled with one string.
Bundle filled_with(const std::string& text) {
  Bundle bundle;
  bundle.license = text;
  Story story;
  story.slug = story.url = story.type = story.headline = story.alternative_headline = story.in_language =
      text;
  story.start_date = story.end_date = story.date_published = story.date_modified = story.notice = text;
  story.rubrics = {text, text};
  story.sections = {{SectionRole::Other, text, text, {}},
                    {SectionRole::Summary, text, "- " + text + "\n\n> " + text, {}}};
  story.takes_heading = story.graph_heading = story.corrections_heading = text;
  story.related = {{text, text, {}}, {"b", text, {}}};
  story.entities = {{text, text, {}}, {"e", text, {}}};
  story.corrections = {{text, text, {}}};
  story.other_meta = {{text, text}, {"", text}};
  story.other_lines = {text};
  Take take;
  take.id = take.outlet = take.outlet_name = take.url = take.in_language = take.abstract =
      take.date_published = text;
  take.lens = text;
  take.regions = {{text, text, {}}};
  take.other_lines = {text};
  take.quote = Quote();
  take.quote->text = take.quote->in_language = take.quote->original = take.quote->original_language = text;
  take.quote->spoken_by = take.quote->open_mark = take.quote->close_mark = text;
  take.quote->is_translated = true;
  Take unlabelled = take;
  unlabelled.lens.reset();
  unlabelled.lens_heading = text;
  story.takes = {take, take, unlabelled};
  Story other = story;
  other.slug = "b";
  bundle.stories = {story, story, other};
  bundle.entities.resize(1);
  bundle.entities[0].slug = "e";
  bundle.entities[0].names = {{text, text}};
  bundle.outlets.resize(1);
  bundle.outlets[0].id = text;
  bundle.outlets[0].owned_by = {text, text, {}};
  bundle.outlets[0].funding = {text, text, {}};
  return bundle;
}

// True for text that escaping must give back as it was.
bool is_ordinary(const std::string& text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    if (is_control(c) || is_bidi_control(c) || c >= 0xFFF0 || (c >= 0xFDD0 && c <= 0xFDEF)) return false;
  }
  return true;
}

void check_document(const std::string& text) {
  CAPTURE(text);
  const Bundle bundle = filled_with(text);
  const std::string html = bundle_html(bundle, Strings::for_language("ko"));
  CHECK(fault_of(html) == "");
  CHECK(is_valid_utf8(html));
  if (!text.empty() && is_ordinary(text)) CHECK(text_of(html, "data-block", "tagline") == text);
}

TEST_SUITE("story/html_writer") {
  TEST_CASE("a flood of combining marks ends in one sign of replacement") {
    std::string flood = "a";
    for (int i = 0; i < 1000; ++i) flood += "\u0301";
    const std::string escaped = escape_html(flood + "b");
    CHECK(escaped.size() == 1 + 64 * 2 + 3 + 1);
    CHECK(escaped.substr(escaped.size() - 4) == "\uFFFDb");
    CHECK(escape_html("e\u0301e\u0301") == "e\u0301e\u0301");
  }

  TEST_CASE("no string leaves the text or attribute it is put in") {
    for (const std::string& text : kBreakouts) check_document(text);
  }

  TEST_CASE("the big list of naughty strings leaves no text and no attribute") {
    const std::string list = file_text(std::string(STORYLENS_SHARED_DIR) + "/data/blns/blns.txt");
    if (list.empty()) {
      MESSAGE("the list of naughty strings is not here: skipped");
      return;
    }
    std::istringstream lines(list);
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line.front() == '#') continue;
      check_document(line);
      ++count;
    }
    CHECK(count > 300);
  }
}

}  // namespace
}  // namespace storylens
