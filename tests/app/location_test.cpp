#include "app/location.h"

#include <doctest/doctest.h>

#include "require_ok.h"

namespace storylens {

TEST_SUITE("app/location") {
  TEST_CASE("a location that is written is read again") {
    Location place;
    place.story = "a-story";
    place.language = "ko";
    place.node = "entity:알리바바";
    place.takes.filter.of(Facet::Lens) = {"Asia tech, US & China", ""};
    place.takes.sort = Facet::Date;
    place.view = View::Takes;
    place.camera = CameraPlace{-12.5f, 40.0f, 1.25f};
    const Location read = read_location("#" + write_location(place));
    CHECK(read.story == place.story);
    CHECK(read.language == place.language);
    CHECK(read.node == place.node);
    CHECK(read.takes == place.takes);
    CHECK(read.view == View::Takes);
    REQUIRE_OK(read.camera.has_value());
    CHECK(read.camera->x == doctest::Approx(-12.5));
    CHECK(read.camera->zoom == doctest::Approx(1.25));
  }

  TEST_CASE("a page, a date and two versions are written and read; what is too long is not") {
    Location place;
    place.story = "a-story";
    place.page = "entity:알리바바";
    place.since = "2026-06-24";
    place.versions = "0,2";
    const Location read = read_location(write_location(place));
    CHECK(read.page == place.page);
    CHECK(read.since == place.since);
    CHECK(read.versions == place.versions);
    CHECK(read_location("page=" + std::string(400, 'x')).page.empty());
    CHECK(read_location("page=a%0Ab").page == "a b");
  }

  TEST_CASE("what is usual is not written") {
    Location place;
    place.story = "s";
    CHECK(write_location(place) == "story=s");
  }

  TEST_CASE("unknown parts, wrong values and broken escapes are passed over") {
    const Location read = read_location("utm_source=x&view=sideways&story=a%2&&camera=1,2&node");
    CHECK(read.story == "a%2");
    CHECK(read.view == View::All);
    CHECK_FALSE(read.camera.has_value());
    CHECK(read.node.empty());
  }

  TEST_CASE("a camera that is not of this world is no camera") {
    for (const char* text :
         {"camera=nan,0,1", "camera=0,inf,1", "camera=0,0,0", "camera=0,0,-1", "camera=1e30,0,1"}) {
      CHECK_FALSE(read_location(text).camera.has_value());
    }
  }

  TEST_CASE("pinned nodes come back with their places, whatever their ids") {
    Location place;
    place.story = "s";
    place.pins = {{"entity:알리바바", -12.5f, 40.0f}, {"outlet:a@b", 1.0f, 2.0f}, {"entity:a;b", 3.0f, 4.0f}};
    const Location read = read_location(write_location(place));
    REQUIRE_OK(read.pins.size() == 2);  // one whose id holds the separator is left out
    CHECK(read.pins[0].id == "entity:알리바바");
    CHECK(read.pins[0].x == -12.5f);
    CHECK(read.pins[0].y == 40.0f);
    CHECK(read.pins[1].id == "outlet:a@b");
  }

  TEST_CASE("pins without a place, not of this world or beyond the limit are passed over") {
    const Location read = read_location("pin=a@1;b@nan,2;@1,2;c@1,2x;d@1e30,0;e@;f@3,4;g@,5");
    REQUIRE_OK(read.pins.size() == 1);
    CHECK(read.pins[0].id == "f");
    std::string many = "pin=";
    for (int i = 0; i < 100; ++i) many += "n@1,2;";
    CHECK(read_location(many).pins.size() == kMostPins);
  }

  TEST_CASE("each view has a name that leads back to it") {
    for (const View view : {View::All, View::Summary, View::Takes, View::Graph}) {
      CHECK(view_from_name(view_name(view)) == view);
    }
    CHECK_FALSE(view_from_name("settings").has_value());
  }
}

}  // namespace storylens
