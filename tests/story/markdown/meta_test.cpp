#include "story/markdown/meta.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace storylens;

namespace {

using Strings = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

struct MetaRead {
  bool is_meta = false;
  Story story;
  Strings codes;
};

MetaRead read(const std::string& line, Story story = {}) {
  MetaRead result{false, std::move(story), {}};
  Diagnostics diagnostics;
  Reporter reporter("", diagnostics);
  const auto parts = meta_parts({line, 1, false});
  result.is_meta = parts.has_value();
  if (parts) apply_meta(result.story, *parts, reporter);
  for (const Diagnostic& diagnostic : diagnostics) result.codes.push_back(diagnostic.code);
  return result;
}

Story identified(Story story) {
  story.in_language = inferred_language(story);
  story.slug = inferred_slug(story, {});
  return story;
}

}  // namespace

TEST_SUITE("story/markdown/meta") {
  TEST_CASE("the line of the seed's form gives its fields") {
    const MetaRead result = read(
        "**Meta:** type: event · date: 2026-06-24 · heads: 누구의 돈인가, 그들이 말하지 않는 것 · 17 takes · "
        "6 lenses · 8 regions");
    CHECK(result.codes.empty());
    CHECK(result.story.type == "event");
    CHECK(result.story.start_date == "2026-06-24");
    CHECK(result.story.rubrics == Strings{"누구의 돈인가", "그들이 말하지 않는 것"});
    CHECK(result.story.declared.takes == 17);
    CHECK(result.story.declared.lenses == 6);
    CHECK(result.story.declared.regions == 8);
  }

  TEST_CASE("every key of the form sets its field") {
    const MetaRead result = read(
        "**Meta:** type: topic · date: 2026-06 · end: 2026-07 · published: 2026-06-25 · modified: "
        "2026-06-26T10:00:00Z · lang: zh-Hant · slug: a-slug · url: https://a.example/x · takes: 3 · lenses: "
        "2 · regions: 1 · notice: Fiction: all of it");
    CHECK(result.codes.empty());
    CHECK(result.story.end_date == "2026-07");
    CHECK(result.story.date_published == "2026-06-25");
    CHECK(result.story.date_modified == "2026-06-26T10:00:00Z");
    CHECK(result.story.in_language == "zh-Hant");
    CHECK(result.story.slug == "a-slug");
    CHECK(result.story.url == "https://a.example/x");
    CHECK(result.story.declared.takes == 3);
    CHECK(result.story.declared.lenses == 2);
    CHECK(result.story.declared.regions == 1);
    CHECK(result.story.notice == "Fiction: all of it");
  }

  TEST_CASE("counts without a key go by their noun, and by position where no noun is known") {
    CHECK(read("**Meta:** 8 regions · 17 takes").story.declared.regions == 8);
    CHECK(read("**Meta:** 17개 관점 · 6개 렌즈 · 8개 지역").story.declared.regions == 8);
    const MetaRead unknown = read("**Meta:** 17 sjónarhorn · 6 linsur · 8 svæði");
    CHECK(unknown.story.declared.takes == 17);
    CHECK(unknown.story.declared.lenses == 6);
    CHECK(unknown.story.declared.regions == 8);
    CHECK(read("**Meta:** 17 takes · 6 linsur · 8 regions").story.declared.lenses == 6);
    CHECK(read("**Meta:** 관점 17 · type: event").story.declared.takes == 17);
    CHECK(read("**Meta:** ١٧ وجهة نظر").story.declared.takes == 17);
    CHECK(read("**Meta:** १७ दृष्टिकोण").story.declared.takes == 17);
  }

  TEST_CASE("a number whose noun is none of ours is kept beside counts that are known") {
    const MetaRead result = read("**Meta:** 17 takes · 3 corrections");
    CHECK(result.story.declared.takes == 17);
    CHECK_FALSE(result.story.declared.lenses);
    CHECK(result.story.other_meta == Pairs{{"", "3 corrections"}});
    CHECK(result.codes == Strings{"meta-unknown-part"});
  }

  TEST_CASE("parts that are not understood are kept with their reason") {
    CHECK(read("**Meta:** mood: grim").codes == Strings{"meta-unknown-part"});
    CHECK(read("**Meta:** mood: grim").story.other_meta == Pairs{{"mood", "grim"}});
    CHECK(read("**Meta:** breaking").codes == Strings{"meta-unknown-part"});
    CHECK(read("**Meta:** takes: many").codes == Strings{"count-not-a-number"});
    CHECK(read("**Meta:** takes: 1,200").codes == Strings{"count-not-a-number"});
    CHECK(read("**Meta:** takes: 99999999999").codes == Strings{"count-not-a-number"});
    CHECK(read("**Meta:** date: June 24").codes == Strings{"date-not-iso"});
    CHECK(read("**Meta:** date: 2026-02-30").codes == Strings{"date-not-iso"});
    CHECK(read("**Meta:** lang: Korean language").codes == Strings{"lang-not-a-tag"});
    CHECK(read("**Meta:** slug: a b").codes == Strings{"not-a-slug"});
    CHECK(read("**Meta:** url: javascript:x").codes == Strings{"url-not-http"});
    CHECK(read("**Meta:** type:").codes == Strings{"meta-empty-part"});
    CHECK(read("**Meta:** type: a · type: b").codes == Strings{"meta-duplicate-part"});
    CHECK(read("**Meta:** type: a · type: a").codes.empty());
    CHECK(read("**Meta:** 2 takes · 3 takes").codes == Strings{"meta-duplicate-part"});
    CHECK(read("**Meta:** 2026-06-24 · 1.5 takes").codes ==
          Strings{"meta-unknown-part", "meta-unknown-part"});
  }

  TEST_CASE("the label may be of another language when it or the parts are known") {
    CHECK(read("**메타:** type: event").is_meta);
    CHECK(read("**Meta**: type: event").is_meta);
    CHECK(read("**Upplýsingar:** type: event · date: 2026-06-24").is_meta);
    CHECK_FALSE(read("**Note:** this is a sentence").is_meta);
    CHECK_FALSE(read("**Note:** type: event").is_meta);
    CHECK_FALSE(read("Meta: type: event").is_meta);
    CHECK_FALSE(read("**Meta** type: event").is_meta);
  }

  TEST_CASE("other separators stand for the canonical one, and a dot inside a word does not") {
    CHECK(read("**Meta:** type: event | date: 2026-06-24").story.start_date == "2026-06-24");
    CHECK(read("**Meta:** type: event • date: 2026-06-24").story.start_date == "2026-06-24");
    CHECK(read("**Meta:** type: 미·중 · date: 2026-06-24").story.type == "미·중");
    CHECK(read("**Meta:** type: event ·").story.type == "event");
  }

  TEST_CASE("quotes protect separators and commas") {
    const MetaRead result = read(
        "**Meta:** heads: \"Whose money, really?\", B, \"a · \\\"b\\\"\" · notice: \"x · y\" · type: \"open");
    CHECK(result.codes.empty());
    CHECK(result.story.rubrics == Strings{"Whose money, really?", "B", "a · \"b\""});
    CHECK(result.story.notice == "x · y");
    CHECK(result.story.type == "\"open");
  }

  TEST_CASE(
      "the language comes from the address, else from the headline, and the slug from the address, else from "
      "the file") {
    Story story;
    story.url = "https://a.example/ko/n/the-slug";
    story.headline = "English headline";
    CHECK(inferred_language(story) == "ko");
    CHECK(inferred_slug(story, "x.md") == "the-slug");
    story.url = "https://a.example/";
    story.headline = "한국어 제목";
    CHECK(inferred_language(story) == "ko");
    CHECK(inferred_slug(story, "dir/Some File.v2.md") == "some-file.v2");
    CHECK(inferred_slug(story, "") == "");
  }

  TEST_CASE("the line says only what would not be inferred") {
    Story story;
    story.url = "https://a.example/ko/n/the-slug";
    CHECK(meta_line(identified(story)) == "");
    story.type = "event";
    CHECK(meta_line(identified(story)) == "**Meta:** type: event");
    story = identified(story);
    story.in_language = "en";
    story.slug = "other";
    CHECK(meta_line(story) == "**Meta:** type: event · lang: en · slug: other");
  }

  TEST_CASE("the line of a story is read back as the same story") {
    Story story;
    story.type = "event";
    story.start_date = "2026-06-24";
    story.end_date = "2026-06-25";
    story.date_published = "2026";
    story.date_modified = "2026-06";
    story.in_language = "pt-BR";
    story.slug = "a-slug";
    story.rubrics = {"a, b", "c · d", "\"e\"", "plain"};
    story.notice = "Line\nend · and \\ more";
    story.declared.takes = 1;
    story.declared.lenses = 2;
    story.declared.regions = 0;
    story.other_meta = {{"mood", "grim"}, {"list", "\"a\", b"}, {"empty", ""}, {"", "breaking"}};
    const std::string line = meta_line(story);
    CHECK(line.find('\n') == std::string::npos);
    const MetaRead result = read(line);
    CHECK(result.story.rubrics == story.rubrics);
    CHECK(result.story.notice == story.notice);
    CHECK(result.story.declared.takes == 1);
    CHECK(result.story.declared.regions == 0);
    CHECK(result.story.other_meta.size() == 4);
    CHECK(meta_line(result.story) == line);
  }

  TEST_CASE("a literal holds while it says what the fields say") {
    const std::string literal = "**Meta:** date: 2026-06-24 · type: event · 17개 관점";
    Story story = identified(read(literal).story);
    CHECK(meta_line(story) != literal);
    CHECK(meta_literal_holds(story, literal));
    story.declared.takes = 18;
    CHECK_FALSE(meta_literal_holds(story, literal));
    CHECK_FALSE(meta_literal_holds(story, "no meta line"));
    CHECK_FALSE(meta_literal_holds(Story(), "**Meta:** \n## Injected"));
  }
}
