#include "app/graph_places.h"

#include <doctest/doctest.h>

#include <limits>
#include <numeric>
#include <string>

namespace storylens {
namespace {

// Two stories that name the same company.
Bundle two_stories() {
  Bundle bundle;
  for (const char* slug : {"one", "two"}) {
    Story story;
    story.slug = story.headline = slug;
    story.in_language = "en";
    story.entities = {{"acme", "Acme", {}}};
    bundle.stories.push_back(story);
  }
  bundle.layout = {{"story:one", -100.0f, 0.0f}, {"entity:acme", 0.0f, 50.0f}, {"story:two", 100.0f, 0.0f}};
  return bundle;
}

std::vector<int> all_of(const StoryGraph& graph) {
  std::vector<int> nodes(graph.nodes.size());
  std::iota(nodes.begin(), nodes.end(), 0);
  return nodes;
}

// What is shown of a bundle without places, while it is laid out.
struct Running {
  Running() {
    bundle.layout.clear();
    graph = build_story_graph(bundle, "en");
    places.show(bundle, graph, all_of(graph));
    wanted.resize(graph.nodes.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = {1000.0f * static_cast<float>(i), 500.0f};
  }
  void settle() {
    for (int i = 0; i < 1000 && places.tick(16.0f, false); ++i) {
    }
  }
  Bundle bundle = two_stories();
  StoryGraph graph;
  GraphPlaces places;
  std::vector<Vec2> wanted;
};

}  // namespace

TEST_SUITE("app/graph_places") {
  TEST_CASE("nodes stand where the bundle says, at rest") {
    const Bundle bundle = two_stories();
    const StoryGraph graph = build_story_graph(bundle, "en");
    GraphPlaces places;
    places.show(bundle, graph, {graph.find("story:two"), graph.find("entity:acme")});
    CHECK(places.positions()[0] == Vec2{100.0f, 0.0f});
    CHECK(places.positions()[1] == Vec2{0.0f, 50.0f});
    CHECK_FALSE(places.take_task().has_value());
    CHECK_FALSE(places.tick(16.0f, false));
  }

  TEST_CASE("a place and a pin outlast a time when the node is not shown") {
    const Bundle bundle = two_stories();
    const StoryGraph graph = build_story_graph(bundle, "en");
    const int node = graph.find("story:two");
    GraphPlaces places;
    places.show(bundle, graph, {node});
    places.toggle_pin(0);
    places.begin_drag(0);
    places.drag_to(0, {300.0f, 200.0f});
    places.end_drag(0);
    places.show(bundle, graph, {graph.find("story:one")});
    CHECK(places.has_pinned());
    CHECK_FALSE(places.is_pinned(0));
    places.show(bundle, graph, {graph.find("story:one"), node});
    CHECK(places.positions()[1] == Vec2{300.0f, 200.0f});
    CHECK(places.is_pinned(1));
    places.unpin_all();
    CHECK_FALSE(places.has_pinned());
  }

  TEST_CASE(
      "a node that the bundle's layout does not hold, or holds no number for, stands near its neighbours") {
    Bundle bundle = two_stories();
    bundle.layout[1].x = std::numeric_limits<float>::quiet_NaN();
    bundle.layout.pop_back();
    const StoryGraph graph = build_story_graph(bundle, "en");
    GraphPlaces places;
    places.show(bundle, graph, all_of(graph));
    CHECK_FALSE(places.is_laying_out());
    CHECK_FALSE(places.tick(16.0f, false));
    CHECK(places.positions()[static_cast<std::size_t>(graph.find("story:one"))] == Vec2{-100.0f, 0.0f});
    for (const Vec2& position : places.positions()) CHECK(length(position - Vec2{-100.0f, 0.0f}) < 500.0f);
  }

  TEST_CASE("a bundle without places is laid out elsewhere, and nodes glide to what is told") {
    Running run;
    CHECK(run.places.is_laying_out());
    const std::optional<Picture> task = run.places.take_task();
    CHECK(task.has_value());
    CHECK_FALSE(run.places.take_task().has_value());
    CHECK(task->bodies.size() == run.graph.nodes.size());
    const std::vector<Vec2> before = run.places.positions();
    CHECK_FALSE(run.places.tick(16.0f, false));  // nothing moves before there are places
    run.places.take_places(run.wanted, 0.5f, false);
    CHECK(run.places.layout_progress() == 0.5f);
    CHECK(run.places.tick(16.0f, false));
    CHECK(length(run.places.positions()[2] - before[2]) > 1.0f);
    CHECK(length(run.places.positions()[2] - run.wanted[2]) > 100.0f);
    run.places.take_places(run.wanted, 1.0f, true);
    run.settle();
    CHECK_FALSE(run.places.is_laying_out());
    for (std::size_t i = 0; i < run.wanted.size(); ++i)
      CHECK(length(run.places.positions()[i] - run.wanted[i]) < 1.0f);
  }

  TEST_CASE("where motion is reduced the picture changes in one step, in the end") {
    Running run;
    const std::vector<Vec2> before = run.places.positions();
    run.places.take_places(run.wanted, 0.5f, false);
    CHECK_FALSE(run.places.tick(16.0f, true));
    CHECK(run.places.positions() == before);
    run.places.take_places(run.wanted, 1.0f, true);
    CHECK_FALSE(run.places.tick(16.0f, true));
    CHECK(run.places.positions() == run.wanted);
  }

  TEST_CASE("what is dragged while a layout runs stays under the pointer, and its neighbours follow") {
    Running run;
    const auto held = static_cast<std::size_t>(run.graph.find("story:one"));
    const auto neighbor = static_cast<std::size_t>(run.graph.find("entity:acme"));
    run.places.take_places(run.wanted, 0.5f, false);
    run.places.begin_drag(held);
    run.places.drag_to(held, run.wanted[held] + Vec2{0.0f, 900.0f});
    run.settle();
    CHECK(run.places.positions()[held] == run.wanted[held] + Vec2{0.0f, 900.0f});
    CHECK(run.places.positions()[neighbor].y > run.wanted[neighbor].y + 100.0f);
    run.places.take_places(run.wanted, 1.0f, true);
    run.settle();
    CHECK_FALSE(run.places.is_laying_out());
    CHECK(run.places.positions()[held] == run.wanted[held] + Vec2{0.0f, 900.0f});
    run.places.end_drag(held);
  }

  TEST_CASE("what is shown anew while a layout runs takes part in it") {
    Running run;
    run.places.take_places(run.wanted, 0.5f, false);
    const int node = run.graph.find("story:two");
    run.places.show(run.bundle, run.graph, {node});
    run.places.take_places(run.wanted, 1.0f, true);
    run.settle();
    CHECK(length(run.places.positions()[0] - run.wanted[static_cast<std::size_t>(node)]) < 1.0f);
  }

  TEST_CASE("places of another number, or that are no numbers, are not taken") {
    Running run;
    run.places.take_places({{1.0f, 1.0f}}, 0.5f, true);
    CHECK(run.places.is_laying_out());
    run.places.take_places(
        std::vector<Vec2>(run.wanted.size(), Vec2{std::numeric_limits<float>::quiet_NaN(), 0.0f}), 1.0f,
        true);
    run.settle();
    CHECK_FALSE(run.places.is_laying_out());
    for (const Vec2& position : run.places.positions()) CHECK(length(position) < 1000.0f);
  }

  TEST_CASE("without a layout a small graph is laid out by the simulation") {
    Running run;
    run.places.give_up_layout();
    CHECK_FALSE(run.places.is_laying_out());
    CHECK_FALSE(run.places.is_too_large());
    CHECK(run.places.tick(16.0f, false));
    run.settle();
    CHECK(run.places.simulation().is_settled());
    const auto& positions = run.places.positions();
    CHECK(length(positions[0] - positions[1]) > 30.0f);
  }

  TEST_CASE("what is too large is not laid out, and says so") {
    StoryGraph graph;
    graph.nodes.resize(GraphPlaces::kMostLaidOut + 1);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) graph.nodes[i].id = "story:" + std::to_string(i);
    GraphPlaces places;
    places.show({}, graph, {0, 1, 2});
    CHECK(places.is_too_large());
    CHECK_FALSE(places.is_laying_out());
    CHECK_FALSE(places.take_task().has_value());
    CHECK(places.positions().size() == 3);
    graph.nodes.pop_back();
    GraphPlaces fewer;
    fewer.show({}, graph, {0, 1, 2});
    CHECK_FALSE(fewer.is_too_large());
    CHECK(fewer.is_laying_out());
  }

  TEST_CASE("a bundle without a story has nothing to lay out") {
    GraphPlaces places;
    places.show({}, {}, {});
    CHECK_FALSE(places.is_laying_out());
    CHECK(places.positions().empty());
  }
}

}  // namespace storylens
