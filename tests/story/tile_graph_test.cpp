#include "story/tile_graph.h"

#include <doctest/doctest.h>

#include <string>

using namespace storylens;

namespace {

constexpr char kTiles[] = R"({"of": 900, "missing": 2, "nodes": [
  {"id": "entity:lumen", "label": {"en": "Lumen", "ko": "루멘"}, "weight": 4, "x": -40, "y": 12},
  {"id": "story:a", "label": {"en": "A"}, "weight": 1, "x": 71, "y": -30},
  {"id": "story:b", "label": {}, "weight": 1, "x": 0, "y": 0}
], "edges": [[1, 0], [1, 2], [1, 7], [2, 2], [0], ["x", "y"], 5]})";

TEST_SUITE("story/tile_graph") {
  TEST_CASE("a part of the whole graph has its nodes, their places and how many there are in all") {
    const TileGraph tiles = read_tile_graph(kTiles, "ko");
    CHECK(tiles.total == 900);
    CHECK(tiles.missing == 2);
    REQUIRE(tiles.graph.nodes.size() == 3);
    REQUIRE(tiles.places.size() == 3);
    CHECK(tiles.graph.nodes[0].kind == NodeKind::Entity);
    CHECK(tiles.graph.nodes[0].story_count == 4);
    CHECK(tiles.graph.nodes[1].kind == NodeKind::Story);
    CHECK(tiles.graph.nodes[1].item == -1);
    CHECK(tiles.places[1].id == "story:a");
    CHECK(tiles.places[1].x == 71.0f);
    CHECK(tiles.places[1].y == -30.0f);
  }

  TEST_CASE("a label is in the language that is asked for, else in the first that there is") {
    CHECK(read_tile_graph(kTiles, "ko").graph.nodes[0].label == "루멘");
    CHECK(read_tile_graph(kTiles, "ko").graph.nodes[1].label == "A");
    CHECK(read_tile_graph(kTiles, "ja").graph.nodes[0].label == "Lumen");
    CHECK(read_tile_graph(kTiles, "ja").graph.nodes[2].label.empty());
  }

  TEST_CASE("an edge that has no two ends among the nodes is left out") {
    const StoryGraph graph = read_tile_graph(kTiles, "en").graph;
    REQUIRE(graph.edges.size() == 2);
    CHECK(graph.edges[0].kind == EdgeKind::Mentions);
    CHECK(graph.edges[0].source == 1);
    CHECK(graph.edges[0].target == 0);
    CHECK(graph.edges[1].kind == EdgeKind::Related);
  }

  TEST_CASE("what is no part of a graph is an empty one") {
    for (const char* const text :
         {"", "[", "[]", "{}", R"({"nodes": 1, "edges": 2})", R"({"nodes": [{"x": 1, "y": 1}], "edges": []})",
          R"({"nodes": [{"id": "story:a", "x": 1e30, "y": 1}], "edges": []})"}) {
      CAPTURE(text);
      CHECK(read_tile_graph(text, "en").graph.nodes.empty());
    }
  }
}

}  // namespace
