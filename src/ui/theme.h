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

using Color = std::uint32_t;

// 0xRRGGBB as designers write it, opaque.
constexpr Color rgb(std::uint32_t value) {
  return 0xFF000000u | ((value & 0xFFu) << 16) | (value & 0xFF00u) | (value >> 16);
}

Color with_alpha(Color color, float alpha);      // alpha in [0, 1] replaces the color's own
Color mixed(Color a, Color b, float share_of_b);  // per channel, alpha too

// Contrast ratio by WCAG 2.2, in [1, 21]; alpha is ignored.
float contrast_ratio(Color a, Color b);

inline constexpr std::size_t kLensColors = 8;

struct Palette {
  bool is_dark = false;
  Color page;          // behind the text
  Color graph_ground;  // behind the graph
  Color card;          // menus, hover cards
  Color text;
  Color muted;     // meta lines; readable
  Color rule;      // hairlines; not text
  Color accent;    // links, selection, the current story
  Color marked;    // behind a marked mention
  Color warning;   // text of a conflict
  Color warning_ground;
  Color entity;    // fills of node kinds
  Color outlet;
  Color stub;
  Color edge;
  std::array<Color, kLensColors> lens;  // fills of petals, in order of the lens groups; text is never set in them
  Color unlabelled;                     // petal of a take without a lens
};

const Palette& light_palette();
const Palette& dark_palette();

// The palette with what the host's style sheet gives in place of the defaults; 0 = not given. Text colors that would lose
// their contrast on the new ground are moved towards black or white until they reach 4.5:1.
Palette customized(const Palette& base, Color page, Color text, Color accent);

// The type scale, CSS pixels.
struct TypeScale {
  float headline_px;
  float tagline_px;
  float heading_px;
  float body_px;
  float quote_px;
  float small_px;
};
TypeScale type_scale(float panel_width_px);

inline constexpr float kToolbarHeight = 48.0f;
inline constexpr float kTabBarHeight = 52.0f;
inline constexpr float kMinTarget = 24.0f;

TextStyle reading(float size_px, int weight = 400);
TextStyle interface_text(float size_px, int weight = 400);

}  // namespace storylens
