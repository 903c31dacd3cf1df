#include "ui/reading_settings.h"

#include <doctest/doctest.h>

namespace storylens {

TEST_SUITE("ui/reading_settings") {
  TEST_CASE("nothing chosen is nothing in the address, and the usual scales") {
    const ReadingSettings settings;
    CHECK(settings_address(settings).empty());
    CHECK(settings.text_scale() == 1.0f);
    CHECK(settings.measure_scale() == 1.0f);
    CHECK(settings.face_name() == "host");
  }

  TEST_CASE("what is chosen is in the address and read from it again") {
    ReadingSettings settings;
    settings.size = 3;
    settings.measure = Measure::Narrow;
    settings.face = Typeface::Sans;
    settings.theme = ThemeChoice::Contrast;
    CHECK(settings_address(settings) == "&textsize=130&measure=narrow&face=sans&theme=contrast");
    ReadingSettings read;
    CHECK(read_settings_part(read, "textsize", "130"));
    CHECK(read_settings_part(read, "measure", "narrow"));
    CHECK(read_settings_part(read, "face", "sans"));
    CHECK(read_settings_part(read, "theme", "contrast"));
    CHECK(read == settings);
    CHECK(read.text_scale() == doctest::Approx(1.3));
    CHECK(read.measure_scale() < 1.0f);
  }

  TEST_CASE("a choice that is the usual one is left out, but a theme is said: the host may have another") {
    ReadingSettings settings;
    settings.size = kUsualTextSize;
    settings.measure = Measure::Normal;
    settings.face = Typeface::Host;
    settings.theme = ThemeChoice::Auto;
    CHECK(settings_address(settings) == "&theme=auto");
  }

  TEST_CASE("an unknown value changes nothing, an unknown name is another's") {
    ReadingSettings settings;
    for (const char* value : {"", "7", "1000", "-1", "115 ", "115px"}) {
      CHECK(read_settings_part(settings, "textsize", value));
      CHECK(settings == ReadingSettings());
    }
    CHECK(read_settings_part(settings, "theme", "pink"));
    CHECK(settings == ReadingSettings());
    CHECK_FALSE(read_settings_part(settings, "size", "degree"));
  }

  TEST_CASE("an address replaces what it says, and leaves the rest as the reader chose it") {
    ReadingSettings settings;
    settings.size = 4;
    settings.theme = ThemeChoice::Dark;
    ReadingSettings address;
    address.theme = ThemeChoice::Light;
    take_over(settings, address);
    CHECK(settings.size == 4);
    CHECK(settings.theme == ThemeChoice::Light);
  }
}

}  // namespace storylens
