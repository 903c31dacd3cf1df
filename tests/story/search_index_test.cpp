#include "story/search_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/random.h"
#include "base/utf8.h"
#include "require_ok.h"
#include "story/sample_bundle.h"

namespace storylens {
namespace {

SearchIndex index_of(const Bundle& bundle, std::size_t bytes_at_a_time = 1 << 20) {
  SearchIndex index;
  index.begin(bundle);
  while (index.add_some(bytes_at_a_time)) {
  }
  return index;
}

Story make_story(std::string slug, std::string language, std::string headline) {
  Story story;
  story.slug = std::move(slug);
  story.in_language = std::move(language);
  story.headline = std::move(headline);
  return story;
}

std::string marked(const MarkedText& text) {
  std::string result;
  std::size_t at = 0;
  for (const auto& [begin, end] : text.marks) {
    result += text.text.substr(at, begin - at) + "[" + text.text.substr(begin, end - begin) + "]";
    at = end;
  }
  return result + text.text.substr(at);
}

// All that a search told, to be compared.
std::string told(const SearchResults& results) {
  std::string all = std::to_string(results.total) + " " + std::to_string(results.similar) + "\n";
  for (const SearchGroup& group : results.groups) {
    for (const SearchResult& result : group.results)
      all += result.node_id + " " + result.block + " " + marked(result.title) + " | " +
             marked(result.snippet) + "\n";
  }
  return all;
}

const SearchResult* find(const SearchResults& results, SearchKind kind) {
  for (const SearchGroup& group : results.groups) {
    if (group.kind == kind) return &group.results.front();
  }
  return nullptr;
}

}  // namespace

TEST_SUITE("story/search_index") {
  TEST_CASE("a result says where it was found, in the language of that place, and marks it") {
    Bundle bundle;
    Story story = make_story("ferry", "ko", "여객선이 다시 뜬다");
    story.sections.push_back({SectionRole::Summary,
                              "요약",
                              "첫 문단.\n\n- 하나\n- [선장](/ko/entity/captain)이 **출항**을 정한다",
                              {}});
    Take take;
    take.id = "quay";
    take.outlet = "quay.example";
    take.outlet_name = "Quay";
    take.quote = Quote{};
    take.quote->text = "No ship leaves without me.";
    take.quote->in_language = "en";
    story.takes = {take};
    bundle.stories = {story};
    const SearchIndex index = index_of(bundle);

    const SearchResults text = index.search({"출항", "ko"});
    REQUIRE_OK(find(text, SearchKind::Story) != nullptr);
    CHECK(find(text, SearchKind::Story)->block == "s0.b2");
    CHECK(marked(find(text, SearchKind::Story)->snippet) == "선장이 [출항]을 정한다");
    CHECK(find(text, SearchKind::Story)->snippet.language == "ko");

    const SearchResults quote = index.search({"leaves", "ko"});
    REQUIRE_OK(find(quote, SearchKind::Take) != nullptr);
    CHECK(find(quote, SearchKind::Take)->block == "t0.quote");
    CHECK(find(quote, SearchKind::Take)->snippet.language == "en");
    CHECK(marked(find(quote, SearchKind::Take)->snippet) == "No ship [leaves] without me.");
  }

  TEST_CASE("all words are asked for; where none has all, it is said") {
    Bundle bundle;
    bundle.stories = {make_story("a", "en", "Storm over the harbour"),
                      make_story("b", "en", "Strike at the harbour")};
    const SearchIndex index = index_of(bundle);
    const SearchResults both = index.search({"harbour strike", "en"});
    CHECK(both.total == 1);
    CHECK(both.has_all_words);
    const SearchResults some = index.search({"storm strike", "en"});
    CHECK(some.total == 2);
    CHECK_FALSE(some.has_all_words);
  }

  TEST_CASE("similar spellings are counted apart, and looked for only where little is found") {
    Bundle bundle;
    for (int i = 0; i < 5; ++i)
      bundle.stories.push_back(make_story("s" + std::to_string(i), "en", "Harbour news"));
    bundle.stories.push_back(make_story("other", "en", "Haven elsewhere"));
    const SearchIndex index = index_of(bundle);
    CHECK(index.search({"harbour", "en"}).total == 5);
    CHECK(index.search({"harbour", "en"}).similar == 0);
    const SearchResults slips = index.search({"harbuor", "en"});
    CHECK(slips.total == 5);
    CHECK(slips.similar == 5);
    CHECK(marked(slips.groups[0].results[0].title) == "[Harbour] news");
  }

  TEST_CASE("editions of a story are one result: the one that fits, else the reader's") {
    Bundle bundle;
    bundle.stories = {make_story("x", "en", "Anthropic writes"), make_story("x", "ko", "Anthropic 편지")};
    const SearchIndex index = index_of(bundle);
    CHECK(index.search({"anthropic", "ko"}).total == 1);
    CHECK(index.search({"anthropic", "ko"}).groups[0].results[0].story == 1);
    CHECK(index.search({"anthropic", "en"}).groups[0].results[0].story == 0);
    CHECK(index.search({"편지", "en"}).groups[0].results[0].story == 1);
  }

  TEST_CASE("of equals the newer comes first") {
    Bundle bundle;
    bundle.stories = {make_story("old", "en", "A flood"), make_story("new", "en", "A flood")};
    bundle.stories[0].start_date = "2024-01";
    bundle.stories[1].start_date = "2026-03-01";
    CHECK(index_of(bundle).search({"flood", "en"}).groups[0].results[0].node_id == "story:new");
  }

  TEST_CASE("names that only a story gives are found, and stories that are elsewhere") {
    Bundle bundle;
    Story story = make_story("a", "en", "One");
    story.entities = {{"bay-bridge", "The Bay Bridge", {}}, {"no-label", {}, {}}};
    story.related = {{"the-great-fog", {}, {}}};
    Take take;
    take.id = take.outlet = "fogpost.example";
    take.outlet_name = "Fog Post";
    story.takes = {take};
    bundle.stories = {story, make_story("b", "en", "Two")};
    bundle.stories[1].entities = story.entities;
    const SearchIndex index = index_of(bundle);
    CHECK(index.search({"bay bridge", "en"}).groups[0].results[0].node_id == "entity:bay-bridge");
    CHECK(index.search({"no label", "en"}).total == 1);
    CHECK(index.search({"great fog", "en"}).groups[0].results[0].node_id == "story:the-great-fog");
    CHECK(index.search({"fog post", "en"}).groups[0].results[0].node_id == "outlet:fogpost.example");
  }

  TEST_CASE("read in small steps it finds the same, and names before texts") {
    const Bundle bundle = sample_bundle();
    const SearchIndex whole = index_of(bundle);
    SearchIndex stepwise;
    stepwise.begin(bundle);
    CHECK(stepwise.search({"anthropic", "en"}).total == 0);
    while (stepwise.stage() == SearchIndex::Stage::Names) stepwise.add_some(100);
    const SearchResults names = stepwise.search({"anthropic", "en"});
    CHECK(names.total > 0);
    CHECK_FALSE(names.is_complete);
    while (stepwise.add_some(100)) {
    }
    for (const char* query :
         {"anthropic", "알리바바의", "ㅇㅌㄹㅍ", "day-book of one shop", "تولمار", "潮位"})
      CHECK_MESSAGE(told(stepwise.search({query, "ko"})) == told(whole.search({query, "ko"})), query);
  }

  TEST_CASE("every beginning of a word of a headline finds its story") {
    const Bundle bundle = sample_bundle();
    const SearchIndex index = index_of(bundle);
    for (const Story& story : bundle.stories) {
      const std::string& text = story.headline;
      for (std::size_t end = 0; end < text.size();) {
        decode_utf8(text, end);
        const std::size_t begin =
            text.rfind(' ', end - 1) == std::string::npos ? 0 : text.rfind(' ', end - 1) + 1;
        const std::string typed = text.substr(begin, end - begin);
        if (count_code_points(typed) < 3) continue;
        const SearchResults results = index.search({typed, story.in_language, 1000});
        const SearchGroup* stories = nullptr;
        for (const SearchGroup& group : results.groups)
          if (group.kind == SearchKind::Story) stories = &group;
        const bool is_found =
            stories != nullptr &&
            std::any_of(stories->results.begin(), stories->results.end(),
                        [&](const SearchResult& result) { return result.node_id == "story:" + story.slug; });
        // What is no word, such as a quotation mark and two signs, finds nothing.
        if (results.total > 0 || typed.find_first_not_of("‘’“”…«»- ") == std::string::npos)
          CHECK_MESSAGE(is_found, typed);
      }
    }
  }

  TEST_CASE("marks lie within their text, apart, and cut no character") {
    const Bundle bundle = sample_bundle();
    const SearchIndex index = index_of(bundle);
    for (const char* query : {"a", "the", "이", "ㅇ", "を", "पर", "ال", "하는 것", "storm idra water", "ก"}) {
      for (const SearchGroup& group : index.search({query, "en"}).groups) {
        CHECK(group.results.size() <= group.total);
        for (const SearchResult& result : group.results) {
          for (const MarkedText* text : {&result.title, &result.snippet}) {
            std::uint32_t before = 0;
            CHECK(is_valid_utf8(text->text));
            for (const auto& [begin, end] : text->marks) {
              CHECK(begin >= before);
              CHECK(end > begin);
              CHECK(end <= text->text.size());
              CHECK(is_valid_utf8(text->text.substr(begin, end - begin)));
              before = end;
            }
          }
        }
      }
    }
  }

  TEST_CASE("any query is answered: long, of controls, signs, emoji, broken UTF-8") {
    const Bundle bundle = sample_bundle();
    const SearchIndex index = index_of(bundle);
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "a ";
    for (const std::string& query :
         {std::string(), std::string("  "), std::string(10'000, 'a'), many, std::string(10'000, '*'),
          std::string("^.*$[(\\"), std::string("\0\x01\x7F", 3), std::string("🔥👩‍👩‍👧"),
          std::string("\xED\xA0\x80\xFF"), std::string("\xEA\xB0"), std::string("%00<script>")}) {
      CHECK(index.search({query, "en"}).total < 1000);
    }
    Random random(9);
    for (int i = 0; i < 300; ++i) {
      std::string noise;
      for (int k = 0; k < 12; ++k) noise += static_cast<char>(random.next());
      index.search({noise, ""});
    }
  }

  TEST_CASE("long texts and many takes are found within") {
    Bundle bundle;
    Story story = make_story("long", "en", "Long");
    std::string words;
    for (int i = 0; i < 60'000; ++i) words += "word" + std::to_string(i % 50) + " ";
    story.sections.push_back({SectionRole::Summary, "Summary", words + "needle " + words, {}});
    for (int i = 0; i < 5000; ++i) {
      Take take;
      take.id = take.outlet = "o" + std::to_string(i) + ".example";
      take.abstract = i == 4321 ? "A haystack of straw" : "Nothing of note";
      story.takes.push_back(take);
    }
    bundle.stories = {story};
    const SearchIndex index = index_of(bundle);
    const SearchResults needle = index.search({"needle", "en"});
    REQUIRE_OK(needle.total == 1);
    CHECK(marked(needle.groups[0].results[0].snippet).find("[needle]") != std::string::npos);
    CHECK(needle.groups[0].results[0].snippet.text.size() < 300);
    const SearchResults straw = index.search({"haystack", "en"});
    REQUIRE_OK(straw.total == 1);
    CHECK(straw.groups[0].results[0].block == "t4321.abstract");
    CHECK(index.search({"nothing", "en"}).total == 4999);
  }

  TEST_CASE("an empty bundle has nothing") {
    const Bundle bundle;
    CHECK(index_of(bundle).search({"a", "en"}).total == 0);
    CHECK(SearchIndex().search({"a", "en"}).total == 0);
  }
}

}  // namespace storylens
