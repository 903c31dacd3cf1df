// Theme: the colors, the type scale and the spacing of everything that is painted. One accent, quiet greys.
//
// Units:  colors 0xAABBGGRR as Dear ImGui's; lengths in CSS pixels.
// Source: pairs of text and ground are checked against WCAG 2.2 AA (4.5:1) in tests/ui/theme_test.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "text/text_style.h"

namespace storylens {

using Rgba = std::uint32_t;

// 0xRRGGBB as designers write it, opaque.
constexpr Rgba rgb(std::uint32_t value) {
  return 0xFF000000u | ((value & 0xFFu) << 16) | (value & 0xFF00u) | (value >> 16);
}

Rgba with_alpha(Rgba color, float alpha);      // alpha in [0, 1] replaces the color's own
Rgba mixed(Rgba a, Rgba b, float share_of_b);  // per channel, alpha too

// Contrast ratio by WCAG 2.2, in [1, 21]; alpha is ignored.
float contrast_ratio(Rgba a, Rgba b);

inline constexpr std::size_t kLensColors = 8;

struct Palette {
  bool is_dark = false;
  Rgba page;          // behind the text
  Rgba graph_ground;  // behind the graph
  Rgba card;          // menus, hover cards
  Rgba text;
  Rgba muted;    // meta lines; readable
  Rgba rule;     // hairlines; not text
  Rgba accent;   // links, selection, the current story
  Rgba marked;   // behind a marked mention
  Rgba warning;  // text of a conflict
  Rgba warning_ground;
  Rgba entity;  // fills of node kinds
  Rgba outlet;
  Rgba stub;
  Rgba edge;
  std::array<Rgba, kLensColors>
      lens;         // fills of petals, in order of the lens groups; text is never set in them
  Rgba unlabelled;  // petal of a take without a lens

  bool operator==(const Palette&) const = default;
};

const Palette& light_palette();
const Palette& dark_palette();
// High contrast: text 7:1 (WCAG 2.2 AAA), graphics 4.5:1. The host's colors are not taken into it.
const Palette& contrast_palette(bool is_dark);

// The palette with what the host's style sheet gives in place of the defaults; 0 = not given. Text colors
// that would lose their contrast on the new ground are moved towards black or white until they reach 4.5:1.
Palette customized(const Palette& base, Rgba page, Rgba text, Rgba accent);

// The type scale, CSS pixels.
struct TypeScale {
  float headline_px;
  float tagline_px;
  float heading_px;
  float body_px;
  float quote_px;
  float small_px;
};
// text_scale: what the reader asks of the browser, 1 = 16 px to the rem.
TypeScale type_scale(float panel_width_px, float text_scale = 1.0f);

inline constexpr float kToolbarHeight = 48.0f;
inline constexpr float kTabBarHeight = 52.0f;
inline constexpr float kMinTarget = 24.0f;

TextStyle reading(float size_px, int weight = 400);
TextStyle interface_text(float size_px, int weight = 400);

}  // namespace storylens
