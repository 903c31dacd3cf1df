#include "story/search.h"

#include <doctest/doctest.h>

#include "require_ok.h"

namespace storylens {
namespace {

Bundle bundle_of_names() {
  Bundle bundle;
  Story story;
  story.slug = "claude";
  story.in_language = "ko";
  story.headline = "앤트로픽, 알리바바에 항의";
  story.entities = {{"alibaba", {}, {}}, {"qwen", {}, {}}, {"resume", {}, {}}};
  bundle.stories = {story};
  Entity alibaba;
  alibaba.slug = "alibaba";
  alibaba.names = {{"ko", "알리바바그룹"}, {"en", "Alibaba Group"}};
  Entity qwen;
  qwen.slug = "qwen";
  qwen.names = {{"ko", "알리바바 큐원"}};
  Entity resume;
  resume.slug = "resume";
  resume.names = {{"fr", "Résumé"}};
  bundle.entities = {alibaba, qwen, resume};
  return bundle;
}

std::vector<std::string> found(std::string_view query) {
  const Bundle bundle = bundle_of_names();
  const StoryGraph graph = build_story_graph(bundle, "ko");
  std::vector<std::string> ids;
  for (const SearchHit& hit : search_nodes(bundle, graph, query, 10)) {
    ids.push_back(graph.nodes[static_cast<std::size_t>(hit.node)].id);
  }
  return ids;
}

}  // namespace

TEST_SUITE("story/search") {
  TEST_CASE("a whole name comes before a beginning, a beginning before what is within") {
    const std::vector<std::string> ids = found("알리바바그룹");
    REQUIRE_OK(ids.size() == 1);
    CHECK(ids[0] == "entity:alibaba");
    const std::vector<std::string> more = found("알리바바");
    REQUIRE_OK(more.size() == 3);
    CHECK(more[2] == "story:claude");
  }

  TEST_CASE("a syllable that is being composed finds its word") {
    for (const char* typed : {"ㅋ", "큐", "큥", "큐우", "큐워", "큐원"}) {
      const std::vector<std::string> ids = found(typed);
      REQUIRE_OK(!ids.empty());
      CHECK_MESSAGE(ids[0] == "entity:qwen", typed);
    }
  }

  TEST_CASE("case and accents do not matter, and other languages count") {
    CHECK(found("RESUME") == std::vector<std::string>{"entity:resume"});
    CHECK(found("alibaba gr") == std::vector<std::string>{"entity:alibaba"});
  }

  TEST_CASE("blanks find nothing, and so does what is not there") {
    CHECK(found("").empty());
    CHECK(found("  ").empty());
    CHECK(found("zzz").empty());
  }
}

}  // namespace storylens
