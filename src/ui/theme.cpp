#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace storylens {
namespace {

constexpr Palette kLight = {
    .is_dark = false,
    .page = rgb(0xFDFCF9),
    .graph_ground = rgb(0xF4F2EC),
    .card = rgb(0xFFFFFF),
    .text = rgb(0x1C1B18),
    .muted = rgb(0x65625A),
    .rule = rgb(0xDEDAD0),
    .accent = rgb(0x9B2C1F),
    .marked = rgb(0xF7E3C4),
    .warning = rgb(0x8A4B00),
    .warning_ground = rgb(0xFBF1DC),
    .entity = rgb(0x2F6B8F),
    .outlet = rgb(0x6B7F59),
    .stub = rgb(0xA39E92),
    .edge = rgb(0xB9B3A6),
    .lens = {rgb(0xC0543D), rgb(0x2F7F86), rgb(0xC28A1E), rgb(0x6A5AA8), rgb(0x4F8A4C), rgb(0xB0507F),
             rgb(0x3F6FB5), rgb(0x8A6A48)},
    .unlabelled = rgb(0x9A958A),
};

constexpr Palette kDark = {
    .is_dark = true,
    .page = rgb(0x171614),
    .graph_ground = rgb(0x1E1D1A),
    .card = rgb(0x262521),
    .text = rgb(0xECE8E0),
    .muted = rgb(0xA8A398),
    .rule = rgb(0x3A3832),
    .accent = rgb(0xF0917F),
    .marked = rgb(0x463518),
    .warning = rgb(0xF0BE6E),
    .warning_ground = rgb(0x33291A),
    .entity = rgb(0x6FB1D6),
    .outlet = rgb(0x9DB387),
    .stub = rgb(0x7C776C),
    .edge = rgb(0x57534A),
    .lens = {rgb(0xE58069), rgb(0x5FB5BC), rgb(0xE0B04F), rgb(0xA597DD), rgb(0x86C082), rgb(0xDD87B0),
             rgb(0x7EA6E3), rgb(0xBF9F7B)},
    .unlabelled = rgb(0x8D887D),
};

constexpr Palette kLightContrast = {
    .is_dark = false,
    .page = rgb(0xFFFFFF),
    .graph_ground = rgb(0xFFFFFF),
    .card = rgb(0xFFFFFF),
    .text = rgb(0x000000),
    .muted = rgb(0x3A3A3A),
    .rule = rgb(0x6A6A6A),
    .accent = rgb(0x7A0012),
    .marked = rgb(0xFFE98A),
    .warning = rgb(0x5A3100),
    .warning_ground = rgb(0xFFF4D6),
    .entity = rgb(0x0B4A6F),
    .outlet = rgb(0x3A5226),
    .stub = rgb(0x595959),
    .edge = rgb(0x6A6A6A),
    .lens = {rgb(0x9C2F1B), rgb(0x0B5A61), rgb(0x7A5200), rgb(0x4A3A8C), rgb(0x2C6130), rgb(0x8C2A5B),
             rgb(0x1F4F99), rgb(0x63461F)},
    .unlabelled = rgb(0x5A5A5A),
};

constexpr Palette kDarkContrast = {
    .is_dark = true,
    .page = rgb(0x000000),
    .graph_ground = rgb(0x000000),
    .card = rgb(0x0C0C0C),
    .text = rgb(0xFFFFFF),
    .muted = rgb(0xD2D2D2),
    .rule = rgb(0x8F8F8F),
    .accent = rgb(0xFFB3A6),
    .marked = rgb(0x3D2E00),
    .warning = rgb(0xFFD58A),
    .warning_ground = rgb(0x2B2000),
    .entity = rgb(0x8FD0F5),
    .outlet = rgb(0xC3DBA9),
    .stub = rgb(0xA8A8A8),
    .edge = rgb(0x8F8F8F),
    .lens = {rgb(0xFF9C86), rgb(0x7FD8DF), rgb(0xF5C968), rgb(0xC4B8F5), rgb(0xA3DB9F), rgb(0xF5A8CB),
             rgb(0x9CC2F8), rgb(0xDDBE99)},
    .unlabelled = rgb(0xB0B0B0),
};

float channel(Rgba color, int index) {
  return static_cast<float>((color >> (8 * index)) & 0xFFu);
}

float luminance(Rgba color) {
  constexpr float kWeights[3] = {0.2126f, 0.7152f, 0.0722f};
  float sum = 0.0f;
  for (int i = 0; i < 3; ++i) {
    const float value = channel(color, i) / 255.0f;
    sum += kWeights[i] * (value <= 0.04045f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f));
  }
  return sum;
}

