#include "story/claims.h"

#include <doctest/doctest.h>

#include <string>

#include "require_ok.h"
#include "story/html_samples.h"
#include "story/markdown_files.h"
#include "story/markdown_reader.h"

namespace storylens {
namespace {

Bundle sample(const std::string& summary) {
  Bundle bundle;
  bundle.stories = {bare_story("dam", "en")};
  Story& story = bundle.stories[0];
  story.sections.push_back({SectionRole::Summary, "Summary", summary, {}});
  story.takes = {bare_take("a"), bare_take("b")};
  story.entities = {{"works", "Works", {}}};
  bundle.entities.resize(1);
  bundle.entities[0].slug = "works";
  bundle.entities[0].names = {{"en", "Harbour Works"}, {"ko", "하버웍스"}};
  return bundle;
}

std::vector<ClaimRow> rows_of(const Bundle& bundle) {
  return find_claims(bundle, bundle.stories[0]);
}

TEST_SUITE("story/claims") {
  TEST_CASE("each sentence of the summary is a claim, and a take without words is unknown") {
    const auto rows = rows_of(sample("The dam holds. The water rose."));
    REQUIRE_OK(rows.size() == 2);
    CHECK(rows[0].text == "The dam holds.");
    CHECK(rows[0].findings[0].stance == Stance::Unknown);
    CHECK(rows[1].is_uncited());
  }

  TEST_CASE("a figure that tells enough shows that a take carries the sentence, in any language") {
    Bundle bundle = sample("It struck 25,000 homes. It took 28.8 million litres.");
    bundle.stories[0].takes[0].quote = Quote();
    bundle.stories[0].takes[0].quote->text = "Homes: many.";
    bundle.stories[0].takes[0].quote->original = "2만 5000가구가 피해를 입었다";
    bundle.stories[0].takes[0].quote->original_language = "ko";
    const auto rows = rows_of(bundle);
    CHECK(rows[0].findings[0].stance == Stance::States);
    CHECK(rows[0].findings[0].evidence == "2만 5000");
    CHECK(rows[1].findings[0].stance == Stance::Silent);
    CHECK(rows[0].findings[1].stance == Stance::Unknown);
  }

  TEST_CASE("a small number or a day needs a name of the story beside it") {
    Bundle bundle = sample("Harbour Works closed 12 gates on 24 June.");
    bundle.stories[0].takes[0].abstract = "Twelve gates, or 12, were shut.";
    bundle.stories[0].takes[1].abstract = "하버웍스가 6월 24일 닫았다고 한다.";
    auto rows = rows_of(bundle);
    CHECK(rows[0].findings[0].stance == Stance::Silent);
    CHECK(rows[0].findings[1].stance == Stance::States);
    CHECK(rows[0].findings[1].evidence == "6월 24일 · 하버웍스");
    bundle.stories[0].takes[0].abstract = "Harbour Works shut 12 gates.";
    rows = rows_of(bundle);
    CHECK(rows[0].findings[0].stance == Stance::States);
    CHECK(rows[0].findings[0].evidence == "12 · Harbour Works");
  }

  TEST_CASE("names alone show nothing") {
    Bundle bundle = sample("Harbour Works ignored the warning.");
    bundle.stories[0].takes[0].abstract = "Harbour Works denies it.";
    CHECK(rows_of(bundle)[0].findings[0].stance == Stance::Silent);
  }

  TEST_CASE("a run of the same words is quoted as evidence, a few common ones are not") {
    Bundle bundle = sample("The engineers had warned of cracks in the wall.");
    bundle.stories[0].takes[0].abstract = "It says “warned of cracks in the Wall” twice.";
    bundle.stories[0].takes[1].abstract = "Nothing was in the wall.";
    const auto rows = rows_of(bundle);
    CHECK(rows[0].findings[0].stance == Stance::States);
    CHECK(rows[0].findings[0].evidence == "“warned of cracks in the Wall”");
    CHECK(rows[0].findings[1].stance == Stance::Silent);
  }

  TEST_CASE("what the bundle gives holds, for a sentence of the summary or a claim of its own") {
    Bundle bundle = sample("The dam holds.");
    bundle.stories[0].unknown = {{"claims", R"([{"text": "The dam holds.", "takes": [
            {"take": "b", "stance": "disputes", "evidence": "It leaks"}, {"take": "nobody", "stance": "states"}]},
          {"text": "The mayor knew.", "takes": [{"take": "a", "stance": "states"}]}])"}};
    const auto rows = rows_of(bundle);
    REQUIRE_OK(rows.size() == 2);
    CHECK(rows[0].findings[1].stance == Stance::Disputes);
    CHECK(rows[0].findings[1].evidence == "It leaks");
    CHECK(rows[0].findings[1].is_given);
    CHECK_FALSE(rows[0].is_uncited());
    CHECK(rows[1].text == "The mayor knew.");
    CHECK(rows[1].count(Stance::States) == 1);
  }

  TEST_CASE("what is wrong in given claims is told and passed over") {
    Bundle bundle = sample("The dam holds.");
    for (const char* json : {"3", "[{}]", R"([{"text": "A", "takes": 1}])",
                             R"([{"text": "A", "takes": [{"take": "x", "stance": "states"}]}])",
                             R"([{"text": "A", "takes": [{"take": "a", "stance": "shouts"}]}])"}) {
      bundle.stories[0].unknown = {{"claims", json}};
      std::vector<std::string> faults;
      given_claims(bundle.stories[0], &faults);
      CHECK_MESSAGE(faults.size() == 1, json);
      CHECK(rows_of(bundle)[0].is_uncited());
    }
  }

  TEST_CASE("a story without summary or takes has no findings, and long words do no harm") {
    Bundle bundle = sample("");
    CHECK(rows_of(bundle).empty());
    bundle.stories[0].sections[0].markdown = "A sentence of 25,000 words.";
    bundle.stories[0].takes[0].abstract = std::string(50'000, 'a') + " 25,000";
    CHECK(rows_of(bundle)[0].findings[0].stance == Stance::Silent);  // beyond what is compared
    bundle.stories[0].takes.clear();
    CHECK(rows_of(bundle)[0].is_uncited());
  }

  TEST_CASE("in the one real story four sentences are told apart, and the memo is uncited") {
    const std::string markdown = seed_text();
    if (markdown.empty()) return;
    Diagnostics diagnostics;
    Bundle bundle;
    bundle.stories = {read_markdown(markdown, "seed", diagnostics)};
    const auto rows = rows_of(bundle);
    REQUIRE_OK(rows.size() == 4);
    CHECK(rows[0].count(Stance::States) == 2);
    CHECK(rows[0].count(Stance::Unknown) == 12);
    CHECK(rows[1].count(Stance::States) >= 1);
    CHECK(rows[2].count(Stance::States) >= 1);
    CHECK(rows[3].is_uncited());
    for (const ClaimRow& row : rows) CHECK(row.count(Stance::Disputes) == 0);
  }
}

}  // namespace
}  // namespace storylens
