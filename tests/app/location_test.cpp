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

  TEST_CASE("each view has a name that leads back to it") {
    for (const View view : {View::All, View::Summary, View::Takes, View::Graph}) {
      CHECK(view_from_name(view_name(view)) == view);
    }
    CHECK_FALSE(view_from_name("settings").has_value());
  }
}

}  // namespace storylens
