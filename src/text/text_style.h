// Text style: what a piece of text is drawn with. The typefaces themselves are the browser's.
//
// Units: size_px is in CSS pixels.
#pragma once

#include <cstdint>

namespace storylens {

enum class FontFamily : std::uint8_t {
  Reading,    // the typeface of the article around the element
  Interface,  // the system's interface typeface
  Mono,
};

struct TextStyle {
  float size_px = 16.0f;
  std::uint16_t weight = 400;
  FontFamily family = FontFamily::Reading;
  bool is_italic = false;
  bool has_halo = false;      // drawn as its outline, to stand behind a label
  std::uint8_t language = 0;  // TextMeasurer::language_index(); picks Han forms and fonts

  bool is_right_to_left = false;  // drawn in that direction; of a unit with an odd embedding level

  bool operator==(const TextStyle&) const = default;
};

// Of the font at a style, in CSS pixels, both positive: above and below the baseline.
struct FontMetrics {
  float ascent_px = 0.0f;
  float descent_px = 0.0f;
};

}  // namespace storylens
