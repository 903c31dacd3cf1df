#include "ui/theme.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

constexpr float kAaText = 4.5f;
constexpr float kAaGraphics = 3.0f;

void check_text(const Palette& palette) {
  for (const Rgba ground : {palette.page, palette.graph_ground, palette.card}) {
    CHECK(contrast_ratio(ground, palette.text) >= kAaText);
    CHECK(contrast_ratio(ground, palette.muted) >= kAaText);
    CHECK(contrast_ratio(ground, palette.accent) >= kAaText);
  }
  CHECK(contrast_ratio(palette.marked, palette.text) >= kAaText);
  CHECK(contrast_ratio(palette.marked, palette.accent) >= kAaText);
  CHECK(contrast_ratio(palette.warning_ground, palette.warning) >= kAaText);
  CHECK(contrast_ratio(palette.page, palette.warning) >= kAaText);
}

void check_graphics(const Palette& palette) {
  for (const Rgba fill : {palette.accent, palette.entity, palette.outlet}) {
    CHECK(contrast_ratio(palette.graph_ground, fill) >= kAaGraphics);
  }
}

}  // namespace

TEST_SUITE("ui/theme") {
  TEST_CASE("the contrast of black on white is 21 and of a color on itself is 1") {
    CHECK(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21.0));
    CHECK(contrast_ratio(rgb(0x9B2C1F), rgb(0x9B2C1F)) == doctest::Approx(1.0));
  }

  TEST_CASE("rgb writes red first and is opaque") {
    CHECK(rgb(0x112233) == 0xFF332211u);
  }

  TEST_CASE("every text color of both themes can be read on its grounds") {
    check_text(light_palette());
    check_text(dark_palette());
  }

  TEST_CASE("the fills of nodes stand out from the ground of the graph") {
    check_graphics(light_palette());
    check_graphics(dark_palette());
  }

  TEST_CASE("colors of the host are taken, and moved until they can be read") {
    const Palette palette = customized(light_palette(), rgb(0x202020), rgb(0x303030), rgb(0x404040));
    CHECK(palette.page == rgb(0x202020));
    CHECK(contrast_ratio(palette.page, palette.text) >= kAaText);
    CHECK(contrast_ratio(palette.page, palette.muted) >= kAaText);
    CHECK(contrast_ratio(palette.page, palette.accent) >= kAaText);
  }

  TEST_CASE("colors that the host does not give stay ours") {
    CHECK(customized(light_palette(), 0, 0, 0).accent == light_palette().accent);
    CHECK(customized(dark_palette(), 0, 0, 0).text == dark_palette().text);
  }
}

}  // namespace storylens
