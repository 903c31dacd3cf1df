// Glyph text: measures units with the browser and draws them from the glyph atlas, sharp at any device pixel
// ratio. A unit wider than a page of the atlas is drawn in parts. What a frame may cost is bounded: past
// that, widths are estimated and pictures wait, and the frames after it make up for both.
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
  // Of a frame; both take about a fiftieth of a second.
  static constexpr std::size_t kMaxNewUnits = 3000;
  static constexpr std::size_t kMaxNewPictures = 1500;
  // What is past that in one text stays estimated.
  static constexpr std::size_t kMaxLeftUnits = 30'000;

  explicit GlyphText(AtlasLimits limits = {});

  float advance_px(std::string_view unit, const TextStyle& style) override;
  FontMetrics metrics(const TextStyle& style) override;
  std::uint8_t language_index(std::string_view language) override;
  void word_starts(std::string_view run, std::vector<std::uint8_t>& starts) override;
  void draw_unit(ImDrawList& list, std::string_view unit, const TextStyle& style, Vec2 pen,
                 Rgba color) override;
  void set_line(float top, float bottom) override;
  std::size_t new_units() const override { return new_units_; }
  unsigned generation() const override { return generation_; }

  // Also makes up for what the frames before have left.
  void begin_frame();
  // Whether another frame is wanted for what this one has left.
  bool has_more() const { return !left_.empty() || is_picture_left_; }

  // Whether lines stand on estimated widths, and will be set anew.
  bool is_estimating() const override { return !left_.empty(); }

  // The language of styles that name none, BCP 47: that of the story.
  void set_language(std::string_view language) { language_ = language_index(language); }
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

  std::uint32_t style_id(TextStyle style);
  // Sets key_; nullptr when it is not known.
  const Unit* find_unit(std::string_view text, std::uint32_t style);
  const Unit& measure();  // the unit of key_
  const Unit& unit_of(std::string_view text, std::uint32_t style);
  InkBox device_ink(const Unit& unit, const TextStyle& style) const;
  const GlyphSlot* slot_of(std::string_view text, std::uint32_t style, int part);
  void draw_slot(ImDrawList& list, const GlyphSlot& slot, Vec2 pen_px, Rgba color);

  GlyphAtlas atlas_;
  std::vector<TextStyle> styles_;
  std::vector<FontMetrics> font_metrics_;  // by style id; ascent 0 = not asked yet
  std::vector<std::string> languages_;     // from index 1 on
  std::uint8_t language_ = 0;
  std::unordered_map<std::string, Unit> units_;  // by four bytes of style id and the text
  std::string key_;                              // scratch
  std::vector<std::string> left_;                // keys of units whose widths were estimated
  bool may_leave_ = true;
  std::size_t new_units_ = 0;  // in this frame
  std::size_t new_pictures_ = 0;
  bool is_picture_left_ = false;
  float line_top_ = 0.0f;
  float line_bottom_ = 0.0f;
  float device_pixel_ratio_ = 1.0f;
  unsigned generation_ = 1;
};

}  // namespace storylens
