#include "app/graph_scene.h"

#include <doctest/doctest.h>

#include "app/graph_picture.h"
#include "arrange/arrange.h"
#include "require_ok.h"

namespace storylens {
namespace {

Bundle two_stories() {
  Bundle bundle;
  for (const char* slug : {"one", "two"}) {
    Story story;
    story.slug = slug;
    story.headline = slug;
    story.in_language = "en";
    story.entities = {{"acme", "Acme", {}}};
    story.related = {{"elsewhere", {}, {}}};
    Take take;
    take.id = take.outlet = take.outlet_name = "post.example";
    take.url = "https://post.example/";
    story.takes = {take, take};
    bundle.stories.push_back(story);
  }
  Entity entity;
  entity.slug = "acme";
  entity.names = {{"en", "Acme"}};
  bundle.entities = {entity};
  Outlet outlet;
  outlet.id = "post.example";
  outlet.name = "Post";
  bundle.outlets = {outlet};
  return bundle;
}

GraphScene scene_of(const Bundle& bundle, bool shows_outlets) {
  Bundle placed = bundle;
  placed.layout = settled_positions(build_story_graph(bundle, "en"));
  GraphScene scene;
  scene.build(placed, "en", "story:one", {false, shows_outlets});
  scene.set_viewport({0, 0}, {800, 600}, 600, 1);
  return scene;
}

int count_kind(const GraphScene& scene, NodeKind kind) {
  int count = 0;
  for (const int node : scene.visible())
    count += scene.graph().nodes[static_cast<std::size_t>(node)].kind == kind ? 1 : 0;
  return count;
}

}  // namespace

TEST_SUITE("app/graph_scene") {
  TEST_CASE("a graph with places of its own keeps them, whatever the hand does and whatever comes") {
    const auto graph_of = [](int count) {
      StoryGraph graph;
      for (int i = 0; i < count; ++i)
        graph.nodes.push_back({"story:" + std::to_string(i), NodeKind::Story, "A story", -1, 1});
      if (count > 1) graph.edges.push_back({0, 1, EdgeKind::Related, 1.0f, {}});
      return graph;
    };
    const Bundle bundle = two_stories();
    GraphScene scene;
    scene.set_viewport({0, 0}, {800, 600}, 600, 1);
    scene.build_placed(graph_of(2), {{"story:0", 5.0f, 7.0f}, {"story:1", 9.0f, 7.0f}}, bundle,
                       {true, false});
    REQUIRE(scene.visible().size() == 2);
    CHECK(scene.place_world(1) == Vec2{9.0f, 7.0f});  // though they overlap
    scene.begin_drag(0);
    scene.drag_to(0, {400.0f, 10.0f});
    scene.end_drag(0);
    while (scene.tick(16.0f, true)) {
    }
    CHECK(scene.place_world(0) == Vec2{5.0f, 7.0f});
    scene.build_placed(graph_of(3),
                       {{"story:0", 5.0f, 7.0f}, {"story:1", 9.0f, 7.0f}, {"story:2", 900.0f, 0.0f}}, bundle,
                       {true, false});
    CHECK(scene.place_world(1) == Vec2{9.0f, 7.0f});
    CHECK(scene.place_world(2) == Vec2{900.0f, 0.0f});
  }

  TEST_CASE("outlets stay folded until they are asked for") {
    const Bundle bundle = two_stories();
    CHECK(count_kind(scene_of(bundle, false), NodeKind::Outlet) == 0);
    CHECK(count_kind(scene_of(bundle, true), NodeKind::Outlet) == 1);
    CHECK(count_kind(scene_of(bundle, false), NodeKind::Stub) == 1);
  }

  TEST_CASE("what does not touch the current story shows only in the whole graph") {
    Bundle bundle = two_stories();
    Story far;
    far.slug = far.headline = "far";
    far.entities = {{"zeta", "Zeta", {}}};
    bundle.stories.push_back(far);
    GraphScene scene = scene_of(bundle, false);
    CHECK_FALSE(scene.is_visible(scene.graph().find("story:far")));
    CHECK_FALSE(scene.is_visible(scene.graph().find("story:two")));  // a common name alone is not enough
    scene.build(bundle, "en", "story:one", {true, false});
    CHECK(scene.is_visible(scene.graph().find("story:far")));
    CHECK(scene.is_visible(scene.graph().find("entity:zeta")));
  }

  TEST_CASE("a scene opens at rest, and ticking it moves nothing") {
    GraphScene scene = scene_of(two_stories(), false);
    const std::vector<Vec2> before = scene.positions_world();
    CHECK_FALSE(scene.tick(16, false));
    CHECK(scene.positions_world() == before);
  }

  TEST_CASE("showing outlets leaves every other node where it is") {
    const Bundle bundle = two_stories();
    GraphScene scene = scene_of(bundle, false);
    const int entity = scene.graph().find("entity:acme");
    const GraphView before = scene.view(-1, -1);
    scene.build(bundle, "en", "story:one", {false, true});
    while (scene.tick(16, true)) {
    }
    const GraphView after = scene.view(-1, -1);
    for (const GraphNodeView& a : before.nodes) {
      if (a.node != entity) continue;
      for (const GraphNodeView& b : after.nodes) {
        if (b.node == entity) CHECK(length(a.center - b.center) < 2.0f);
      }
    }
  }

  TEST_CASE("along time nodes go to their dates, and back to where they stood") {
    Bundle bundle = two_stories();
    bundle.stories[0].start_date = "2026-03-01";
    bundle.stories[1].start_date = "2026-01-01";
    GraphScene scene = scene_of(bundle, false);
    scene.build(bundle, "en", "story:one", {.is_whole = true});
    const std::vector<Vec2> before = scene.positions_world();
    Exploration exploration{.is_whole = true, .order = NodeOrder::Time};
    scene.explore(bundle, exploration, {});
    CHECK(scene.positions_world() == before);  // nothing jumps
    REQUIRE_OK(scene.time_axis() != nullptr);
    int ticks = 1;
    while (scene.tick(16, false)) ++ticks;
    CHECK(ticks > 10);
    CHECK(ticks < 100);
    const int one = scene.graph().find("story:one");
    const int two = scene.graph().find("story:two");
    CHECK(scene.place_world(two).x < scene.place_world(one).x);
    scene.begin_drag(one);
    scene.drag_to(one, {10, 10});
    scene.end_drag(one);
    scene.toggle_pin(one);
    CHECK_FALSE(scene.tick(16, false));  // a date is not moved by hand
    CHECK_FALSE(scene.has_pinned());
    exploration.order = NodeOrder::Free;
    scene.explore(bundle, exploration, {});
    CHECK(scene.tick(16, true));  // one step when motion is reduced
    CHECK_FALSE(scene.tick(16, true));
    CHECK(scene.time_axis() == nullptr);
    for (std::size_t i = 0; i < before.size(); ++i)
      CHECK(length(scene.positions_world()[i] - before[i]) < 0.01f);
  }

  TEST_CASE("a dragged node is under the pointer, and a pinned one stays there") {
    GraphScene scene = scene_of(two_stories(), false);
    const int node = scene.graph().find("entity:acme");
    REQUIRE_OK(node >= 0);
    scene.toggle_pin(node);
    CHECK(scene.has_pinned());
    scene.begin_drag(node);
    scene.drag_to(node, {300, 200});
    scene.end_drag(node);
    for (int i = 0; i < 400 && scene.tick(16, false); ++i) {
    }
    for (const GraphNodeView& view : scene.view(-1, -1).nodes) {
      if (view.node == node) CHECK(length(view.center - Vec2{300, 200}) < 0.5f);
    }
    scene.unpin_all();
    CHECK_FALSE(scene.has_pinned());
  }

  TEST_CASE("pins that are told to another scene stand at the same places there") {
    const Bundle bundle = two_stories();
    GraphScene scene = scene_of(bundle, false);
    const int node = scene.graph().find("entity:acme");
    scene.toggle_pin(node);
    scene.begin_drag(node);
    scene.drag_to(node, {300, 200});
    scene.end_drag(node);
    const std::vector<NodePosition> pins = scene.pins();
    REQUIRE_OK(pins.size() == 1);
    GraphScene other = scene_of(bundle, false);
    other.toggle_pin(other.graph().find("story:one"));
    other.set_pins(pins);
    CHECK(other.is_pinned(node));
    CHECK_FALSE(other.is_pinned(other.graph().find("story:one")));
    while (other.tick(16, true)) {
    }
    CHECK(other.pins()[0].x == pins[0].x);
    CHECK(other.pins()[0].y == pins[0].y);
    other.set_pins({{"entity:nobody", 0, 0}});
    CHECK_FALSE(other.has_pinned());
  }

  TEST_CASE("fit brings all that is visible into the viewport") {
    GraphScene scene = scene_of(two_stories(), false);
    scene.motion().pan({5000, 5000});
    scene.fit(false);
    const GraphView view = scene.view(-1, -1);
    for (const GraphNodeView& node : view.nodes) CHECK(view.area.contains(node.center));
  }

  TEST_CASE(
      "a picture that the reader left whole stays whole when the viewport changes, another stays as it is") {
    GraphScene scene = scene_of(two_stories(), false);
    scene.fit(false);
    scene.set_viewport({0, 0}, {300, 200}, 200, 1);
    const GraphView view = scene.view(-1, -1);
    for (const GraphNodeView& node : view.nodes) CHECK(view.area.contains(node.center));
    const float fitted = scene.camera().px_per_world;
    scene.set_viewport({0, 0}, {800, 600}, 600, 1);
    CHECK(scene.camera().px_per_world > fitted);

    scene.motion().pan({40, 0});
    const Camera panned = scene.camera();
    scene.set_viewport({0, 0}, {300, 200}, 200, 1);
    CHECK(scene.camera().center_world == panned.center_world);
    CHECK(scene.camera().px_per_world == panned.px_per_world);
  }

  TEST_CASE("a selection fades what it does not touch") {
    GraphScene scene = scene_of(two_stories(), false);
    const GraphView view = scene.view(scene.graph().find("entity:acme"), -1);
    for (const GraphNodeView& node : view.nodes) {
      const NodeKind kind = scene.graph().nodes[static_cast<std::size_t>(node.node)].kind;
      if (kind == NodeKind::Stub) CHECK(node.is_faded);
      if (kind == NodeKind::Story) CHECK_FALSE(node.is_faded);
    }
  }

  TEST_CASE("the picture has a petal for each take, hollow where it is link-only") {
    const Bundle bundle = two_stories();
    GraphScene scene = scene_of(bundle, false);
    const GraphView view = scene.view(-1, -1);
    GraphIndex index;
    index.update(scene.graph(), view, scene.positions_world());
    const GraphPicture picture = base_picture(bundle, scene, view, index, light_palette());
    int petals = 0;
    for (const ShapeInstance& shape : picture.shapes) {
      if (shape.shape != Shape::Petal) continue;
      ++petals;
      CHECK(shape.stroke_px > 0.0f);
    }
    CHECK(petals == 2);  // of the story that is read
  }

  TEST_CASE(
      "where a picture ends is known, at every zoom, with what stands around nodes and edges that are bent") {
    const Bundle bundle = two_stories();
    GraphScene scene = scene_of(bundle, true);
    const GraphView view = scene.view(-1, -1);
    GraphIndex index;
    index.update(scene.graph(), view, scene.positions_world());
    GraphPicture picture = base_picture(bundle, scene, view, index, light_palette());
    const GraphExtent extent = extent_of(picture);
    Camera camera = scene.camera();
    for (const float zoom : {0.02f, 1.0f, 30.0f}) {
      camera.px_per_world = zoom;
      NodeScale scale = scene.node_scale();
      scale.px_per_world = zoom;
      const UiRect canvas = extent.on_canvas(camera, scale);
      for (const ShapeInstance& shape : picture.shapes) {
        const Vec2 place = screen_from_world(camera, shape.center_world);
        const float around = (length(shape.offset) + length(shape.half_size)) * scale.px(shape.radius_world);
        CHECK(canvas.contains(place + Vec2{around, around}));
        CHECK(canvas.contains(place - Vec2{around, around}));
      }
    }
    EdgeInstance bent;
    bent.a_world = {0.0f, 0.0f};
    bent.b_world = {1000.0f, 0.0f};
    bent.bend = -0.5f;
    picture.edges = {bent};
    picture.shapes.clear();
    const UiRect arc = extent_of(picture).on_canvas(camera, scene.node_scale());
    CHECK(arc.contains(screen_from_world(camera, {500.0f, 499.0f})));
    // Of nothing there is nothing to copy.
    const UiRect nothing = extent_of({}).on_canvas(camera, scene.node_scale());
    CHECK(nothing.min.x > nothing.max.x);
  }

  TEST_CASE("going back puts everything where it stood, unpinned and at rest") {
    const Bundle bundle = two_stories();
    GraphScene scene = scene_of(bundle, false);
    const std::vector<PlacedNode> before = scene.placed();
    const int node = scene.graph().find("entity:acme");
    scene.begin_drag(node);
    scene.drag_to(node, {100, 100});
    scene.tick(16, true);
    scene.end_drag(node);
    scene.toggle_pin(node);
    CHECK_FALSE(scene.placed() == before);
    scene.explore(bundle, {}, {}, &before);
    CHECK(scene.placed() == before);
    CHECK_FALSE(scene.tick(16, false));
  }

  TEST_CASE("what is added leaves the others where they stand") {
    const Bundle bundle = two_stories();
    GraphScene scene = scene_of(bundle, false);
    const std::vector<PlacedNode> before = scene.placed();
    scene.explore(bundle, {.expanded = {"entity:acme"}}, {});
    CHECK(scene.visible().size() > before.size());
    for (const PlacedNode& node : before) {
      for (const PlacedNode& now : scene.placed()) {
        if (now.node == node.node) CHECK(now == node);
      }
    }
  }

  TEST_CASE("a path is lit and all else stands back") {
    const Bundle bundle = two_stories();
    GraphScene scene = scene_of(bundle, false);
    scene.explore(bundle, {.path_from = "story:one", .path_to = "story:two"}, {});
    const GraphView view = scene.view(-1, -1);
    int lit = 0;
    for (const GraphNodeView& item : view.nodes) {
      CHECK(item.is_faded != item.is_on_path);
      lit += item.is_on_path ? 1 : 0;
    }
    CHECK(lit == 3);
    int lit_edges = 0;
    for (const GraphEdgeView& edge : view.edges)
      lit_edges += scene.explored().is_edge_on_path(edge.edge) ? 1 : 0;
    CHECK(lit_edges == 2);
  }
}

}  // namespace storylens
