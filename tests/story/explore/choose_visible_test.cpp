#include "story/explore/choose_visible.h"

#include <doctest/doctest.h>

#include "story/explore/graph_walk.h"
#include "story/explore/small_graph.h"

namespace storylens {
namespace {

// s0 (2026-06) names e2, e3; s1 (2026-07) names e3, e4; o5 reports on s0, o6 on s1.
struct Sample {
  Sample()
      : graph(small_graph({"s0", "s1", "e2", "e3", "e4", "o5", "o6"},
                          {{0, 2}, {0, 3}, {1, 3}, {1, 4}, {5, 0}, {6, 1}})) {
    const char* const dates[] = {"2026-06-10", "2026-07-01"};
    for (int i = 0; i < 2; ++i) {
      Story story;
      story.slug = "s" + std::to_string(i);
      story.start_date = dates[i];
      Take take;
      take.id = "t" + std::to_string(i);
      take.outlet = "o" + std::to_string(5 + i);
      take.lens = i == 0 ? "business" : "labour";
      take.regions.push_back({.literal = i == 0 ? "Korea" : "Japan"});
      story.takes.push_back(std::move(take));
      graph.nodes[static_cast<std::size_t>(i)].item = i;
      bundle.stories.push_back(std::move(story));
    }
    index = NeighborIndex(graph);
  }

  VisibleNodes choose(const Exploration& exploration) const {
    std::vector<int> path;
    if (exploration.has_path())
      path = find_path(graph, index, index.find(exploration.path_from), index.find(exploration.path_to),
                       index.marks(exploration.blocked));
    return choose_visible({bundle, graph, index, 0, takes, communities, path}, exploration);
  }

  Bundle bundle;
  StoryGraph graph;
  NeighborIndex index;
  TakeFilter takes;
  std::vector<int> communities;
};

using Nodes = std::vector<int>;

}  // namespace

TEST_SUITE("story/explore/choose_visible") {
  TEST_CASE("at first what touches the current story is shown, with its outlets folded") {
    CHECK(Sample().choose({}).nodes == Nodes{0, 2, 3});
    CHECK(Sample().choose({.shows_outlets = true}).nodes == Nodes{0, 2, 3, 5});
  }

  TEST_CASE("the whole bundle is shown on demand") {
    CHECK(Sample().choose({.is_whole = true}).nodes == Nodes{0, 1, 2, 3, 4});
  }

  TEST_CASE("expanding a node adds its neighbours, and a blocked one adds none") {
    CHECK(Sample().choose({.expanded = {"entity:e3"}}).nodes == Nodes{0, 1, 2, 3});
    CHECK(Sample().choose({.expanded = {"story:s1"}}).nodes == Nodes{0, 1, 2, 3, 4});
    CHECK(Sample().choose({.expanded = {"entity:e3"}, .blocked = {"entity:e3"}}).nodes == Nodes{0, 2, 3});
  }

  TEST_CASE("a focus shows what is within its depth, whatever the story") {
    CHECK(Sample().choose({.focus = "entity:e4", .depth = 1}).nodes == Nodes{1, 4});
    CHECK(Sample().choose({.focus = "entity:e4", .depth = 2}).nodes == Nodes{1, 3, 4});
    CHECK(Sample().choose({.focus = "entity:e4", .depth = 3}).nodes == Nodes{0, 1, 3, 4});
    CHECK(Sample().choose({.focus = "entity:e4", .depth = 99}).nodes == Nodes{0, 1, 3, 4});
  }

  TEST_CASE("a focus does not look through a blocked node") {
    CHECK(Sample().choose({.focus = "story:s1", .depth = 3, .blocked = {"entity:e3"}}).nodes ==
          Nodes{1, 3, 4});
  }

  TEST_CASE("a focus on an outlet shows what it reports on") {
    CHECK(Sample().choose({.focus = "outlet:o6"}).nodes == Nodes{1, 6});
  }

  TEST_CASE("a focus that is not in the graph is none") {
    CHECK(Sample().choose({.focus = "entity:none"}).nodes == Nodes{0, 2, 3});
  }

  TEST_CASE("what is hidden is left out and counted, the current story too") {
    const VisibleNodes visible = Sample().choose({.hidden = {"entity:e2", "entity:none", "story:s0"}});
    CHECK(visible.nodes == Nodes{3});
    CHECK(visible.hidden == 2);
    CHECK(visible.filtered == 0);
  }

  TEST_CASE("a kind is left out and what is left stays") {
    Exploration exploration;
    exploration.toggle_kind(NodeKind::Entity);
    const VisibleNodes visible = Sample().choose(exploration);
    CHECK(visible.nodes == Nodes{0});
    CHECK(visible.filtered == 2);
  }

  TEST_CASE("stories outside the dates go, and names that only they have") {
    const VisibleNodes visible = Sample().choose({.is_whole = true, .to_date = "2026-06"});
    CHECK(visible.nodes == Nodes{0, 2, 3});
    CHECK(visible.filtered == 2);
    CHECK(Sample().choose({.is_whole = true, .from_date = "2026-06"}).nodes == Nodes{0, 1, 2, 3, 4});
  }

  TEST_CASE("a region leaves out stories and outlets without a take of it, not the current story") {
    Sample sample;
    sample.takes.toggle(Facet::Region, "Korea");
    CHECK(sample.choose({.is_whole = true, .shows_outlets = true}).nodes == Nodes{0, 2, 3, 5});
    sample.takes = {};
    sample.takes.toggle(Facet::Region, "Japan");
    CHECK(sample.choose({.shows_outlets = true}).nodes == Nodes{0, 2, 3});
  }

  TEST_CASE("a lens says nothing of another story") {
    Sample sample;
    sample.takes.toggle(Facet::Lens, "business");
    CHECK(sample.choose({.is_whole = true}).nodes == Nodes{0, 1, 2, 3, 4});
  }

  TEST_CASE("one community alone is shown, with the current story") {
    Sample sample;
    sample.communities = {0, 1, 0, 0, 1, -1, -1};
    CHECK(sample.choose({.is_whole = true, .community = "story:s1"}).nodes == Nodes{0, 1, 4});
  }

  TEST_CASE("collapsing folds leaves into a node and tells how many") {
    const VisibleNodes visible = Sample().choose({.is_whole = true, .collapsed = {"story:s1"}});
    CHECK(visible.nodes == Nodes{0, 1, 2, 3});
    REQUIRE(visible.folded.size() == 1);
    CHECK(visible.folded[0] == std::pair<int, int>{1, 1});
  }

  TEST_CASE("a path is shown whatever the extent and the kinds") {
    Exploration exploration;
    exploration.path_from = "entity:e2";
    exploration.path_to = "entity:e4";
    exploration.toggle_kind(NodeKind::Entity);
    CHECK(Sample().choose(exploration).nodes == Nodes{0, 1, 2, 3, 4});
  }
}

}  // namespace storylens