// Moves color towards black or white, whichever stands out more from the ground, until it can be read.
Rgba readable_on(Rgba ground, Rgba color) {
  constexpr float kAaText = 4.5f;
  const Rgba pole = contrast_ratio(ground, rgb(0x000000)) > contrast_ratio(ground, rgb(0xFFFFFF))
                        ? rgb(0x000000)
                        : rgb(0xFFFFFF);
  for (int step = 0; step <= 10; ++step) {
    const Rgba candidate = mixed(color, pole, static_cast<float>(step) * 0.1f);
    if (contrast_ratio(ground, candidate) >= kAaText) return candidate;
  }
  return pole;
}

}  // namespace

Rgba with_alpha(Rgba color, float alpha) {
  const auto byte = static_cast<Rgba>(std::clamp(alpha, 0.0f, 1.0f) * 255.0f + 0.5f);
  return (color & 0x00FFFFFFu) | (byte << 24);
}

Rgba mixed(Rgba a, Rgba b, float share_of_b) {
  Rgba result = 0;
  for (int i = 0; i < 4; ++i) {
    const float value = channel(a, i) + (channel(b, i) - channel(a, i)) * share_of_b;
    result |= static_cast<Rgba>(value + 0.5f) << (8 * i);
  }
  return result;
}

float contrast_ratio(Rgba a, Rgba b) {
  const float la = luminance(a);
  const float lb = luminance(b);
  return (std::max(la, lb) + 0.05f) / (std::min(la, lb) + 0.05f);
}

const Palette& light_palette() {
  return kLight;
}
const Palette& dark_palette() {
  return kDark;
}
const Palette& contrast_palette(bool is_dark) {
  return is_dark ? kDarkContrast : kLightContrast;
}

Palette customized(const Palette& base, Rgba page, Rgba text, Rgba accent) {
  Palette palette = base;
  if (page != 0) {
    palette.page = with_alpha(page, 1.0f);
    palette.graph_ground = mixed(palette.page, base.text, 0.035f);
    palette.card = palette.page;
  }
  if (text != 0) palette.text = with_alpha(text, 1.0f);
  if (accent != 0) palette.accent = with_alpha(accent, 1.0f);
  if (page != 0 || text != 0) {
    palette.muted = mixed(palette.text, palette.page, 0.3f);
    palette.rule = mixed(palette.page, palette.text, 0.15f);
    palette.edge = mixed(palette.page, palette.text, 0.3f);
    palette.marked = mixed(palette.page, palette.accent, 0.2f);
    palette.warning_ground = mixed(palette.page, palette.warning, 0.1f);
  }
  palette.text = readable_on(palette.page, palette.text);
  palette.muted = readable_on(palette.page, palette.muted);
  palette.accent = readable_on(palette.page, palette.accent);
  palette.warning = readable_on(palette.warning_ground, palette.warning);
  return palette;
}

TypeScale type_scale(float panel_width_px, float text_scale) {
  constexpr TypeScale kNarrow = {27.0f, 17.0f, 20.0f, 17.0f, 17.0f, 13.0f};
  constexpr TypeScale kWide = {36.0f, 19.0f, 22.0f, 17.0f, 18.0f, 13.5f};
  TypeScale scale = panel_width_px < 480.0f * text_scale ? kNarrow : kWide;
  for (float* size : {&scale.headline_px, &scale.tagline_px, &scale.heading_px, &scale.body_px,
                      &scale.quote_px, &scale.small_px}) {
    *size *= text_scale;
  }
  return scale;
}

TextStyle reading(float size_px, int weight) {
  return {.size_px = size_px, .weight = static_cast<std::uint16_t>(weight), .family = FontFamily::Reading};
}

TextStyle interface_text(float size_px, int weight) {
  return {.size_px = size_px, .weight = static_cast<std::uint16_t>(weight), .family = FontFamily::Interface};
}

}  // namespace storylens
