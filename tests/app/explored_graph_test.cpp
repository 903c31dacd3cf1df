#include "app/explored_graph.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

// Two stories that name "acme"; the first also "zeta", and has three takes; the second has one.
Bundle two_stories() {
  Bundle bundle;
  for (const char* slug : {"one", "two"}) {
    Story story;
    story.slug = story.headline = slug;
    story.in_language = "en";
    story.entities = {{"acme", "Acme", {}}};
    Take take;
    take.outlet = take.outlet_name = "post.example";
    story.takes.assign(slug[0] == 'o' ? 3 : 1, take);
    bundle.stories.push_back(std::move(story));
  }
  bundle.stories[0].entities.push_back({"zeta", "Zeta", {}});
  return bundle;
}

struct Sample {
  Sample() : bundle(two_stories()), graph(build_story_graph(bundle, "en")) {
    explored.reset(graph, graph.find("story:one"));
  }
  void explore(const Exploration& exploration) { explored.explore(bundle, graph, exploration, {}); }
  float scale(std::string_view id) const { return explored.radius_scale(graph.find(id)); }

  Bundle bundle;
  StoryGraph graph;
  ExploredGraph explored;
};

}  // namespace

TEST_SUITE("app/explored_graph") {
  TEST_CASE("sizes are as usual until another measure is asked for") {
    Sample sample;
    sample.explore({});
    CHECK(sample.scale("story:one") == 1.0f);
    sample.explore({.is_whole = true, .size = SizeMetric::Takes});
    CHECK(sample.scale("story:one") > sample.scale("story:two"));
    sample.explore({.is_whole = true, .size = SizeMetric::Degree});
    CHECK(sample.scale("entity:acme") > sample.scale("entity:zeta"));
    sample.explore({});
    CHECK(sample.scale("entity:acme") == 1.0f);
  }

  TEST_CASE("what lies between the others is the largest by betweenness") {
    Sample sample;
    sample.explore({.is_whole = true, .size = SizeMetric::Betweenness});
    CHECK(sample.scale("entity:acme") > sample.scale("entity:zeta"));
    CHECK_FALSE(sample.explored.is_sampled());
  }

  TEST_CASE("a path has its nodes and edges, and is gone with the question") {
    Sample sample;
    sample.explore({.path_from = "entity:zeta", .path_to = "story:two"});
    CHECK(sample.explored.path().nodes.size() == 4);
    CHECK(sample.explored.path().edges.size() == 3);
    CHECK(sample.explored.is_on_path(sample.graph.find("entity:acme")));
    sample.explore({});
    CHECK(sample.explored.path().from == -1);
  }

  TEST_CASE("a path does not go through what is hidden") {
    Sample sample;
    sample.explore({.hidden = {"entity:acme"},
                    .blocked = {"outlet:post.example"},
                    .path_from = "story:one",
                    .path_to = "story:two"});
    CHECK(sample.explored.path().from >= 0);
    CHECK(sample.explored.path().nodes.empty());
  }

  TEST_CASE("each community has a head") {
    Sample sample;
    sample.explore({.is_whole = true, .coloring = NodeColoring::Community});
    const std::vector<int> heads = sample.explored.community_heads(sample.graph);
    REQUIRE_FALSE(heads.empty());
    for (std::size_t i = 0; i < heads.size(); ++i)
      CHECK(sample.explored.communities()[static_cast<std::size_t>(heads[i])] == static_cast<int>(i));
  }
}

}  // namespace storylens
