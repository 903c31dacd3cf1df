#include "app/graph_places.h"

#include <doctest/doctest.h>

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

}  // namespace

TEST_SUITE("app/graph_places") {
  TEST_CASE("nodes stand where the bundle says, at rest") {
    const Bundle bundle = two_stories();
    const StoryGraph graph = build_story_graph(bundle, "en");
    GraphPlaces places;
    places.show(bundle, graph, {graph.find("story:two"), graph.find("entity:acme")});
    CHECK(places.positions()[0] == Vec2{100.0f, 0.0f});
    CHECK(places.positions()[1] == Vec2{0.0f, 50.0f});
    CHECK_FALSE(places.tick(false));
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
}

}  // namespace storylens
