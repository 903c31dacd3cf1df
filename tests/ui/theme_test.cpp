#include "ui/theme.h"

#include <doctest/doctest.h>

namespace storylens {
namespace {

constexpr float kAaText = 4.5f;
constexpr float kAaGraphics = 3.0f;
constexpr float kAaaText = 7.0f;

void check_text(const Palette& palette, float least = kAaText) {
  for (const Rgba ground : {palette.page, palette.graph_ground, palette.card}) {
    CHECK(contrast_ratio(ground, palette.text) >= least);
    CHECK(contrast_ratio(ground, palette.muted) >= least);
    CHECK(contrast_ratio(ground, palette.accent) >= least);
  }
  CHECK(contrast_ratio(palette.marked, palette.text) >= least);
  CHECK(contrast_ratio(palette.marked, palette.accent) >= least);
  CHECK(contrast_ratio(palette.warning_ground, palette.warning) >= least);
  CHECK(contrast_ratio(palette.page, palette.warning) >= least);
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

  TEST_CASE("in high contrast text has 7:1 on every ground, and lines and fills 4.5:1") {
    for (const bool is_dark : {false, true}) {
      const Palette& palette = contrast_palette(is_dark);
      CHECK(palette.is_dark == is_dark);
      check_text(palette, kAaaText);
      for (const Rgba fill : {palette.accent, palette.entity, palette.outlet, palette.stub, palette.edge,
                              palette.rule, palette.unlabelled})
        CHECK(contrast_ratio(palette.graph_ground, fill) >= kAaText);
      for (const Rgba fill : palette.lens) CHECK(contrast_ratio(palette.page, fill) >= kAaText);
    }
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
