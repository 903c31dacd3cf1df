// Platform: the handful of things that the app asks of the browser. platform_web.cpp answers them.
//
// Units: CSS pixels unless named otherwise.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "arrange/arrange.h"
#include "render/glyph_atlas.h"
#include "text/text_style.h"

namespace storylens {

// The advance and the ink of a unit around its pen origin, y down.
struct UnitMetrics {
  float advance = 0.0f;
  float ink_left = 0.0f;
  float ink_top = 0.0f;
  float ink_right = 0.0f;
  float ink_bottom = 0.0f;
};

// Tells the browser what style id stands for. Ids count from 0 without gaps. language is BCP 47, or empty.
void platform_define_style(std::uint32_t id, const TextStyle& style, std::string_view language);
UnitMetrics platform_measure(std::string_view unit, std::uint32_t style);
FontMetrics platform_font_metrics(std::uint32_t style);
// TextMeasurer::word_starts(), of a run of characters of three bytes each.
void platform_word_starts(std::string_view run, std::uint8_t* starts);

// The other bits of a request's style say which part of a wide unit it is.
inline constexpr std::uint32_t kStyleMask = 0x00FFFFFF;

// Draws the units and uploads them to their places in the page textures (GL names by page); a request without
// text wipes its rectangle.
void platform_raster(const std::vector<RasterRequest>& requests, const std::vector<unsigned>& textures,
                     const GlyphAtlas& atlas);

// Tells the host that something happened; detail is JSON. False when a listener prevented it.
bool platform_emit(std::string_view event, std::string_view detail_json);
// A clock, for work that is done a little at a time.
double platform_now_ms();
void platform_set_cursor(std::string_view css_cursor);

// Has a graph laid out, beside the page where that can be. App::take_layout() and fail_layout() are told;
// there is one layout at a time.
void platform_start_layout(const Picture& picture);
void platform_stop_layout();

}  // namespace storylens
