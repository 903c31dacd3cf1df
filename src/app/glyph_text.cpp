#include "app/glyph_text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "text/script.h"

namespace storylens {
namespace {

constexpr std::size_t kMaxKnownUnits = 60'000;

}  // namespace

GlyphText::GlyphText(AtlasLimits limits) : atlas_(limits) {}

std::uint32_t GlyphText::style_id(const TextStyle& style) {
  for (std::size_t i = 0; i < styles_.size(); ++i) {
    if (styles_[i] == style) return static_cast<std::uint32_t>(i);
  }
  const auto id = static_cast<std::uint32_t>(styles_.size());
  styles_.push_back(style);
  font_metrics_.emplace_back();
  platform_define_style(id, style);
  return id;
}

const GlyphText::Unit& GlyphText::unit_of(std::string_view text, std::uint32_t style) {
  key_.assign(reinterpret_cast<const char*>(&style), sizeof style);
  key_.append(text);
  if (const auto found = units_.find(key_); found != units_.end()) return found->second;
  if (units_.size() >= kMaxKnownUnits) units_.clear();
  Unit unit;
  unit.metrics = platform_measure(text, style);
  unit.kind = is_emoji_unit(text) ? AtlasPageKind::Color : AtlasPageKind::Mask;
  return units_.emplace(key_, unit).first->second;
}

float GlyphText::advance_px(std::string_view unit, const TextStyle& style) {
  return unit_of(unit, style_id(style)).metrics.advance;
}

FontMetrics GlyphText::metrics(const TextStyle& style) {
  const std::uint32_t id = style_id(style);
  if (font_metrics_[id].ascent_px == 0.0f) font_metrics_[id] = platform_font_metrics(id);
  return font_metrics_[id];
}

InkBox GlyphText::device_ink(const Unit& unit, const TextStyle& style) const {
  const UnitMetrics& ink = unit.metrics;
  if (ink.ink_right <= ink.ink_left || ink.ink_bottom <= ink.ink_top) return {};
  const float margin = 1.0f + (style.has_halo ? 2.5f * device_pixel_ratio_ : 0.0f);
  InkBox box;
  box.left = static_cast<int>(std::floor(ink.ink_left * device_pixel_ratio_ - margin));
  box.top = static_cast<int>(std::floor(ink.ink_top * device_pixel_ratio_ - margin));
  box.width = static_cast<int>(std::ceil(ink.ink_right * device_pixel_ratio_ + margin)) - box.left;
  box.height = static_cast<int>(std::ceil(ink.ink_bottom * device_pixel_ratio_ + margin)) - box.top;
  return box;
}

void GlyphText::draw_unit(ImDrawList& list, std::string_view text, const TextStyle& style, Vec2 pen,
                          Rgba color) {
  const std::uint32_t id = style_id(style);
  const GlyphKey key = {text, id};
  const GlyphSlot* slot = atlas_.find(key);
  if (slot == nullptr) {
    const Unit& unit = unit_of(text, id);
    const InkBox ink = device_ink(unit, style);
    if (ink.width <= 0 || ink.height <= 0) return;
    slot = atlas_.place(key, ink, unit.kind);
    if (slot == nullptr) return;
  }
  const float css = 1.0f / device_pixel_ratio_;
  const auto rounded = [&](float value) { return std::round(value * device_pixel_ratio_); };
  const float left = rounded(pen.x) + static_cast<float>(slot->ink.left);
  const float top = rounded(pen.y) + static_cast<float>(slot->ink.top);
  const ImVec2 min = {left * css, top * css};
  const ImVec2 max = {(left + static_cast<float>(slot->ink.width)) * css,
                      (top + static_cast<float>(slot->ink.height)) * css};
  const float texel = 1.0f / static_cast<float>(atlas_.page_size());
  const ImVec2 uv_min = {static_cast<float>(slot->x) * texel, static_cast<float>(slot->y) * texel};
  const ImVec2 uv_max = {static_cast<float>(slot->x + slot->ink.width) * texel,
                         static_cast<float>(slot->y + slot->ink.height) * texel};
  const bool is_color = atlas_.page_kind(slot->page) == AtlasPageKind::Color;
  const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(slot->page));
  const bool is_other_page = texture != list._CmdHeader.TextureId;
  if (is_other_page) list.PushTextureID(texture);
  list.PrimReserve(6, 4);
  list.PrimRectUV(min, max, uv_min, uv_max, is_color ? (color | 0x00FFFFFFu) : color);
  if (is_other_page) list.PopTextureID();
}

void GlyphText::set_device_pixel_ratio(float ratio) {
  if (ratio == device_pixel_ratio_) return;
  device_pixel_ratio_ = ratio;
  atlas_.clear();
}

void GlyphText::forget_fonts() {
  units_.clear();
  std::fill(font_metrics_.begin(), font_metrics_.end(), FontMetrics{});
  atlas_.clear();
  ++generation_;
}

}  // namespace storylens
