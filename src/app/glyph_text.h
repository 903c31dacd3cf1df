// Glyph text: measures units with the browser and draws them from the glyph atlas, sharp at any device pixel
// ratio.
//
// Units: CSS pixels outside, device pixels in the atlas. Pens are rounded to whole device pixels.
// Cost:  one hash look-up a unit once it is known; a new unit costs one call to the browser.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "app/platform.h"
#include "render/glyph_atlas.h"
#include "ui/unit_painter.h"

namespace storylens {

class GlyphText final : public UnitPainter {
 public:
  explicit GlyphText(AtlasLimits limits = {});

  float advance_px(std::string_view unit, const TextStyle& style) override;
  FontMetrics metrics(const TextStyle& style) override;
  void draw_unit(ImDrawList& list, std::string_view unit, const TextStyle& style, Vec2 pen,
                 Rgba color) override;
  unsigned generation() const override { return generation_; }

  void begin_frame() { atlas_.begin_frame(); }
  void set_device_pixel_ratio(float ratio);
  // Fonts arrived or changed: everything is measured and drawn anew.
  void forget_fonts();
  // The textures are gone, the metrics are not.
  void forget_pictures() { atlas_.clear(); }

  GlyphAtlas& atlas() { return atlas_; }

 private:
  struct Unit {
    UnitMetrics metrics;
    AtlasPageKind kind = AtlasPageKind::Mask;
  };

  std::uint32_t style_id(const TextStyle& style);
  const Unit& unit_of(std::string_view text, std::uint32_t style);
  InkBox device_ink(const Unit& unit, const TextStyle& style) const;

  GlyphAtlas atlas_;
  std::vector<TextStyle> styles_;
  std::vector<FontMetrics> font_metrics_;  // by style id; ascent 0 = not asked yet
  std::unordered_map<std::string, Unit> units_;
  std::string key_;  // scratch
  float device_pixel_ratio_ = 1.0f;
  unsigned generation_ = 1;
};

}  // namespace storylens
