#include "story/report_link.h"

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "story/bundle_reader.h"
#include "story/html_writer.h"

namespace storylens {
namespace {

Bundle bundle_with(const std::string& address) {
  // The first story and the first take are left out: places count them.
  const std::string json = R"({"format":"storylens-bundle","version":"1.0","reportTo":")" + address +
                           R"(","stories":[{"slug":"no-headline"},{"slug":"a","headline":"A & B",
    "inLanguage":"en","takes":[{"lens":"x"},{"id":"wire","outlet":"wire.example"}]}]})";
  Diagnostics diagnostics;
  Result<Bundle> bundle = read_bundle(json, diagnostics, {});
  REQUIRE(bundle.has_value());
  CHECK(bundle->digest == (bundle->report_to.empty() ? "" : short_hash(json)));
  return std::move(*bundle);
}

TEST_SUITE("story/report_link") {
  TEST_CASE("a link says which bundle by its bytes, and where in the file, past what was left out") {
    const Bundle bundle = bundle_with("https://desk.example/report?form=1#top");
    const Story& story = bundle.stories[0];
    const std::string about =
        "https://desk.example/report?form=1&bundle=" + bundle.digest + "&version=1.0&pointer=/stories/1";
    CHECK(report_link(bundle, story, nullptr) == about + "&story=a&lang=en#top");
    CHECK(report_link(bundle, story, &story.takes[0]) == about + "/takes/1&story=a&lang=en&take=wire#top");
  }

  TEST_CASE("a mail has the headline as its subject, and the rest below where one writes") {
    const Bundle bundle = bundle_with("mailto:desk@news.example");
    const std::string link = report_link(bundle, bundle.stories[0], nullptr);
    CHECK(link.substr(0, 74) == "mailto:desk@news.example?subject=A%20%26%20B&body=%0D%0A%0D%0Abundle:%20" +
                                    bundle.digest.substr(0, 2));
    CHECK(link.find("pointer:%20/stories/1%0D%0A") != std::string::npos);
  }

  TEST_CASE("nothing but https and one plain mail address is an address to report to") {
    for (const char* good : {"https://a.example", "HTTPS://a.example/x?y", "mailto:a.b+c@d-e.example"})
      CHECK(is_report_address(good));
    for (const char* bad :
         {"", "http://a.example", "javascript:alert(1)", "https://", "mailto:", "mailto:a", "mailto:@b",
          "mailto:a@", "mailto:a@b?cc=everyone@c", "mailto:a@b,c@d", "mailto:a b@c", "tel:1"})
      CHECK_FALSE(is_report_address(bad));
  }

  TEST_CASE("where the bundle gives no good address there is no link") {
    const Bundle bundle = bundle_with("http://desk.example");
    CHECK(bundle.report_to.empty());
    CHECK(report_link(bundle, bundle.stories[0], nullptr).empty());
    CHECK(bundle_html(bundle, Strings::for_language("en")).find("Report") == std::string::npos);
  }

  TEST_CASE("the document has it at each take and at its foot") {
    const Bundle bundle = bundle_with("https://desk.example/");
    const std::string html = bundle_html(bundle, Strings::for_language("en"));
    CHECK(html.find("/takes/1&amp;story=a") != std::string::npos);
    CHECK(html.find("data-block=\"report\"") != std::string::npos);
  }
}

}  // namespace
}  // namespace storylens
