#include "app/arrangement.h"

#include <doctest/doctest.h>

namespace storylens {

TEST_SUITE("app/arrangement") {
  TEST_CASE("an interface that is read from right to left has its panels mirrored") {
    const PanelPlaces places = place_panels({1440, 900, 1}, View::All);
    const PanelPlaces mirror = place_panels({1440, 900, 1}, View::All, true);
    CHECK(mirror.reader.min.x == 1440 - places.reader.max.x);
    CHECK(mirror.reader.max.x == 1440);
    CHECK(mirror.graph.min.x == 0);
    CHECK(mirror.graph.width() == places.graph.width());
  }

  TEST_CASE("a wide canvas shows text and graph side by side") {
    const PanelPlaces places = place_panels({1440, 900, 1}, View::All);
    CHECK(places.has_reader());
    CHECK(places.has_graph());
    CHECK_FALSE(places.has_tabs());
    CHECK(places.reader.max.x == places.graph.min.x);
    CHECK(places.graph.max.x == 1440.0f);
  }

  TEST_CASE("a tall canvas of middling width shows the graph above the text") {
    const PanelPlaces places = place_panels({820, 1180, 2}, View::All);
    CHECK(places.graph.max.y == places.reader.min.y);
    CHECK(places.reader.width() == 820.0f);
  }

  TEST_CASE("a phone shows one thing, with tabs at its foot") {
    const PanelPlaces summary = place_panels({390, 844, 3}, View::All);
    CHECK(summary.has_tabs());
    CHECK(summary.has_reader());
    CHECK_FALSE(summary.has_graph());
    CHECK(summary.part == PagePart::Summary);
    CHECK(summary.reader.max.y == summary.tabs.min.y);
    CHECK(place_panels({390, 844, 3}, View::Graph).has_graph());
    CHECK(place_panels({390, 844, 3}, View::Takes).part == PagePart::Takes);
  }

  TEST_CASE("no panel is turned inside out on a canvas of a few pixels") {
    for (const View view : {View::All, View::Summary, View::Takes, View::Graph}) {
      const PanelPlaces places = place_panels({20, 10, 1}, view);
      for (const UiRect* rect : {&places.toolbar, &places.reader, &places.graph, &places.tabs}) {
        CHECK(rect->width() >= 0.0f);
        CHECK(rect->height() >= 0.0f);
      }
    }
  }
}

}  // namespace storylens
